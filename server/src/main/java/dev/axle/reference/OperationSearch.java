package dev.axle.reference;

import dev.axle.edge.Method;
import dev.axle.edge.Operation;
import dev.axle.edge.Paths;
import dev.axle.edge.Routes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.stream.Collectors;

/** Finds operations by words of what they are called, do, and which paths and types they have. */
final class OperationSearch {

  private static final int MOST_WORDS = 8;

  private final List<Entry> entries;
  private final Routes<Operation> routes;
  private final Map<Operation, Described> byOperation = new LinkedHashMap<>();

  private record Entry(
      Described described, String name, String text, String paths, Set<String> types) {

    /** Nothing, if there is no such word. */
    int score(String word) {
      if (name.endsWith("." + word) || name.equals(word)) {
        return 16;
      }
      if (name.contains(word)) {
        return 8;
      }
      if (text.startsWith(word)) {
        return 7;
      }
      if (text.contains(word)) {
        return 4;
      }
      if (paths.contains(word)) {
        return 2;
      }
      return types.stream().anyMatch(type -> type.startsWith(word)) ? 1 : 0;
    }
  }

  OperationSearch(List<Described> operations) {
    entries = operations.stream().map(OperationSearch::entry).toList();
    operations.forEach(each -> byOperation.put(each.operation(), each));
    routes = new Routes<>(operations.stream().map(Described::operation).toList());
  }

  private static Entry entry(Described described) {
    return new Entry(
        described,
        lower(described.operation().name()),
        lower(described.operation().documentation()),
        lower(
            described.operation().method()
                + " "
                + described.paths().stream()
                    .map(Described.Path::template)
                    .collect(Collectors.joining(" "))),
        types(described));
  }

  private static Set<String> types(Described described) {
    return described.scopes().stream()
        .flatMap(
            each ->
                switch (each) {
                  case RequiredScopes.Always always -> Set.<String>of().stream();
                  case RequiredScopes.ByObjectType(
                          String parameter,
                          SortedMap<String, SortedSet<String>> anyOf) ->
                      anyOf.keySet().stream();
                })
        .collect(Collectors.toUnmodifiableSet());
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  /** The operations that have all the words, the best first; a whole path finds those it is of. */
  List<Described> find(String wanted, int most) {
    List<Described> found = new ArrayList<>(ofPath(wanted.strip()));
    List<String> words =
        List.of(lower(wanted).strip().split("\\s+")).stream().limit(MOST_WORDS).toList();
    entries.stream()
        .filter(entry -> words.stream().allMatch(word -> entry.score(word) > 0))
        .sorted(
            Comparator.comparingInt(
                entry -> -words.stream().mapToInt(word -> entry.score(word)).sum()))
        .map(Entry::described)
        .filter(each -> !found.contains(each))
        .forEach(found::add);
    return found.stream().limit(most).toList();
  }

  private List<Described> ofPath(String path) {
    if (!path.startsWith("/")) {
      return List.of();
    }
    List<Described> found = new ArrayList<>();
    for (Method method : Method.values()) {
      if (routes.find(method, Paths.segments(path.replaceFirst("[?#].*", "")))
          instanceof Routes.Found<Operation>(Operation operation, var parameters)) {
        Described described = byOperation.get(operation);
        if (described != null) {
          found.add(described);
        }
      }
    }
    return found;
  }
}
