package dev.axle.oauth;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What scopes let an app do, in words, by what it is about. */
public record GrantedScopes(List<Group> groups) {

  public GrantedScopes {
    groups = List.copyOf(groups);
  }

  /** Scopes about the same. */
  public record Group(String about, List<Line> lines) {
    public Group {
      lines = List.copyOf(lines);
    }
  }

  /**
   * One scope.
   *
   * @param isOptional whether the app can do without
   */
  public record Line(String scope, String text, boolean isOptional) {}

  static GrantedScopes of(Set<String> granted, Set<String> optional) {
    Map<String, List<Line>> groups = new TreeMap<>();
    for (String scope : new TreeSet<>(granted)) {
      ScopeSentence sentence = ScopeSentence.of(scope);
      groups
          .computeIfAbsent(sentence.about(), unused -> new ArrayList<>())
          .add(new Line(scope, sentence.text(), optional.contains(scope)));
    }
    return new GrantedScopes(
        groups.entrySet().stream().map(each -> new Group(each.getKey(), each.getValue())).toList());
  }
}
