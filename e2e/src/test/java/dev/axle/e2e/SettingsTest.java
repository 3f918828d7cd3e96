package dev.axle.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Settings that can't be meant stop the start, and say what could be. */
class SettingsTest {

  @Test
  void anUnknownVariableStopsTheStartAndNamesTheNearest(@TempDir Path home) {
    assertThat(refused(Installation.in(home).with("AXLE_PROT", "1")))
        .contains("AXLE_PROT")
        .contains("AXLE_PORT");
  }

  @Test
  void anUnknownFlagStopsTheStartAndNamesTheNearest(@TempDir Path home) {
    assertThat(refused(Installation.in(home), "--prot", "1")).contains("--prot").contains("--port");
  }

  @Test
  void aValueOfTheWrongKindStopsTheStartAndNamesItsSetting(@TempDir Path home) {
    assertThat(refused(Installation.in(home).with("AXLE_PORT", "http"))).contains("AXLE_PORT");
    assertThat(refused(Installation.in(home).with("AXLE_LIMITS", "none")))
        .contains("AXLE_LIMITS")
        .contains("real", "generous", "off");
    assertThat(refused(Installation.in(home).with("AXLE_TIER", "gold")))
        .contains("AXLE_TIER")
        .contains("enterprise");
    assertThat(refused(Installation.in(home).with("AXLE_TOKEN", "secret"))).contains("AXLE_TOKEN");
    assertThat(refused(Installation.in(home).with("AXLE_DEMO", "perhaps"))).contains("AXLE_DEMO");
  }

  @Test
  void aFlagWinsOverTheEnvironment(@TempDir Path home) throws IOException {
    Installation installation = Installation.in(home);
    Installation elsewhere = installation.elsewhere();
    try (AxleProcess axle = installation.launch("--port", Integer.toString(elsewhere.port()));
        Api api = new Api(elsewhere.url(), elsewhere.token())) {
      Eventually.within(
          Duration.ofSeconds(60),
          () -> "not healthy at the flag's port; it printed:\n" + axle.output(),
          () -> isHealthy(api));
      assertThat(axle.isHealthy()).as("at the environment's port").isFalse();
      assertThat(api.get("/crm/v3/objects/contacts").status()).isEqualTo(200);
    }
  }

  @Test
  void aDataFolderIsForOneAxle(@TempDir Path home) throws IOException {
    Installation installation = Installation.in(home);
    try (AxleProcess first = installation.start();
        Api api = first.api()) {
      Contacts.create(api, "ada@example.com");
      assertThat(refused(installation.elsewhere())).contains(installation.data().toString());
      assertThat(Contacts.idByEmail(api)).containsOnlyKeys("ada@example.com");
      Contacts.create(api, "charles@example.com");
    }
  }

  @Test
  void aPortInUseStopsTheStartAndIsNamed(@TempDir Path home, @TempDir Path other) {
    Installation installation = Installation.in(home);
    try (AxleProcess first = installation.start()) {
      Installation second =
          Installation.in(other).with("AXLE_PORT", Integer.toString(installation.port()));
      assertThat(refused(second)).contains(Integer.toString(installation.port()));
      assertThat(first.isHealthy()).isTrue();
      assertThat(new Postmaster(second.data()).process()).as("the postgres left behind").isEmpty();
    }
  }

  /** Starts, expects it to end with an error and without a stack trace; gives what it printed. */
  private static String refused(Installation installation, String... arguments) {
    try (AxleProcess axle = installation.launch(arguments)) {
      int exitCode = axle.awaitExit();
      assertThat(exitCode).as(axle.output()).isNotZero();
      assertThat(axle.output()).doesNotContain("\tat ");
      return axle.output();
    }
  }

  private static boolean isHealthy(Api api) {
    try {
      return api.get("/health").status() == 200;
    } catch (IOException notListening) {
      return false;
    }
  }
}
