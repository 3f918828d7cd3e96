package dev.axle.reference;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Paths with parameters in braces, such as {@code /crm/v3/objects/{objectType}}. */
final class PathTemplate {

  private static final Pattern PARAMETER = Pattern.compile("\\{([^}]+)}");
  private static final Pattern VERSION = Pattern.compile("/(v\\d+|\\d{4}-\\d{2})(?=/|$)");

  private PathTemplate() {}

  static List<String> parameters(String template) {
    return PARAMETER.matcher(template).results().map(found -> found.group(1)).toList();
  }

  static String filled(String template, UnaryOperator<String> values) {
    return PARAMETER
        .matcher(template)
        .replaceAll(found -> Matcher.quoteReplacement(values.apply(found.group(1))));
  }

  /** The template without the names of its parameters: templates of one shape are one path. */
  static String shape(String template) {
    return PARAMETER.matcher(template).replaceAll("{}");
  }

  /** Gives every path of every operation an id of its own, and paths of one shape one template. */
  static final class Names {

    private final Map<String, String> byShape = new HashMap<>();
    private final Set<String> taken;

    /**
     * @param names of all operations; the first path of each is called by it
     */
    Names(List<String> names) {
      taken = new HashSet<>(names);
    }

    /**
     * @param place of the path among the operation's
     */
    Described.Path of(String operation, int place, String path) {
      String template = byShape.computeIfAbsent(shape(path), unused -> path);
      return new Described.Path(
          place == 0 ? operation : further(operation, path), template, parameters(template));
    }

    private String further(String operation, String path) {
      String version =
          VERSION.matcher(path).results().map(MatchResult::group).findFirst().orElse("/2");
      String wanted = operation + "." + version.substring(1);
      String id = wanted;
      for (int next = 2; !taken.add(id); next++) {
        id = wanted + "." + next;
      }
      return id;
    }
  }
}
