package dev.axle.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The built server as its own process, started as the launcher starts it. */
final class Server implements AutoCloseable {

  static final String TOKEN = "pat-na1-11111111-2222-3333-4444-555555555555";
  static final long PORTAL = 62_515;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** In a report of the parallel collector: its two generations. */
  private static final Pattern USED = Pattern.compile("(?:PSYoungGen|ParOldGen).*used (\\d+)K");

  private final Process process;
  private final int port;
  private final Duration untilReady;

  private Server(Process process, int port, Duration untilReady) {
    this.process = process;
    this.port = port;
    this.untilReady = untilReady;
  }

  /**
   * @param home the folder of the launcher
   * @param aot whether the AOT cache is used
   */
  static Server start(Path home, Path data, boolean aot) throws IOException, InterruptedException {
    return start(home, data, aot, List.of(), Map.of());
  }

  /**
   * As above.
   *
   * @param jvm options that are added to the JVM's
   * @param settings of the server, beside those of every run
   */
  static Server start(
      Path home, Path data, boolean aot, List<String> jvm, Map<String, String> settings)
      throws IOException, InterruptedException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("@" + home.resolve("server/jvm.options"));
    if (aot) {
      command.add("-XX:AOTCache=" + home.resolve("server/target/axle.aot"));
    }
    command.addAll(jvm);
    command.addAll(List.of("-jar", home.resolve("server/target/axle-server.jar").toString()));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder
        .environment()
        .putAll(
            Map.of(
                "AXLE_PORT",
                Integer.toString(port),
                "AXLE_DATA",
                data.toString(),
                "AXLE_LIMITS",
                "generous",
                "AXLE_DEMO",
                "false",
                "AXLE_PORTAL_ID",
                Long.toString(PORTAL),
                "AXLE_TOKEN",
                TOKEN));
    builder.environment().putAll(settings);
    Path log = data.resolveSibling(data.getFileName() + ".log");
    builder
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    long start = System.nanoTime();
    Process process = builder.start();
    URI health = URI.create("http://127.0.0.1:" + port + "/health");
    try (HttpClient client = HttpClient.newHttpClient()) {
      while (!answers(client, health)) {
        if (!process.isAlive() || System.nanoTime() - start > PATIENCE.toNanos()) {
          process.destroyForcibly();
          throw new IOException("the server did not start:\n" + Files.readString(log));
        }
        TimeUnit.MILLISECONDS.sleep(5);
      }
    }
    return new Server(process, port, Duration.ofNanos(System.nanoTime() - start));
  }

  private static boolean answers(HttpClient client, URI health) throws InterruptedException {
    try {
      return client
              .send(
                  HttpRequest.newBuilder(health).timeout(Duration.ofSeconds(5)).build(),
                  HttpResponse.BodyHandlers.discarding())
              .statusCode()
          == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  String url() {
    return "http://127.0.0.1:" + port;
  }

  Duration untilReady() {
    return untilReady;
  }

  /** Memory of the process that is in RAM, in MiB. */
  long residentMib() throws IOException, InterruptedException {
    String kib =
        Programs.run(List.of("ps", "-o", "rss=", "-p", Long.toString(process.pid()))).strip();
    return Long.parseLong(kib) / 1024;
  }

  /** Memory of the objects that are still needed, in MiB. */
  long heapMib() throws IOException, InterruptedException {
    String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    String pid = Long.toString(process.pid());
    Programs.run(List.of(jcmd, pid, "GC.run"));
    Matcher used = USED.matcher(Programs.run(List.of(jcmd, pid, "GC.heap_info")));
    long kib = 0;
    while (used.find()) {
      kib += Long.parseLong(used.group(1));
    }
    return kib / 1024;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
