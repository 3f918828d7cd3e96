package dev.axle.edge;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds the operation of a method and a path. A literal segment beats a parameter. */
final class Routes {

  /** What a look-up finds. */
  sealed interface Match {}

  record Found(Operation operation, PathParameters parameters) implements Match {}

  /** The path is known, the method is not. */
  record OtherMethods(Set<String> allowed) implements Match {}

  record Nothing() implements Match {}

  private record Leaf(Operation operation, List<String> parameterNames) {}

  private static final class Node {
    final Map<String, Node> literals = new HashMap<>();
    @Nullable Node parameter;
    final Map<Method, Leaf> leaves = new EnumMap<>(Method.class);
  }

  private final Node root = new Node();

  Routes(List<Operation> operations) {
    operations.forEach(this::add);
  }

  private void add(Operation operation) {
    for (String path : operation.paths()) {
      Node node = root;
      List<String> names = new ArrayList<>();
      for (String segment : path.substring(1).split("/", -1)) {
        if (segment.startsWith("{")) {
          names.add(segment.substring(1, segment.length() - 1));
          Node next = node.parameter;
          if (next == null) {
            next = new Node();
            node.parameter = next;
          }
          node = next;
        } else {
          node = node.literals.computeIfAbsent(segment, unused -> new Node());
        }
      }
      if (node.leaves.put(operation.method(), new Leaf(operation, List.copyOf(names))) != null) {
        throw new IllegalStateException(
            "two operations for "
                + operation.method()
                + " "
                + path
                + ", one is "
                + operation.name());
      }
    }
  }

  Match find(@Nullable Method method, List<String> segments) {
    TreeSet<String> allowed = new TreeSet<>();
    Found found = find(root, method, segments, 0, new ArrayList<>(), allowed);
    if (found != null) {
      return found;
    }
    return allowed.isEmpty() ? new Nothing() : new OtherMethods(allowed);
  }

  private static @Nullable Found find(
      Node node,
      @Nullable Method method,
      List<String> segments,
      int depth,
      List<String> values,
      Set<String> allowed) {
    if (depth == segments.size()) {
      Leaf leaf = method == null ? null : node.leaves.get(method);
      if (leaf == null) {
        node.leaves.keySet().forEach(known -> allowed.add(known.name()));
        return null;
      }
      return new Found(leaf.operation(), parameters(leaf.parameterNames(), values));
    }
    String segment = segments.get(depth);
    Node literal = node.literals.get(segment);
    if (literal != null) {
      Found found = find(literal, method, segments, depth + 1, values, allowed);
      if (found != null) {
        return found;
      }
    }
    Node parameter = node.parameter;
    if (parameter == null || segment.isEmpty()) {
      return null;
    }
    values.addLast(segment);
    Found found = find(parameter, method, segments, depth + 1, values, allowed);
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
