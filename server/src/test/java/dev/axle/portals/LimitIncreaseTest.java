package dev.axle.portals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.axle.testing.Exchange;
import dev.axle.testing.HttpCall;
import dev.axle.testing.RunningAxle;
import dev.axle.testing.TestPortal;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The add-on that lets the apps of a portal call more. */
class LimitIncreaseTest {

  private static final String DETAILS = "/account-info/v3/details";

  @Test
  void itShowsInHeadersAndInTheAccountsUsage() {
    TestPortal portal = RunningAxle.strict().portal(LimitIncreaseTest.class);
    assertThat(portal.get(DETAILS).header("X-HubSpot-RateLimit-Max")).hasValue("190");
    RunningAxle.strict().axle().portals().increaseLimits(portal.id(), 2);
    Exchange answer = portal.get(DETAILS).expect(200);
    assertThat(answer.header("X-HubSpot-RateLimit-Max")).hasValue("250");
    assertThat(answer.header("X-HubSpot-RateLimit-Daily")).hasValue("3000000");
    assertThat(
            portal.get("/account-info/v3/api-usage/daily/private-apps").at("/results/0/usageLimit"))
        .isEqualTo("3000000");
  }

  @Test
  void theFirstPortalHasItByASetting(@TempDir Path folder) {
    try (RunningAxle axle =
        RunningAxle.start(folder, Map.of("AXLE_LIMITS", "real", "AXLE_LIMIT_INCREASES", "1"))) {
      String token = axle.axle().opened().orElseThrow().token().value();
      Exchange answer =
          new HttpCall(axle.url() + DETAILS, "GET")
              .header("Authorization", "Bearer " + token)
              .send()
              .expect(200);
      assertThat(answer.header("X-HubSpot-RateLimit-Max")).hasValue("250");
      assertThat(answer.header("X-HubSpot-RateLimit-Daily")).hasValue("2000000");
    }
  }
}
