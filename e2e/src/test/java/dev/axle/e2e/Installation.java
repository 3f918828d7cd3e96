package dev.axle.e2e;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A data folder and the settings its server is started with. Each start is a new process on the
 * same folder.
 *
 * @param home a folder of the test's own; the data folder and the logs are in it
 * @param port on the loopback address, free when the installation was made
 * @param settings environment of the server, {@code AXLE_…}
 */
record Installation(Path home, int port, Map<String, String> settings) {

  static final String PORTAL = "7654321";

  Installation {
    settings = Map.copyOf(settings);
  }

  /** A new one: no demo records, no limits, a token of its own. */
  static Installation in(Path home) {
    return new Installation(
        home,
        freePort(),
        Map.of(
            "AXLE_TOKEN",
            "pat-na1-" + UUID.randomUUID(),
            "AXLE_PORTAL_ID",
            PORTAL,
            "AXLE_DEMO",
            "false",
            "AXLE_LIMITS",
            "off"));
  }

  Installation with(String name, String value) {
    Map<String, String> changed = new TreeMap<>(settings);
    changed.put(name, value);
    return new Installation(home, port, changed);
  }

  Installation without(String name) {
    Map<String, String> changed = new TreeMap<>(settings);
    changed.remove(name);
    return new Installation(home, port, changed);
  }

  /** The same folder and settings at another port. */
  Installation elsewhere() {
    return new Installation(home, freePort(), settings);
  }

  Path data() {
    return home.resolve("data");
  }

  String url() {
    return "http://127.0.0.1:" + port;
  }

  String token() {
    return Objects.requireNonNull(settings.get("AXLE_TOKEN"), "this installation fixes no token");
  }

  /** Starts the server and waits until it is healthy. */
  AxleProcess start(String... arguments) {
    AxleProcess axle = launch(arguments);
    try {
      axle.awaitHealthy();
      return axle;
    } catch (Throwable unhealthy) {
      axle.close();
      throw unhealthy;
    }
  }

  /** Starts the server and doesn't wait. */
  AxleProcess launch(String... arguments) {
    return launch(Build.server(), arguments);
  }

  /** Starts the server with a command of one's own and doesn't wait. */
  AxleProcess launch(List<String> server, String... arguments) {
    List<String> command = new ArrayList<>(server);
    command.addAll(List.of(arguments));
    try {
      Path log = Files.createTempFile(home, "axle-", ".log");
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(home.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile());
      builder.environment().keySet().removeIf(name -> name.startsWith("AXLE_"));
      builder.environment().put("AXLE_PORT", Integer.toString(port));
      builder.environment().put("AXLE_DATA", data().toString());
      builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
      builder.environment().put("TZ", "Asia/Kathmandu");
      builder.environment().putAll(settings);
      return new AxleProcess(this, builder.start(), log);
    } catch (IOException failure) {
      throw new AssertionError("the server can't be started", failure);
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException failure) {
      throw new AssertionError("no free port", failure);
    }
  }
}
