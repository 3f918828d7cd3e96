package dev.axle.portals;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

/** The scopes that HubSpot knows. */
public final class Scopes {

  private static final Set<String> ALL = read();

  private Scopes() {}

  public static Set<String> all() {
    return ALL;
  }

  private static Set<String> read() {
    try (InputStream in = Scopes.class.getResourceAsStream("scopes.txt")) {
      if (in == null) {
        throw new IllegalStateException("missing resource scopes.txt");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty())
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
