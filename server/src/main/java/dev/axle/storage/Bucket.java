package dev.axle.storage;

import java.net.URI;
import java.util.Optional;

/**
 * A bucket and the keys to it.
 *
 * @param endpoint of a server that speaks S3; empty for Amazon's own
 */
public record Bucket(
    String name, Optional<URI> endpoint, String region, String accessKey, String secretKey) {

  /** Without the keys: what is printed may be kept. */
  @Override
  public String toString() {
    return "bucket " + name + endpoint.map(at -> " at " + at).orElse(" in " + region);
  }
}
