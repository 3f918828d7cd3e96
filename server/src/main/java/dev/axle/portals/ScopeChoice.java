package dev.axle.portals;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * All scopes, for somebody to choose from.
 *
 * @param field the name of the form's field
 * @param chosen those that are ticked
 * @param guide says what each opens
 */
public record ScopeChoice(String field, Set<String> chosen, ScopeGuide guide) {

  private static final Map<String, List<String>> GROUPS = groups();

  public ScopeChoice {
    chosen = Set.copyOf(chosen);
  }

  /** The scopes by what they are about: the first words of their names. */
  private static Map<String, List<String>> groups() {
    Map<String, List<String>> groups = new TreeMap<>();
    for (String scope : new TreeSet<>(Scopes.all())) {
      String[] words = scope.split("\\.");
      String group = words.length > 2 ? words[0] + "." + words[1] : words[0];
      groups.computeIfAbsent(group, unused -> new ArrayList<>()).add(scope);
    }
    return groups;
  }

  /** Scopes that are about the same. */
  public record Group(String name, List<String> scopes, long chosen) {}

  /** The groups, those first in which something is chosen. */
  public List<Group> shown() {
    return GROUPS.entrySet().stream()
        .map(
            group ->
                new Group(
                    group.getKey(),
                    group.getValue(),
                    group.getValue().stream().filter(chosen::contains).count()))
        .sorted(Comparator.comparing(group -> group.chosen() == 0))
        .toList();
  }

  /** What a scope opens, in a line. */
  public String opens(String scope) {
    List<String> opened = guide.opened(scope);
    return switch (opened.size()) {
      case 0 -> "Opens nothing here yet.";
      case 1 -> opened.getFirst();
      case 2 -> String.join(" ", opened);
      default ->
          String.join(" ", opened.subList(0, 2)) + " And " + (opened.size() - 2) + " more calls.";
    };
  }
}
