package dev.axle.crm.search.opensearch;

import dev.axle.crm.filters.Filter;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Texts that follow each other, with any letters between them. */
record TextPattern(List<String> parts) {

  /** Longer ones are not made into automata, which can become large: each value is looked at. */
  private static final int LONGEST_AUTOMATON = 100;

  private static final String EACH_VALUE =
      """
      boolean matches(String text, List parts) {
        int last = parts.size() - 1;
        String start = parts[0];
        if (last == 0) {
          return text.equals(start);
        }
        String end = parts[last];
        int limit = text.length() - end.length();
        if (limit < start.length() || !text.startsWith(start) || !text.endsWith(end)) {
          return false;
        }
        int at = start.length();
        for (int i = 1; i < last; i++) {
          String part = parts[i];
          int found = text.indexOf(part, at);
          if (found < 0 || found + part.length() > limit) {
            return false;
          }
          at = found + part.length();
        }
        return true;
      }
      if (doc.containsKey(params.field)) {
        for (value in doc[params.field]) {
          if (matches(value, params.parts)) {
            return true;
          }
        }
      }
      return false;
      """;

  TextPattern {
    parts = List.copyOf(parts);
  }

  /** A text in which {@code *} stands for any letters. */
  static TextPattern glob(String text) {
    return new TextPattern(List.of(text.split("\\*", -1)));
  }

  static TextPattern like(Filter.Place place, String text) {
    return new TextPattern(
        switch (place) {
          case START -> List.of(text, "");
          case END -> List.of("", text);
          case ANYWHERE -> List.of("", text, "");
        });
  }

  /** This, with a text before it. */
  TextPattern after(String text) {
    return new TextPattern(
        Stream.concat(Stream.of(text + parts.getFirst()), parts.stream().skip(1)).toList());
  }

  Map<String, ?> query(String field) {
    if (parts.size() == 1) {
      return Map.of("term", Map.of(field, Map.of("value", parts.getFirst())));
    }
    if (parts.size() == 2 && parts.getLast().isEmpty()) {
      return Map.of("prefix", Map.of(field, Map.of("value", parts.getFirst())));
    }
    return parts.stream().mapToInt(String::length).sum() <= LONGEST_AUTOMATON
        ? Map.of("wildcard", Map.of(field, Map.of("value", wildcard())))
        : Scripts.query(EACH_VALUE, Map.of("field", field, "parts", parts));
  }

  private String wildcard() {
    return parts.stream().map(TextPattern::escaped).collect(Collectors.joining("*"));
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("*", "\\*").replace("?", "\\?");
  }
}
