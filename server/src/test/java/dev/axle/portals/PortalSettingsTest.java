package dev.axle.portals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.axle.testing.Exchange;
import dev.axle.testing.RunningAxle;
import dev.axle.testing.TestPortal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an account chooses for itself, and where it shows. */
class PortalSettingsTest {

  private static final String SETTINGS = "/axle/v1/portal/settings";

  @Test
  void aChangeShowsAtOnceAndToThisPortalOnly() {
    TestPortal portal = RunningAxle.get().portal(PortalSettingsTest.class);
    TestPortal other = RunningAxle.get().portal(PortalSettingsTest.class);
    assertThat(portal.get(SETTINGS).expect(200).at("/timeZone")).isEqualTo("America/New_York");
    Exchange changed =
        portal
            .patch(
                SETTINGS,
                """
                {"name": "Ours", "timeZone": "Asia/Kolkata", "createAndAssociateCompanies": true}
                """)
            .expect(200);
    assertThat(changed.at("/companyCurrency")).isEqualTo("USD");
    assertThat(portal.get(SETTINGS).at("/createAndAssociateCompanies")).isEqualTo("true");
    Exchange details = portal.get("/account-info/v3/details").expect(200);
    assertThat(details.at("/timeZone")).isEqualTo("Asia/Kolkata");
    assertThat(details.at("/utcOffset")).isEqualTo("+05:30");
    // 18:30 UTC is midnight there
    assertThat(
            portal.get("/account-info/v3/api-usage/daily/private-apps").at("/results/0/resetsAt"))
        .endsWith("T18:30:00Z");
    assertThat(other.get(SETTINGS).at("/timeZone")).isEqualTo("America/New_York");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"timeZone\": \"Mars/Olympus\"}",
        "{\"companyCurrency\": \"ZZZ\"}",
        "{\"name\": \" \"}"
      })
  void whatCannotBeIsRefused(String body) {
    RunningAxle.get().portal(PortalSettingsTest.class).patch(SETTINGS, body).expect(400);
  }

  @Test
  void scopesDecide() {
    TestPortal reader =
        RunningAxle.get().portal(PortalSettingsTest.class).withScopes("settings.currencies.read");
    reader.get(SETTINGS).expect(200);
    reader.patch(SETTINGS, "{\"name\": \"X\"}").expect(403);
  }

  @Test
  void theOlderFormsSayTheSame() {
    TestPortal portal = RunningAxle.get().portal(PortalSettingsTest.class);
    portal.patch(SETTINGS, "{\"timeZone\": \"Asia/Kolkata\"}").expect(200);
    Exchange me = portal.get("/integrations/v1/me").expect(200);
    assertThat(me.at("/portalId")).isEqualTo(portal.id().toString());
    assertThat(me.at("/utcOffsetMilliseconds")).isEqualTo("19800000");
    assertThat(me.at("/currency")).isEqualTo("USD");
    long calls = portal.get("/integrations/v1/limit/daily").json().at("/0/currentUsage").asLong();
    assertThat(calls).isPositive();
    Exchange now = portal.get("/account-info/v3/api-usage/daily/private-apps").expect(200);
    assertThat(now.at("/results/0/currentUsage")).isEqualTo(Long.toString(calls + 1));
    assertThat(
            portal.request("GET", "/integrations/v1/me").without("Authorization").send().status())
        .isEqualTo(401);
  }
}
