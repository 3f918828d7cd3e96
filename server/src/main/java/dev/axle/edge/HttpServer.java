package dev.axle.edge;

import java.net.InetSocketAddress;
import java.time.Duration;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.ForwardedRequestCustomizer;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The HTTP server that carries the edge: Jetty, on a bounded pool of platform threads. */
public final class HttpServer implements AutoCloseable {

  /** Connectors in the wild send query strings of 15,000 characters. */
  private static final int HEADER_BYTES = 64 * 1024;

  private static final Duration DRAIN = Duration.ofSeconds(20);
  private static final Duration IDLE = Duration.ofSeconds(60);
  private static final int BACKLOG = 512;

  private final Server server;
  private final ServerConnector connector;

  private HttpServer(Server server, ServerConnector connector) {
    this.server = server;
    this.connector = connector;
  }

  /**
   * Listens, and answers through the edge from now on.
   *
   * @param port 0 for any free one
   * @param threads requests worked on at once; more wait their turn
   */
  public static HttpServer start(String host, int port, int threads, Edge edge)
      throws AddressInUse {
    QueuedThreadPool pool = new QueuedThreadPool(threads + 4, Math.min(8, threads));
    pool.setName("http");
    Server server = new Server(pool);
    HttpConfiguration configuration = new HttpConfiguration();
    configuration.setRequestHeaderSize(HEADER_BYTES);
    configuration.setSendServerVersion(false);
    configuration.setSendDateHeader(true);
    configuration.setHttpCompliance(HttpCompliance.RFC9110);
    configuration.setUriCompliance(
        UriCompliance.RFC3986.with(
            "paths of files as one segment", UriCompliance.Violation.AMBIGUOUS_PATH_SEPARATOR));
    configuration.addCustomizer(new ForwardedRequestCustomizer());
    ServerConnector connector =
        new ServerConnector(server, 1, 1, new HttpConnectionFactory(configuration));
    connector.setHost(host);
    connector.setPort(port);
    connector.setIdleTimeout(IDLE.toMillis());
    connector.setAcceptQueueSize(BACKLOG);
    server.addConnector(connector);
    server.setErrorHandler(new ErrorPages());
    server.setHandler(new GracefulHandler(new EdgeHandler(edge)));
    server.setStopTimeout(DRAIN.toMillis());
    try {
      server.start();
    } catch (Exception failure) {
      stop(server);
      throw new AddressInUse(new InetSocketAddress(host, port), failure);
    }
    return new HttpServer(server, connector);
  }

  /** The port that is listened on. */
  public int port() {
    return connector.getLocalPort();
  }

  /** Refuses new requests, lets those under way finish (20 seconds at most), and stops. */
  @Override
  public void close() {
    stop(server);
  }

  private static void stop(Server server) {
    try {
      server.stop();
    } catch (Exception failure) {
      throw new IllegalStateException("the HTTP server did not stop", failure);
    }
  }

  /** The address can't be listened on. */
  public static final class AddressInUse extends Exception {
    private static final long serialVersionUID = 1L;

    AddressInUse(InetSocketAddress address, Exception cause) {
      super(
          "can't listen on %s:%d: %s"
              .formatted(address.getHostString(), address.getPort(), cause.getMessage()),
          cause);
    }
  }
}
