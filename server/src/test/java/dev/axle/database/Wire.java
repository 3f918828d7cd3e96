package dev.axle.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A wire to a server, which can be cut and mended: connections to its port go on to another. */
final class Wire implements AutoCloseable {

  private final int target;
  private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
  private ServerSocket entrance;

  private Wire(int target, ServerSocket entrance) {
    this.target = target;
    this.entrance = entrance;
  }

  static Wire to(int target) throws IOException {
    Wire wire = new Wire(target, listen(0));
    wire.carry();
    return wire;
  }

  private static ServerSocket listen(int port) throws IOException {
    ServerSocket socket = new ServerSocket();
    socket.setReuseAddress(true);
    socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
    return socket;
  }

  int port() {
    return entrance.getLocalPort();
  }

  void cut() throws IOException {
    entrance.close();
    for (Socket socket = sockets.poll(); socket != null; socket = sockets.poll()) {
      socket.close();
    }
  }

  void mend() throws IOException {
    entrance = listen(port());
    carry();
  }

  private void carry() {
    ServerSocket open = entrance;
    Thread.ofVirtual().start(() -> accept(open));
  }

  private void accept(ServerSocket open) {
    try {
      while (true) {
        Socket in = open.accept();
        Socket out = new Socket(InetAddress.ofLiteral("127.0.0.1"), target);
        sockets.add(in);
        sockets.add(out);
        Thread.ofVirtual().start(() -> pump(in, out));
        Thread.ofVirtual().start(() -> pump(out, in));
      }
    } catch (IOException cut) {
      if (!open.isClosed()) {
        throw new UncheckedIOException(cut);
      }
    }
  }

  private static void pump(Socket from, Socket to) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      in.transferTo(to.getOutputStream());
    } catch (IOException cut) {
      // both ends are closed
    }
  }

  @Override
  public void close() throws IOException {
    cut();
  }
}
