package dev.axle.portals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.axle.testing.Exchange;
import dev.axle.testing.RunningAxle;
import dev.axle.testing.TestPortal;
import java.sql.Connection;
import org.junit.jupiter.api.Test;

/** A public app calls within limits of its own, and takes nothing of the day. */
class PublicAppLimitsTest {

  private static final String DETAILS = "/account-info/v3/details";

  @Test
  void itHasABurstAndNoDay() throws Exception {
    TestPortal portal = RunningAxle.strict().portal(PublicAppLimitsTest.class);
    TestPortal app = portal.forUser("Installed", 1);
    try (Connection connection = RunningAxle.strict().database();
        var update =
            connection.prepareStatement(
                "update app set kind = 'PUBLIC_APP' where portal_id = ? and name = 'Installed'")) {
      update.setLong(1, portal.id().value());
      assertThat(update.executeUpdate()).isEqualTo(1);
    }
    Exchange answer = app.get(DETAILS).expect(200);
    assertThat(answer.header("X-HubSpot-RateLimit-Max")).hasValue("110");
    assertThat(answer.header("X-HubSpot-RateLimit-Remaining")).hasValue("109");
    assertThat(answer.header("X-HubSpot-RateLimit-Interval-Milliseconds")).hasValue("10000");
    assertThat(answer.header("X-HubSpot-RateLimit-Daily")).isEmpty();
    assertThat(answer.header("X-HubSpot-RateLimit-Daily-Remaining")).isEmpty();
    assertThat(answer.header("X-HubSpot-RateLimit-Secondly")).isEmpty();
    assertThat(portal.get("/axle/v1/usage/today").expect(200).at("/used")).isEqualTo("0");
    assertThat(portal.get(DETAILS).header("X-HubSpot-RateLimit-Daily-Remaining"))
        .hasValue("999999");
  }
}
