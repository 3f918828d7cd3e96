package dev.axle.portals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.axle.testing.Exchange;
import dev.axle.testing.RunningAxle;
import dev.axle.testing.TestPortal;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The apps that an account makes for itself, and the rotation of their tokens. */
class PrivateAppsTest {

  private static final String APPS = "/axle/v1/private-apps";
  private static final String CONTACTS = "/crm/v3/objects/contacts";
  private static final String READER =
      "{\"name\": \"Reader\", \"scopes\": [\"crm.objects.contacts.read\"]}";

  private final TestPortal portal = RunningAxle.get().portal(PrivateAppsTest.class);

  private Exchange made() {
    return portal.post(APPS, READER).expect(201);
  }

  private TestPortal with(Exchange shown) {
    return portal.withToken(shown.at("/token"));
  }

  @Test
  void anAppIsMadeReadChangedAndDeleted() {
    Exchange made = made();
    assertThat(made.at("/token")).startsWith("pat-na1-");
    String one = APPS + "/" + made.at("/appId");
    with(made).get(CONTACTS).expect(200);
    assertThat(portal.get(one).expect(200).has("/token")).isFalse();
    assertThat(portal.get(APPS).json().get("results").size()).isEqualTo(2);
    Exchange changed = portal.patch(one, "{\"scopes\": [\"crm.objects.deals.read\"]}").expect(200);
    assertThat(changed.at("/name")).isEqualTo("Reader");
    with(made).get(CONTACTS).expect(403);
    with(made).get("/crm/v3/objects/deals").expect(200);
    portal.delete(one).expect(204);
    with(made).get("/crm/v3/objects/deals").expect(401);
    portal.get(one).expect(404);
    portal.delete(one).expect(404);
    assertThat(
            portal
                .get("/account-info/v3/activity/audit-logs")
                .json()
                .get("results")
                .findValuesAsString("action"))
        .containsExactly("CREATE", "UPDATE", "DELETE");
  }

  @Test
  void aTokenRotatedNowEndsNow() {
    Exchange made = made();
    Exchange rotated =
        portal.post(APPS + "/" + made.at("/appId") + "/rotate", "{\"overlapDays\": 0}").expect(200);
    with(made).get(CONTACTS).expect(401);
    with(rotated).get(CONTACTS).expect(200);
  }

  @Test
  void aTokenRotatedWithOverlapEndsInAWeek() {
    Exchange made = made();
    String rotate = APPS + "/" + made.at("/appId") + "/rotate";
    Exchange rotated = portal.post(rotate, "{\"overlapDays\": 7}").expect(200);
    assertThat(rotated.at("/tokens/0/expiresAt")).isNotEmpty();
    assertThat(rotated.has("/tokens/1/expiresAt")).isFalse();
    portal.moveClock(Duration.ofDays(7).minusHours(1));
    with(made).get(CONTACTS).expect(200);
    with(rotated).get(CONTACTS).expect(200);
    portal.moveClock(Duration.ofDays(7).plusMinutes(1));
    assertThat(with(made).get(CONTACTS).expect(401).at("/category"))
        .isEqualTo("EXPIRED_AUTHENTICATION");
    with(rotated).get(CONTACTS).expect(200);
  }

  @Test
  void ofTwoRotationsOneTokenIsLeftBesideTheNewest() {
    Exchange made = made();
    String rotate = APPS + "/" + made.at("/appId") + "/rotate";
    Exchange second = portal.post(rotate, "{\"overlapDays\": 7}").expect(200);
    Exchange third = portal.post(rotate, "{\"overlapDays\": 7}").expect(200);
    with(made).get(CONTACTS).expect(401);
    with(second).get(CONTACTS).expect(200);
    with(third).get(CONTACTS).expect(200);
    portal.post(rotate, "{\"overlapDays\": 3}").expect(400);
  }

  @Test
  void anAccountHasTwentyAtMost() {
    for (int i = 1; i < 20; i++) {
      made();
    }
    assertThat(portal.post(APPS, READER).expect(400).at("/message")).contains("20 private apps");
  }

  @Test
  void nobodyMakesAnAppThatMayDoMore() {
    TestPortal keeper = portal.withScopes("private-apps-write");
    keeper.post(APPS, READER).expect(403);
    String strong = made().at("/appId");
    keeper.post(APPS + "/" + strong + "/rotate", "{}").expect(403);
    keeper.patch(APPS + "/" + strong, "{\"scopes\": [\"crm.objects.contacts.read\"]}").expect(403);
    portal.withScopes("private-apps-read").post(APPS, READER).expect(403);
  }

  @Test
  void appsAreTheirAccountsOnly() {
    String id = made().at("/appId");
    TestPortal other = RunningAxle.get().portal(PrivateAppsTest.class);
    other.get(APPS + "/" + id).expect(404);
    other.post(APPS + "/" + id + "/rotate", "{}").expect(404);
    other.delete(APPS + "/" + id).expect(404);
  }

  @Test
  void anAppDoesNotDeleteItself() {
    String own = portal.get(APPS).at("/results/0/appId");
    portal.delete(APPS + "/" + own).expect(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"name\": \"\", \"scopes\": []}",
        "{\"name\": \"A\", \"scopes\": [\"no\"]}",
        "{}"
      })
  void whatCanNotBeIsRefused(String app) {
    portal.post(APPS, app).expect(400);
  }
}
