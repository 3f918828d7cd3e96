package dev.axle.edge;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Carries a request from Jetty to the edge, and its reply back. */
final class EdgeHandler extends Handler.Abstract {

  private static final HttpField NO_SNIFF =
      new PreEncodedHttpField("X-Content-Type-Options", "nosniff");

  /** HubSpot's API is for servers: it names no origin that a browser could call it from. */
  private static final HttpField NO_CREDENTIALS =
      new PreEncodedHttpField("Access-Control-Allow-Credentials", "false");

  private static final HttpField VARY = new PreEncodedHttpField(HttpHeader.VARY, "origin");

  private final Edge edge;

  EdgeHandler(Edge edge) {
    super(InvocationType.BLOCKING);
    this.edge = edge;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    Edge.Reply reply = edge.pass(new JettyRequest(request));
    if (request.consumeAvailable()) {
      send(reply, response, callback);
    } else {
      // the rest of a body that nobody read is still under way: the client must not send more here
      response.getHeaders().put(HttpHeader.CONNECTION, "close");
      send(reply, response, Leftover.takenBefore(request, callback));
    }
    return true;
  }

  static void send(Edge.Reply reply, Response response, Callback callback) {
    response.setStatus(reply.status());
    HttpFields.Mutable headers = response.getHeaders();
    headers.add("X-HubSpot-Correlation-Id", reply.correlationId());
    headers.add(NO_CREDENTIALS);
    headers.add(VARY);
    headers.add(NO_SNIFF);
    reply.headers().forEach(headers::add);
    if (reply.download().isPresent()) {
      send(reply.download().get(), response, callback);
      return;
    }
    byte[] body = reply.body();
    if (body.length > 0) {
      headers.put(HttpHeader.CONTENT_TYPE, reply.contentType());
      headers.put(HttpHeader.CONTENT_LENGTH, body.length);
    }
    response.write(true, ByteBuffer.wrap(body), callback);
  }

  private static void send(Download download, Response response, Callback callback) {
    HttpFields.Mutable headers = response.getHeaders();
    headers.put(HttpHeader.CONTENT_TYPE, download.contentType());
    headers.put(
        "Content-Disposition",
        "attachment; filename=\"%s\"".formatted(download.name().replaceAll("[^\\w.-]", "_")));
    headers.put(HttpHeader.CONTENT_LENGTH, download.length());
    Content.copy(Content.Source.from(download.bytes()), response, callback);
  }
}
