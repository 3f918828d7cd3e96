package dev.axle.edge;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds the route of a method and a path. A literal segment beats a parameter. */
public final class Routes<R extends Route> {

  /** What a look-up finds. */
  public sealed interface Match<R> {}

  public record Found<R>(R route, PathParameters parameters) implements Match<R> {}

  /** The path is known, the method is not. */
  public record OtherMethods<R>(Set<String> allowed) implements Match<R> {}

  public record Nothing<R>() implements Match<R> {}

  private record Leaf<R>(R route, List<String> parameterNames) {}

  private static final class Node<R> {
    final Map<String, Node<R>> literals = new HashMap<>();
    @Nullable Node<R> parameter;
    final Map<Method, Leaf<R>> leaves = new EnumMap<>(Method.class);
  }

  private final Node<R> root = new Node<>();

  public Routes(List<R> routes) {
    routes.forEach(this::add);
  }

  private void add(R route) {
    for (String path : route.paths()) {
      Node<R> node = root;
      List<String> names = new ArrayList<>();
      for (String segment : path.substring(1).split("/", -1)) {
        if (segment.startsWith("{")) {
          names.add(segment.substring(1, segment.length() - 1));
          Node<R> next = node.parameter;
          if (next == null) {
            next = new Node<>();
            node.parameter = next;
          }
          node = next;
        } else {
          node = node.literals.computeIfAbsent(segment, unused -> new Node<>());
        }
      }
      if (node.leaves.put(route.method(), new Leaf<>(route, List.copyOf(names))) != null) {
        throw new IllegalStateException(
            "two routes for " + route.method() + " " + path + ", one is " + route.name());
      }
    }
  }

  public Match<R> find(@Nullable Method method, List<String> segments) {
    TreeSet<String> allowed = new TreeSet<>();
    Found<R> found = find(root, method, segments, 0, new ArrayList<>(), allowed);
    if (found != null) {
      return found;
    }
    return allowed.isEmpty() ? new Nothing<>() : new OtherMethods<>(allowed);
  }

  private static <R> @Nullable Found<R> find(
      Node<R> node,
      @Nullable Method method,
      List<String> segments,
      int depth,
      List<String> values,
      Set<String> allowed) {
    if (depth == segments.size()) {
      Leaf<R> leaf = method == null ? null : node.leaves.get(method);
      if (leaf == null) {
        node.leaves.keySet().forEach(known -> allowed.add(known.name()));
        return null;
      }
      return new Found<>(leaf.route(), parameters(leaf.parameterNames(), values));
    }
    String segment = segments.get(depth);
    Node<R> literal = node.literals.get(segment);
    if (literal != null) {
      Found<R> found = find(literal, method, segments, depth + 1, values, allowed);
      if (found != null) {
        return found;
      }
    }
    Node<R> parameter = node.parameter;
    if (parameter == null || segment.isEmpty()) {
      return null;
    }
    values.addLast(segment);
    Found<R> found = find(parameter, method, segments, depth + 1, values, allowed);
    values.removeLast();
    return found;
  }

  private static PathParameters parameters(List<String> names, List<String> values) {
    if (names.isEmpty()) {
      return PathParameters.NONE;
    }
    Map<String, String> byName = HashMap.newHashMap(names.size());
    for (int i = 0; i < names.size(); i++) {
      byName.put(names.get(i), values.get(i));
    }
    return new PathParameters(byName);
  }
}
