package dev.axle.sharedlimits;

import io.lettuce.core.RedisURI;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;

/** Where a Redis is, and how to get in. */
public final class RedisAddress {

  private static final Set<String> SCHEMES = Set.of("redis", "rediss");

  private final RedisURI uri;

  private RedisAddress(RedisURI uri) {
    this.uri = uri;
  }

  /**
   * @param text such as {@code redis://user:password@host:6379/0}
   * @throws IllegalArgumentException if it is none, in words that don't show it
   */
  public static RedisAddress parse(String text) {
    try {
      URI uri = new URI(text);
      if (SCHEMES.contains(String.valueOf(uri.getScheme())) && uri.getHost() != null) {
        return new RedisAddress(RedisURI.create(uri));
      }
    } catch (URISyntaxException | IllegalArgumentException notAnAddress) {
      // told below; the cause would show the password
    }
    throw new IllegalArgumentException(
        "It must be an address such as redis://user:password@host:6379/0");
  }

  RedisURI uri() {
    return uri;
  }

  /** Host and port only. */
  @Override
  public String toString() {
    return uri.getHost() + ":" + uri.getPort();
  }
}
