package dev.axle.e2e;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Programs of the machine: found on the PATH, run to their end. */
final class Programs {

  private Programs() {}

  /** What a program left: its exit code, and standard output and error together. */
  record Result(int exitCode, String output) {}

  static Optional<Path> find(String name) {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Runs it in the folder, with these variables added; one that doesn't end in time is killed. */
  static Result run(
      Path folder, Map<String, String> environment, Duration bound, String... command) {
    Path output = null;
    try {
      output = Files.createTempFile("axle-e2e-", ".txt");
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile());
      builder.environment().putAll(environment);
      Process process = builder.start();
      if (!process.waitFor(bound.toSeconds(), TimeUnit.SECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        throw new AssertionError(
            "%s did not end within %s; it printed:\n%s"
                .formatted(String.join(" ", command), bound, Files.readString(output)));
      }
      return new Result(process.exitValue(), Files.readString(output));
    } catch (IOException failure) {
      throw new AssertionError("can't run " + String.join(" ", command), failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", interrupted);
    } finally {
      if (output != null) {
        output.toFile().delete();
      }
    }
  }
}
