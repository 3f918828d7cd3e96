package dev.axle.edge;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** A Jetty request as the edge sees it. */
final class JettyRequest implements dev.axle.edge.Request {

  /**
   * The largest body read into memory: a batch of 100 records with long texts fits several times.
   */
  private static final int BODY_BYTES = 10 * 1024 * 1024;

  private final Request request;
  private byte @Nullable [] body;

  JettyRequest(Request request) {
    this.request = request;
  }

  @Override
  public String method() {
    return request.getMethod();
  }

  @Override
  public String path() {
    String path = request.getHttpURI().getPath();
    int end = path == null ? 0 : path.length();
    while (end > 1 && path.charAt(end - 1) == '/') {
      end--;
    }
    return path == null ? "/" : path.substring(0, end);
  }

  @Override
  public Optional<String> rawQuery() {
    return Optional.ofNullable(request.getHttpURI().getQuery());
  }

  @Override
  public Optional<String> header(String name) {
    return Optional.ofNullable(request.getHeaders().get(name));
  }

  @Override
  public String origin() {
    HttpURI uri = request.getHttpURI();
    return uri.getScheme() + "://" + uri.getAuthority();
  }

  @Override
  public String clientAddress() {
    return Request.getRemoteAddr(request);
  }

  @Override
  public Upload upload(Upload.Bounds bounds) {
    String type = header("Content-Type").orElse("");
    if (!type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data")) {
      throw EdgeProblems.notMultipart(type);
    }
    return JettyUpload.of(request, type, bounds);
  }

  @Override
  public byte[] body() {
    byte[] read = body;
    if (read == null) {
      read = read();
      body = read;
    }
    return read;
  }

  private byte[] read() {
    if (request.getLength() > BODY_BYTES) {
      throw EdgeProblems.tooLarge(BODY_BYTES);
    }
    try (InputStream in = Content.Source.asInputStream(request)) {
      byte[] read = in.readNBytes(BODY_BYTES + 1);
      if (read.length > BODY_BYTES) {
        throw EdgeProblems.tooLarge(BODY_BYTES);
      }
      return read;
    } catch (IOException broken) {
      throw EdgeProblems.brokenBody();
    }
  }
}
