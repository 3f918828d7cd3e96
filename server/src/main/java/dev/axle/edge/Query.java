package dev.axle.edge;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The query of a request: repeated parameters and comma lists mean the same. */
public final class Query {

  private static final Query EMPTY = new Query(Map.of());

  private final Map<String, List<String>> parameters;

  Query(Map<String, List<String>> parameters) {
    this.parameters = parameters;
  }

  public static Query parse(@Nullable String raw) {
    if (raw == null || raw.isEmpty()) {
      return EMPTY;
    }
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    for (String pair : raw.split("&")) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = decode(equals < 0 ? pair : pair.substring(0, equals));
        String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
        parameters.computeIfAbsent(name, unused -> new ArrayList<>(1)).add(value);
      }
    }
    return new Query(parameters);
  }

  /**
   * The fields of a form.
   *
   * @throws Problem 415 if the body is none
   */
  public static Query form(Request request) {
    String type = request.header("Content-Type").orElse("");
    if (!type.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded")) {
      throw EdgeProblems.notAForm(type);
    }
    return parse(new String(request.body(), StandardCharsets.UTF_8));
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      throw Problem.invalid("Unable to decode the query string near '" + text + "'");
    }
  }

  public Optional<String> text(String name) {
    List<String> values = parameters.get(name);
    return values == null || values.getFirst().isBlank()
        ? Optional.empty()
        : Optional.of(values.getFirst());
  }

  /** All values of a parameter, in the order given, without repetition. */
  public Set<String> list(String name) {
    List<String> values = parameters.get(name);
    if (values == null) {
      return Set.of();
    }
    Set<String> all = new LinkedHashSet<>();
    for (String value : values) {
      for (String part : value.split(",")) {
        String trimmed = part.strip();
        if (!trimmed.isEmpty()) {
          all.add(trimmed);
        }
      }
    }
    return all;
  }

  public boolean flag(String name) {
    return switch (text(name).orElse("false")) {
      case "true" -> true;
      case "false" -> false;
      default -> throw EdgeProblems.badQueryParameter(name);
    };
  }

  /** The page size asked for, {@code standard} if none is. */
  public int limit(int standard, int most) {
    String text = text("limit").orElse("");
    if (text.isEmpty()) {
      return standard;
    }
    int limit;
    try {
      limit = Integer.parseInt(text);
    } catch (NumberFormatException notANumber) {
      throw EdgeProblems.badQueryParameter("limit");
    }
    if (limit < 1 || limit > most) {
      throw Problem.invalid(
          "The limit must be between 1 and " + most + ", but it was " + limit + ".");
    }
    return limit;
  }

  /** The names of the parameters that were sent. */
  public Set<String> names() {
    return parameters.keySet();
  }

  Map<String, List<String>> parameters() {
    return parameters;
  }
}
