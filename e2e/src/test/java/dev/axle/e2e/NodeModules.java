package dev.axle.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the tests in JavaScript need from npm, as the lock file says. */
final class NodeModules {

  /** The folder of this module. */
  static final Path FOLDER = Path.of("").toAbsolutePath();

  private static final Duration INSTALL = Duration.ofMinutes(5);

  private NodeModules() {}

  /** Skips the test that asks for them where there is no Node. */
  static synchronized void install() throws IOException {
    for (String program : List.of("node", "npm")) {
      assumeThat(Programs.find(program))
          .as("%s is not on the PATH: tests in JavaScript are skipped", program)
          .isPresent();
    }
    if (!isInstalled()) {
      Programs.Result npm =
          Programs.run(FOLDER, Map.of(), INSTALL, "npm", "ci", "--no-audit", "--no-fund");
      assertThat(npm.exitCode()).as(npm.output()).isZero();
    }
  }

  /** What runs the tests of a folder. */
  static String[] suite(String folder, String... options) throws IOException {
    List<String> command = new ArrayList<>(List.of("node", "--test", "--test-reporter=spec"));
    command.addAll(List.of(options));
    try (Stream<Path> files = Files.list(FOLDER.resolve(folder))) {
      files
          .map(Path::toString)
          .filter(name -> name.endsWith(".test.mjs"))
          .sorted()
          .forEach(command::add);
    }
    return command.toArray(String[]::new);
  }

  private static boolean isInstalled() throws IOException {
    Path installed = FOLDER.resolve("node_modules").resolve(".package-lock.json");
    return Files.exists(installed)
        && Files.getLastModifiedTime(installed)
                .compareTo(Files.getLastModifiedTime(FOLDER.resolve("package-lock.json")))
            >= 0;
  }
}
