package dev.axle.edge;

import java.util.Optional;

/** A request as the edge sees it, whatever HTTP server carries it. */
public interface Request {

  String method();

  /** The path as sent, without trailing slashes. */
  String path();

  Optional<String> rawQuery();

  Optional<String> header(String name);

  /** The address of the client, as far as it is known. */
  String clientAddress();

  /** Scheme and authority that the client used, such as {@code https://api.hubapi.com}. */
  String origin();

  /**
   * The whole body.
   *
   * @throws Problem 413 if it is larger than the edge allows
   */
  byte[] body();

  /**
   * The body as parts.
   *
   * @throws Problem 415 if it has none, 413 if it is larger than that, 400 if it is broken
   */
  Upload upload(Upload.Bounds bounds);
}
