package dev.axle.testing;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Takes webhooks, and remembers them. */
public final class Receiver implements AutoCloseable {

  private static final JsonMapper MAPPER = new JsonMapper();

  /** What it answers. */
  public interface Answer {
    /** The status; negative for an end without an answer. */
    int status() throws InterruptedException;
  }

  /** A delivery as it came. */
  public record Delivered(String path, Map<String, String> headers, String body) {
    public JsonNode json() {
      return MAPPER.readTree(body);
    }
  }

  private final HttpServer server;
  private final List<Delivered> deliveries = new CopyOnWriteArrayList<>();
  private volatile Answer answer = () -> 204;

  public Receiver() {
    try {
      server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    }
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext(
        "/",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
          exchange
              .getRequestHeaders()
              .forEach((name, values) -> headers.put(name, values.getFirst()));
          deliveries.add(new Delivered(exchange.getRequestURI().toString(), headers, body));
          try {
            int status = answer.status();
            if (status >= 0) {
              exchange.getResponseHeaders().set("Location", "/elsewhere");
              exchange.sendResponseHeaders(status, -1);
            }
          } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
          } finally {
            exchange.close();
          }
        });
    server.start();
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/hooks?a=1%2C2";
  }

  public void answers(Answer other) {
    answer = other;
  }

  public List<Delivered> deliveries() {
    return deliveries;
  }

  /** All events that came, in the order in which they came. */
  public List<JsonNode> events() {
    List<JsonNode> events = new ArrayList<>();
    deliveries.forEach(each -> each.json().forEach(events::add));
    return events;
  }

  public void forget() {
    deliveries.clear();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
