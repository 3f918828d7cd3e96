package dev.axle.database;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** A running server, a child of this process. */
final class Postmaster {

  /** Recovery after a crash replays what a full log holds; it is cut off only if it hangs. */
  private static final Duration TO_BE_READY = Duration.ofMinutes(5);

  private final Process process;
  private final Waiting waiting;

  private Postmaster(Process process, Waiting waiting) {
    this.process = process;
    this.waiting = waiting;
  }

  /**
   * Starts the server and waits until it takes connections.
   *
   * @throws IOException with what it wrote to its log, if it ended instead
   */
  static Postmaster start(Cluster cluster, ServerOptions options, Waiting waiting)
      throws IOException, InterruptedException {
    LeftBehind.on(cluster, waiting).clear();
    Path log = cluster.openLog();
    long logged = Files.size(log);
    Process process =
        new Command(cluster.user(), cluster.home(), words(cluster, options))
            .process()
            .redirectInput(new File("/dev/null"))
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    Postmaster started = new Postmaster(process, waiting);
    boolean ready = false;
    try {
      ready = started.becomesReady(new PostmasterFile(cluster.folder()));
    } finally {
      if (!ready) {
        process.destroyForcibly();
      }
    }
    if (!ready) {
      throw new IOException(
          "PostgreSQL did not start. %s says:\n%s".formatted(log, written(log, logged)));
    }
    return started;
  }

  private static List<String> words(Cluster cluster, ServerOptions options) {
    List<String> words = new ArrayList<>(ownSession());
    words.addAll(
        List.of(cluster.binaries().postgres().toString(), "-D", cluster.folder().toString()));
    words.addAll(options.words());
    return words;
  }

  /** A session of its own, so that Ctrl-C in a terminal stops Axle, and Axle PostgreSQL: last. */
  private static List<String> ownSession() {
    String path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
    return Stream.of(path.split(File.pathSeparator, -1))
        .map(folder -> Path.of(folder, "setsid"))
        .filter(Files::isExecutable)
        .findFirst()
        .map(program -> List.of(program.toString()))
        .orElse(List.of());
  }

  private boolean becomesReady(PostmasterFile file) throws InterruptedException {
    waiting.upTo(TO_BE_READY, () -> file.isReady(process.pid()) || !process.isAlive());
    return process.isAlive() && file.isReady(process.pid());
  }

  private static String written(Path log, long from) throws IOException {
    byte[] all = Files.readAllBytes(log);
    return new String(
            Arrays.copyOfRange(all, (int) Math.min(from, all.length), all.length),
            StandardCharsets.UTF_8)
        .strip();
  }

  /** Waits until it ends, which it never does by itself, and says how. */
  int awaitEnd() throws InterruptedException {
    return process.waitFor();
  }

  long pid() {
    return process.pid();
  }

  void stop() throws IOException, InterruptedException {
    if (process.isAlive()) {
      new Stop(waiting).stop(process.toHandle(), () -> !process.isAlive());
    }
  }

  /** Ends it without a word; the next start recovers from the log. */
  void kill() {
    process.destroyForcibly();
  }
}
