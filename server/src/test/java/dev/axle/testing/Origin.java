package dev.axle.testing;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A web server that things are fetched from. */
public final class Origin implements AutoCloseable {

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private Origin(HttpServer server) {
    this.server = server;
    server.setExecutor(threads);
    server.start();
  }

  public static Origin open() {
    return at("127.0.0.1", 0);
  }

  public static Origin at(String address, int port) {
    try {
      return new Origin(HttpServer.create(new InetSocketAddress(address, port), 0));
    } catch (IOException taken) {
      throw new UncheckedIOException(taken);
    }
  }

  public int port() {
    return server.getAddress().getPort();
  }

  public String url(String path) {
    return "http://127.0.0.1:" + port() + path;
  }

  public Origin answering(String path, HttpHandler handler) {
    server.createContext(path, handler);
    return this;
  }

  /** Answers with these bytes. */
  public Origin serving(String path, String contentType, byte[] bytes) {
    return answering(
        path,
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", contentType);
          exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
  }

  public Origin serving(String path, String text) {
    return serving(path, "text/plain", text.getBytes(StandardCharsets.UTF_8));
  }

  public Origin redirecting(String path, String location) {
    return answering(
        path,
        exchange -> {
          exchange.getResponseHeaders().set("Location", location);
          exchange.getResponseHeaders().set("Connection", "close");
          exchange.sendResponseHeaders(302, -1);
          exchange.close();
        });
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
