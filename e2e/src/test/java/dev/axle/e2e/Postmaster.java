package dev.axle.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The main process of the embedded PostgreSQL of a data folder.
 *
 * @param data the server's data folder; PostgreSQL's own is somewhere below it
 */
record Postmaster(Path data) {

  private static final Duration END = Duration.ofSeconds(10);

  /** The process id, if it runs: the first line of {@code postmaster.pid}. */
  Optional<ProcessHandle> process() {
    return pidFile()
        .flatMap(Postmaster::firstLine)
        .flatMap(line -> ProcessHandle.of(Long.parseLong(line.strip())))
        .filter(ProcessHandle::isAlive)
        .filter(handle -> handle.info().command().orElse("postgres").endsWith("postgres"));
  }

  /** kill -9, if it runs, and waits until it is gone. */
  void kill() {
    process()
        .ifPresent(
            postgres -> {
              postgres.destroyForcibly();
              // A dead child of a parent that reaps late still counts as alive, but runs no more.
              Eventually.within(
                  END,
                  () -> "postgres " + postgres.pid() + " survived",
                  () -> !postgres.isAlive() || isZombie(postgres.pid()));
            });
  }

  /** kill -9; fails when there is nothing to kill. */
  long killRunning() {
    Optional<ProcessHandle> running = process();
    assertThat(running).as("a running postgres in %s", data).isPresent();
    kill();
    return running.orElseThrow().pid();
  }

  private Optional<Path> pidFile() {
    if (!Files.isDirectory(data)) {
      return Optional.empty();
    }
    try (Stream<Path> files =
        Files.find(data, 4, (path, attributes) -> path.endsWith("postmaster.pid"))) {
      return files.findFirst();
    } catch (IOException | UncheckedIOException changedMeanwhile) {
      return Optional.empty();
    }
  }

  private static Optional<String> firstLine(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.findFirst();
    } catch (IOException removedMeanwhile) {
      return Optional.empty();
    }
  }

  private static boolean isZombie(long pid) {
    Path stat = Path.of("/proc", Long.toString(pid), "stat");
    return firstLine(stat).map(line -> line.contains(") Z ")).orElse(false);
  }
}
