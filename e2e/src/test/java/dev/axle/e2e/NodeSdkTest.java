package dev.axle.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The published {@code @hubspot/api-client}, unmodified, against the built server. */
class NodeSdkTest {

  private static final Path MODULE = NodeModules.FOLDER;
  private static final Duration SUITE = Duration.ofMinutes(5);

  @BeforeAll
  static void installTheSdk() throws IOException {
    NodeModules.install();
  }

  @Test
  void theSdkFindsHubSpot(@TempDir Path home, @TempDir Path limitedHome) throws IOException {
    String developerKey = UUID.randomUUID().toString();
    Installation installation =
        Installation.in(home)
            .with("AXLE_WEBHOOK_ALLOW_PRIVATE", "true")
            .with("AXLE_DEVELOPER_API_KEY", developerKey);
    Installation limited =
        Installation.in(limitedHome).with("AXLE_TIER", "free").with("AXLE_LIMITS", "real");
    try (AxleProcess axle = installation.start();
        AxleProcess limitedAxle = limited.start()) {
      Map<String, String> environment =
          Map.of(
              "AXLE_URL", axle.url(),
              "AXLE_TOKEN", installation.token(),
              "AXLE_DEVELOPER_API_KEY", developerKey,
              "AXLE_LIMITED_URL", limitedAxle.url(),
              "AXLE_LIMITED_TOKEN", limited.token(),
              "TZ", "Asia/Kathmandu");
      Programs.Result suite = Programs.run(MODULE, environment, SUITE, NodeModules.suite("sdk"));
      assertThat(suite.exitCode()).as(failures(suite.output())).isZero();
      assertThat(suite.output())
          .containsPattern("(?m)^ℹ fail 0$")
          .containsPattern("(?m)^ℹ skipped 0$");
    }
  }

  /** The reporter repeats every failed test with its error after this heading. */
  private static String failures(String output) {
    int start = output.indexOf("failing tests:");
    return start < 0 ? output : output.substring(start);
  }
}
