package dev.axle.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./axle}, from another folder than its own. */
class LauncherTest {

  private static final Duration BOUND = Duration.ofSeconds(20);

  @Test
  void upStartsTheServerInTheForeground(@TempDir Path home) throws IOException {
    Installation installation = Installation.in(home);
    try (AxleProcess axle = installation.launch(Build.launcher("up"), "--demo", "false");
        Api api = axle.api()) {
      axle.awaitHealthy();
      assertThat(Contacts.create(api, "ada@example.com")).isNotBlank();
      axle.terminate();
      assertThat(axle.awaitExit()).isIn(0, 143);
      assertThat(axle.postmaster().process()).as("the postgres left behind").isEmpty();
    }
  }

  @Test
  void helpNamesTheCommandsAndTheSettings(@TempDir Path home) {
    assertThat(run(home, "help").output()).contains("up", "test", "bench", "help");
    assertThat(run(home, "help", "settings").output())
        .contains("AXLE_PORT=8080", "AXLE_HOST=127.0.0.1", "AXLE_DATA=./data", "AXLE_TIER");
  }

  @Test
  void anUnknownCommandIsAnError(@TempDir Path home) {
    Programs.Result result = Programs.run(home, Map.of(), BOUND, command("upp"));
    assertThat(result.exitCode()).isNotZero();
    assertThat(result.output()).contains("upp");
  }

  private static Programs.Result run(Path home, String... arguments) {
    Programs.Result result = Programs.run(home, Map.of(), BOUND, command(arguments));
    assertThat(result.exitCode()).as(result.output()).isZero();
    return result;
  }

  private static String[] command(String... arguments) {
    List<String> command = new ArrayList<>(Build.launcher(arguments[0]));
    command.addAll(List.of(arguments).subList(1, arguments.length));
    return command.toArray(String[]::new);
  }
}
