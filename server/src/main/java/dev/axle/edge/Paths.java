package dev.axle.edge;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Paths of requests, taken apart. */
public final class Paths {

  private Paths() {}

  /** The decoded segments of a path. */
  public static List<String> segments(String path) {
    List<String> segments = new ArrayList<>(6);
    int from = 1;
    while (from <= path.length()) {
      int slash = path.indexOf('/', from);
      int to = slash < 0 ? path.length() : slash;
      segments.add(decode(path.substring(from, to)));
      from = to + 1;
    }
    return segments;
  }

  /** In a path, unlike in a query, a plus is a plus. */
  private static String decode(String segment) {
    if (segment.indexOf('%') < 0) {
      return segment;
    }
    try {
      return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      throw Problem.invalid("Unable to decode the path near '" + segment + "'");
    }
  }
}
