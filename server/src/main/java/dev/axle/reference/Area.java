package dev.axle.reference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Groups of operations that belong together: those whose tags begin alike. */
public record Area(String title, List<Reference.Group> groups) {

  private static final Map<String, String> TITLES =
      Map.of(
          "crm", "CRM",
          "files", "Files",
          "settings", "Settings",
          "tax-rates", "Settings",
          "account", "Account",
          "oauth", "OAuth",
          "health", "Axle's own",
          "axle", "Axle's own");

  /** Those that people come for first; further ones follow. */
  private static final List<String> FIRST = List.of("CRM", "Files", "Settings");

  public Area {
    groups = List.copyOf(groups);
  }

  static List<Area> of(List<Reference.Group> groups) {
    Map<String, List<Reference.Group>> byTitle = new LinkedHashMap<>();
    FIRST.forEach(title -> byTitle.put(title, new ArrayList<>()));
    for (Reference.Group group : groups) {
      byTitle.computeIfAbsent(title(group.tag()), unused -> new ArrayList<>()).add(group);
    }
    return byTitle.entrySet().stream()
        .filter(entry -> !entry.getValue().isEmpty())
        .map(entry -> new Area(entry.getKey(), entry.getValue()))
        .toList();
  }

  /** The area of a tag; a word that is not known here stands for itself. */
  static String title(String tag) {
    String word = tag.replaceFirst("\\..*", "");
    return TITLES.getOrDefault(word, capitalised(word));
  }

  /** What a tag is about within its area, in words. */
  static String about(String tag) {
    return capitalised(
        tag.substring(tag.indexOf('.') + 1)
            .replace('-', ' ')
            .replace("oauth", "OAuth")
            .replace("url", "URL"));
  }

  private static String capitalised(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
