package dev.axle.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The pages in a real browser, on a wide and a narrow screen, light and dark: people can do what
 * they come for, axe finds nothing serious, and nothing is loaded from another host. Screenshots
 * are left in {@code target/screens}.
 */
class BrowserTest {

  private static final Duration SUITE = Duration.ofMinutes(8);
  private static final String EMAIL = "ada@example.com";
  private static final String PASSWORD = "correct horse battery";

  @Test
  void thePagesWorkInABrowser(@TempDir Path home) throws IOException {
    Optional<Path> chromium =
        Stream.of("chromium", "chromium-browser", "google-chrome")
            .flatMap(name -> Programs.find(name).stream())
            .findFirst();
    assumeThat(chromium)
        .as("neither chromium nor google-chrome is on the PATH: the pages are not looked at")
        .isPresent();
    NodeModules.install();
    Path screens = NodeModules.FOLDER.resolve("target/screens");
    Files.createDirectories(screens);
    Installation installation =
        Installation.in(home)
            .with("AXLE_ADMIN_EMAIL", EMAIL)
            .with("AXLE_ADMIN_PASSWORD", PASSWORD)
            .with("AXLE_DEMO", "true")
            .with("AXLE_WEBHOOK_ALLOW_PRIVATE", "true")
            .with("AXLE_LIMITS", "generous");
    try (AxleProcess axle = installation.start()) {
      Programs.Result suite =
          Programs.run(
              NodeModules.FOLDER,
              Map.of(
                  "AXLE_URL", axle.url(),
                  "AXLE_TOKEN", installation.token(),
                  "AXLE_ADMIN_EMAIL", EMAIL,
                  "AXLE_ADMIN_PASSWORD", PASSWORD,
                  "CHROMIUM", chromium.get().toString(),
                  "SCREENS", screens.toString()),
              SUITE,
              NodeModules.suite("browser", "--test-concurrency=1"));
      assertThat(suite.exitCode()).as(suite.output()).isZero();
      assertThat(suite.output())
          .containsPattern("(?m)^ℹ fail 0$")
          .containsPattern("(?m)^ℹ skipped 0$");
    }
  }
}
