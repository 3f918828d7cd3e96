package dev.axle.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A second JVM with a {@link HoldingPostgres}. */
record OtherAxle(Process process, String said) implements AutoCloseable {

  static OtherAxle on(Path data) throws IOException {
    return start(List.of(), System.getProperty("java.class.path", ""), data);
  }

  static OtherAxle start(List<String> prefix, String classPath, Path data) throws IOException {
    List<String> words = new ArrayList<>(prefix);
    words.addAll(
        List.of(
            Path.of(System.getProperty("java.home", ""), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            classPath,
            HoldingPostgres.class.getName(),
            data.toString()));
    Process process =
        new ProcessBuilder(words)
            .directory(Path.of("/").toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader output = process.inputReader();
    String line = output.readLine();
    return new OtherAxle(process, line == null ? "" : line);
  }

  /** The server that it started. */
  ProcessHandle server() {
    return ProcessHandle.of(Long.parseLong(said)).orElseThrow();
  }

  /** Ends it as {@code kill -9} does. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() throws IOException, InterruptedException {
    process.getOutputStream().close();
    if (!process.waitFor(20, TimeUnit.SECONDS)) {
      kill();
    }
  }
}
