package dev.axle.bench;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;

/** Takes webhooks as fast as they come, and remembers when each value was told first. */
final class HookReceiver implements AutoCloseable {

  private final HttpServer server;
  private final AtomicLong events = new AtomicLong();
  private final Map<String, Long> arrivals = new ConcurrentHashMap<>();

  HookReceiver() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/hooks",
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          long now = System.nanoTime();
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
          for (JsonNode event : Api.JSON.readTree(body)) {
            arrivals.putIfAbsent(event.path("propertyValue").asString(), now);
            events.incrementAndGet();
          }
        });
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/hooks";
  }

  long events() {
    return events.get();
  }

  /** When each value of a property was told first. */
  Map<String, Long> arrivals() {
    return arrivals;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
