package dev.axle.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * One line of {@code operations.tsv}: an operation that HubSpot publishes.
 *
 * @param path the template, such as {@code /crm/v3/objects/contacts/{contactId}}
 * @param scopes any one of these is enough; each is the set of scopes that it takes together
 * @param successCodes every status below 400 that the operation may answer with
 */
record SpecOperation(
    String area,
    String group,
    String version,
    String method,
    String path,
    List<Set<String>> scopes,
    Set<Integer> successCodes) {

  private static final Pattern PARAMETER = Pattern.compile("\\{([^/}]+)}");

  SpecOperation {
    scopes = List.copyOf(scopes);
    successCodes = Set.copyOf(successCodes);
  }

  /** Reads a line; the columns are named by the file's first line. */
  static SpecOperation of(Map<String, String> line) {
    var scopes = new ArrayList<Set<String>>();
    for (var alternative : split(line.getOrDefault("scopes", ""), ";")) {
      scopes.add(new TreeSet<>(split(alternative, "\\+")));
    }
    var codes = new TreeSet<Integer>();
    split(line.getOrDefault("successCodes", ""), ";")
        .forEach(code -> codes.add(Integer.valueOf(code)));
    return new SpecOperation(
        line.getOrDefault("area", ""),
        line.getOrDefault("group", ""),
        line.getOrDefault("version", ""),
        line.getOrDefault("method", ""),
        line.getOrDefault("path", ""),
        scopes,
        codes);
  }

  /** The file of the operation's group, relative to the folder of specs. */
  String file() {
    return area + "/" + group + "/" + version + ".json";
  }

  String[] segments() {
    return path.substring(1).split("/");
  }

  /**
   * How literally the template says this path: one mark a segment, {@code 1} for a word and {@code
   * 0} for a parameter, so that the greatest is the most literal from the left. Empty: no match.
   */
  Optional<String> literalness(String[] concrete) {
    var own = segments();
    if (own.length != concrete.length) {
      return Optional.empty();
    }
    var marks = new StringBuilder();
    for (int i = 0; i < own.length; i++) {
      if (own[i].startsWith("{")) {
        marks.append('0');
      } else if (own[i].equals(concrete[i])) {
        marks.append('1');
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(marks.toString());
  }

  /** The path with its parameters filled in; every parameter needs a value. */
  String path(Map<String, String> values) {
    var sorted = new TreeMap<>(values);
    return PARAMETER
        .matcher(path)
        .replaceAll(
            found -> {
              var value = sorted.get(found.group(1));
              if (value == null) {
                throw new IllegalArgumentException(
                    "No value for " + found.group(1) + " in " + path);
              }
              return value;
            });
  }

  /** The names of the path's parameters, from the left. */
  List<String> parameters() {
    return PARAMETER.matcher(path).results().map(found -> found.group(1)).toList();
  }

  @Override
  public String toString() {
    return method + " " + path + " (" + area + "/" + group + " " + version + ")";
  }

  private static List<String> split(String text, String separator) {
    return text.isBlank() || text.equals("-") ? List.of() : List.of(text.trim().split(separator));
  }
}
