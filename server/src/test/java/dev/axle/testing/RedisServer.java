package dev.axle.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A Redis as a process of its own, which keeps nothing when it is killed. */
public final class RedisServer implements AutoCloseable {

  private final Path program;
  private final Path folder;
  private final int port;
  private Process process;

  private RedisServer(Path program, Path folder) {
    this.program = program;
    this.folder = folder;
    this.port = freePort();
    this.process = begin();
  }

  /** The program, if this machine has it. */
  public static Optional<Path> program() {
    return Stream.of(System.getenv("PATH").split(":"))
        .map(folder -> Path.of(folder, "redis-server"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  public static RedisServer start(Path folder) {
    return new RedisServer(program().orElseThrow(), folder);
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private Process begin() {
    try {
      return new ProcessBuilder(
              program.toString(),
              "--port",
              Integer.toString(port),
              "--bind",
              "127.0.0.1",
              "--save",
              "",
              "--appendonly",
              "no",
              "--dir",
              folder.toString())
          .redirectErrorStream(true)
          .redirectOutput(folder.resolve("redis.log").toFile())
          .start();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  public String url() {
    return "redis://127.0.0.1:" + port;
  }

  public void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor(10, TimeUnit.SECONDS);
  }

  /** Starts it again at the same address, with nothing in it. */
  public void startAgain() {
    process = begin();
  }

  /** Stops the process, as one that hangs: connections stay open, and nothing is answered. */
  public void hang(boolean hanging) throws Exception {
    new ProcessBuilder("kill", hanging ? "-STOP" : "-CONT", Long.toString(process.pid()))
        .start()
        .waitFor(10, TimeUnit.SECONDS);
  }

  @Override
  public void close() throws InterruptedException {
    kill();
  }
}
