package dev.axle.webhooks;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Answers webhooks with what is no answer, in turn in several ways. */
final class Babbler implements AutoCloseable {

  private static final List<byte[]> NOTHING_HTTP =
      List.of(
          noise(20_000),
          "SSH-2.0-OpenSSH_9.6\r\n".getBytes(StandardCharsets.US_ASCII),
          "HTTP/1.1 abc Fine\r\n\r\n".getBytes(StandardCharsets.US_ASCII),
          "HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\nnot all of it"
              .getBytes(StandardCharsets.US_ASCII));

  static final int WAYS = NOTHING_HTTP.size();

  private final ServerSocket server;

  Babbler() {
    try {
      server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    Thread.ofVirtual().start(this::babble);
  }

  private static byte[] noise(int length) {
    byte[] noise = new byte[length];
    new Random(6).nextBytes(noise);
    return noise;
  }

  String url() {
    return "http://127.0.0.1:" + server.getLocalPort() + "/hooks";
  }

  private void babble() {
    for (int calls = 0; !server.isClosed(); calls++) {
      try (Socket socket = server.accept();
          OutputStream out = socket.getOutputStream()) {
        socket.getInputStream().read(new byte[64_000]);
        out.write(NOTHING_HTTP.get(calls % WAYS));
      } catch (IOException over) {
        continue;
      }
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
