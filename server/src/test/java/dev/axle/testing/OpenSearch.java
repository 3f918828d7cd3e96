package dev.axle.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A real OpenSearch of one node, in a JVM of its own, on a folder that goes with it. It can be
 * stopped and started again where it was.
 */
public final class OpenSearch implements AutoCloseable {

  private static final Path CLASS_PATH = Path.of("target/opensearch.class-path");
  private static final Path PROGRAM = Path.of("src/test/opensearch/OpenSearchNode.java");
  private static final long PATIENCE_SECONDS = 60;

  private final Path home;
  private URI address = URI.create("http://127.0.0.1:0");
  private @Nullable Process process;

  private OpenSearch(Path home) {
    this.home = home;
  }

  /** The one of all tests that don't stop it, for as long as this JVM runs. */
  public static OpenSearch shared() {
    return Shared.NODE;
  }

  private static final class Shared {
    static final OpenSearch NODE = started();

    static {
      Runtime.getRuntime().addShutdownHook(new Thread(NODE::close));
    }
  }

  /** One of the caller's own. */
  public static OpenSearch started() {
    try {
      OpenSearch node = new OpenSearch(Files.createTempDirectory("axle-opensearch"));
      node.start();
      return node;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  public URI address() {
    return address;
  }

  /** Starts it where it was. */
  public void start() throws IOException {
    Process started =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                Files.readString(CLASS_PATH).strip(),
                PROGRAM.toString(),
                home.toString(),
                Integer.toString(address.getPort()))
            .redirectError(home.resolve("errors.log").toFile())
            .start();
    process = started;
    BufferedReader output =
        new BufferedReader(new InputStreamReader(started.getInputStream(), UTF_8));
    String line = output.readLine();
    if (line == null) {
      throw new IOException("no OpenSearch: " + Files.readString(home.resolve("errors.log")));
    }
    address = URI.create(line);
  }

  /** Ends it; what it holds stays. */
  public void stop() throws IOException, InterruptedException {
    Process running = process;
    if (running == null) {
      return;
    }
    process = null;
    running.getOutputStream().close();
    if (!running.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      running.destroyForcibly().waitFor();
    }
  }

  @Override
  public void close() {
    try {
      stop();
      Folders.delete(home);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }
}
