package dev.axle.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** One running server process: what it prints, how it answers, how it ends. */
final class AxleProcess implements AutoCloseable {

  private static final Duration START = Duration.ofSeconds(60);
  private static final Duration STOP = Duration.ofSeconds(40);

  private final Installation installation;
  private final Process process;
  private final Path log;
  private final Api health;

  AxleProcess(Installation installation, Process process, Path log) {
    this.installation = installation;
    this.process = process;
    this.log = log;
    this.health = new Api(installation.url(), "");
  }

  String url() {
    return installation.url();
  }

  /** The API as seen with the installation's token. */
  Api api() {
    return new Api(url(), installation.token());
  }

  Postmaster postmaster() {
    return new Postmaster(installation.data());
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Everything printed so far, standard output and error together. */
  String output() {
    try {
      return Files.readString(log);
    } catch (IOException failure) {
      throw new AssertionError("the output can't be read", failure);
    }
  }

  void awaitHealthy() {
    Eventually.within(
        START,
        () -> "the server is not healthy; it printed:\n" + output(),
        () -> {
          assertThat(process.isAlive())
              .as(
                  () ->
                      "it ended with %d; it printed:\n%s".formatted(process.exitValue(), output()))
              .isTrue();
          return isHealthy();
        });
  }

  /** The first match of the pattern in what is printed; the greeting may come after health does. */
  String awaitPrinted(Pattern pattern) {
    Eventually.within(
        START,
        () -> "nothing like %s in:\n%s".formatted(pattern, output()),
        () -> pattern.matcher(output()).find());
    return pattern.matcher(output()).results().findFirst().orElseThrow().group();
  }

  boolean isHealthy() {
    try {
      return health.get("/health").status() == 200;
    } catch (IOException notListening) {
      return false;
    }
  }

  /** kill -9: no handler runs, nothing is flushed. */
  void kill() {
    process.destroyForcibly();
    awaitExit();
  }

  /** SIGTERM, without waiting. */
  void terminate() {
    process.destroy();
  }

  /** Waits for the end and gives the exit code. */
  int awaitExit() {
    try {
      assertThat(process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS))
          .as("it did not end within %s; it printed:\n%s", STOP, output())
          .isTrue();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", interrupted);
    }
    return process.exitValue();
  }

  /** Ends the server, if it still runs, and whatever it left behind. */
  @Override
  public void close() {
    health.close();
    if (process.isAlive()) {
      terminate();
      try {
        if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
          process.destroyForcibly();
        }
      } catch (InterruptedException interrupted) {
        process.destroyForcibly();
        Thread.currentThread().interrupt();
      }
      postmaster().kill();
    }
  }
}
