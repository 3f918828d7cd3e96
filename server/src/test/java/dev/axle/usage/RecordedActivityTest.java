package dev.axle.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.axle.edge.AppId;
import dev.axle.portals.AppActivity;
import dev.axle.testing.RunningAxle;
import dev.axle.testing.TestPortal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the page of an app shows of its calls and scopes. */
class RecordedActivityTest {

  private static final String CONTACTS = "/crm/v3/objects/contacts";
  private static final RunningAxle AXLE = RunningAxle.get();
  private static final AppActivity ACTIVITY = AXLE.axle().activity();

  @Test
  void thirtyDaysAreToldWithTheirErrors() {
    TestPortal portal = AXLE.portal(RecordedActivityTest.class);
    AppId first = Apps.named(AXLE, portal, Apps.FIRST);
    portal.get(CONTACTS).expect(200);
    portal.get(CONTACTS + "/999999999999").expect(404);
    portal.moveClock(Duration.ofDays(3));
    portal.get(CONTACTS).expect(200);
    portal.forUser("Sync", 1).get(CONTACTS).expect(200);
    List<AppActivity.Day> days = ACTIVITY.days(portal.id(), first);
    assertThat(days).hasSize(30);
    LocalDate today = days.getLast().date();
    assertThat(days.getFirst().date()).isEqualTo(today.minusDays(29));
    assertThat(days.getLast()).isEqualTo(new AppActivity.Day(today, 1, 0));
    assertThat(days.get(28)).isEqualTo(new AppActivity.Day(today.minusDays(1), 0, 0));
    assertThat(days.get(26)).isEqualTo(new AppActivity.Day(today.minusDays(3), 2, 1));
  }

  @Test
  void scopesThatWereNotUsedInADayAreTold() {
    TestPortal portal = AXLE.portal(RecordedActivityTest.class);
    Set<String> granted = Set.of("crm.objects.contacts.read", "crm.objects.companies.read");
    TestPortal caller = portal.withScopes(granted.toArray(String[]::new));
    AppId app = Apps.named(AXLE, portal, "App with few scopes");
    assertThat(ACTIVITY.unused(portal.id(), app, granted)).as("it never called").isEmpty();
    caller.get(CONTACTS).expect(200);
    assertThat(ACTIVITY.unused(portal.id(), app, granted)).as("it just began").isEmpty();
    portal.moveClock(Duration.ofHours(25));
    assertThat(ACTIVITY.unused(portal.id(), app, granted))
        .hasValueSatisfying(
            unused -> assertThat(unused.scopes()).containsExactly("crm.objects.companies.read"));
    caller.get("/crm/v3/objects/companies").expect(200);
    assertThat(ACTIVITY.unused(portal.id(), app, granted)).isEmpty();
  }
}
