package dev.axle.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * One of PostgreSQL's programs with its arguments.
 *
 * @param folder where it is started: one that the user can enter
 */
record Command(ServerUser user, Path folder, List<String> words) {

  private static final int MOST_SECONDS = 120;

  /** The process to be, without what the environment would tell PostgreSQL. */
  ProcessBuilder process() {
    ProcessBuilder process =
        new ProcessBuilder(Stream.concat(user.prefix().stream(), words.stream()).toList())
            .directory(folder.toFile())
            .redirectErrorStream(true);
    Map<String, String> environment = process.environment();
    String path = Objects.requireNonNullElse(environment.get("PATH"), "/usr/bin:/bin");
    environment.clear();
    environment.put("PATH", path);
    environment.put("LC_ALL", "C");
    environment.put("TZ", "UTC");
    return process;
  }

  /**
   * Runs it to its end.
   *
   * @throws IOException with its output if it fails
   */
  void run(String input) throws IOException, InterruptedException {
    Path in = Files.createTempFile(folder, "in", "", PrivateFiles.FILE);
    Path out = Files.createTempFile(folder, "out", "", PrivateFiles.FILE);
    try {
      Files.writeString(in, input, StandardOpenOption.WRITE);
      Process process = process().redirectInput(in.toFile()).redirectOutput(out.toFile()).start();
      if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      if (process.waitFor() != 0) {
        throw new IOException("%s failed: %s".formatted(program(), Files.readString(out).strip()));
      }
    } finally {
      Files.delete(in);
      Files.delete(out);
    }
  }

  private String program() {
    return user.prefix().isEmpty()
        ? words.getFirst()
        : user.prefix().getFirst() + " " + words.getFirst();
  }
}
