package dev.axle.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What the build has made, and the commands that start it. */
final class Build {

  static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  private Build() {}

  /** The server as the launcher runs it, on the JVM of the tests: the process is the server's. */
  static List<String> server() {
    Path server = ROOT.resolve("server");
    Path jar = server.resolve("target").resolve("axle-server.jar");
    Path cache = server.resolve("target").resolve("axle.aot");
    assertThat(jar).as("the server is not built: run `mvn verify` in the root").exists();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("@" + server.resolve("jvm.options"));
    if (Files.exists(cache)) {
      command.addAll(List.of("-XX:AOTCache=" + cache, "-Xlog:aot=off", "-Xlog:cds=off"));
    }
    command.addAll(List.of("-jar", jar.toString()));
    return command;
  }

  /** The launcher. */
  static List<String> launcher(String command) {
    return List.of(ROOT.resolve("axle").toString(), command);
  }
}
