package dev.axle.edge;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One call of an operation, decoded as far as the edge knows how. */
public final class Call {

  private static final int MOST_PARTS = 100;

  private final Request request;
  private final Caller caller;
  private final PathParameters path;
  private final Query query;
  private final Instant startedAt;

  Call(Request request, Caller caller, PathParameters path, Query query) {
    this.request = request;
    this.caller = caller;
    this.path = path;
    this.query = query;
    this.startedAt = caller.clock().now();
  }

  public Caller caller() {
    return caller;
  }

  public PortalId portal() {
    return caller.portal();
  }

  /** The time on the portal's clock. */
  public Instant now() {
    return caller.clock().now();
  }

  /** When the call began, on the portal's clock. */
  public Instant startedAt() {
    return startedAt;
  }

  public String path(String name) {
    return path.get(name);
  }

  /** The value of a parameter that only some of the operation's paths have. */
  public Optional<String> pathIfAny(String name) {
    return Optional.ofNullable(path.values().get(name));
  }

  public Query query() {
    return query;
  }

  /**
   * The body as a record. Components that are not {@code @Nullable} must be there.
   *
   * @throws Problem 400 "Invalid input JSON on line …" for what cannot be read
   */
  public <T> T body(Class<T> type) {
    return Json.read(request.body(), type);
  }

  /**
   * The fields of a body as HTML forms send it.
   *
   * @throws Problem 415 if it is not {@code application/x-www-form-urlencoded}
   */
  public Query form() {
    return Query.form(request);
  }

  /** The value of a header. */
  public Optional<String> header(String name) {
    return request.header(name);
  }

  /**
   * The body as parts, which the caller closes.
   *
   * @param largest bytes that a part may have
   * @throws Problem 415 if it is not {@code multipart/form-data}, 413 if a part is larger
   */
  public Upload upload(long largest) {
    return request.upload(new Upload.Bounds(largest, MOST_PARTS));
  }

  /** The next page of this very request, linked through the scheme and host that it came by. */
  public Paging next(String after) {
    StringBuilder link = new StringBuilder(request.origin()).append(request.path()).append('?');
    for (Map.Entry<String, List<String>> parameter : query.parameters().entrySet()) {
      if (!parameter.getKey().equals("after")) {
        for (String value : parameter.getValue()) {
          link.append(encode(parameter.getKey())).append('=').append(encode(value)).append('&');
        }
      }
    }
    return new Paging(
        new Paging.Next(after, link.append("after=").append(encode(after)).toString()));
  }

  /** Scheme and authority that the client used. */
  public String origin() {
    return request.origin();
  }

  /** The address of something below the path of this request. */
  public String location(String below) {
    return request.origin() + request.path() + "/" + below;
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
