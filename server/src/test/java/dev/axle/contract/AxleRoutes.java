package dev.axle.contract;

import dev.axle.edge.Access;
import dev.axle.edge.AppId;
import dev.axle.edge.Caller;
import dev.axle.edge.CallerKind;
import dev.axle.edge.Operation;
import dev.axle.edge.PathParameters;
import dev.axle.edge.PortalId;
import dev.axle.edge.Problem;
import dev.axle.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Axle's operations list, asked with concrete paths. */
final class AxleRoutes {

  /** Rules decide by the path; who calls only says which portal's types are meant. */
  private static final Caller CALLER =
      new Caller(
          new PortalId(1),
          CallerKind.PRIVATE_APP,
          new AppId(1),
          "App",
          Optional.empty(),
          Set.of(),
          Optional.empty(),
          ZoneOffset.UTC,
          Clock.system());

  private final List<Operation> operations;

  AxleRoutes(List<Operation> operations) {
    this.operations = List.copyOf(operations);
  }

  /** Whether an operation answers this path, and knows the types that it names. */
  boolean isRouted(String method, String concretePath) {
    var segments = segments(concretePath);
    return operations.stream()
        .filter(operation -> operation.method().name().equals(method))
        .anyMatch(
            operation ->
                operation.paths().stream()
                    .flatMap(path -> match(segments(path), segments).stream())
                    .anyMatch(found -> scopes(operation.access(), found).isPresent()));
  }

  /** The scopes, any of which opens this path; empty: it is not routed, or of no known type. */
  Optional<Set<String>> scopes(String method, String concretePath) {
    var segments = segments(concretePath);
    for (var operation : operations) {
      for (var path : operation.paths()) {
        var found = match(segments(path), segments);
        if (operation.method().name().equals(method) && found.isPresent()) {
          return scopes(operation.access(), found.get());
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Set<String>> scopes(Access access, PathParameters path) {
    try {
      return Optional.of(
          switch (access) {
            case Access.Open unused -> Set.of();
            case Access.AnyScope any -> any.rule().scopes(CALLER, path);
            case Access.EachOf each ->
                each.rules().stream()
                    .flatMap(rule -> rule.scopes(CALLER, path).stream())
                    .collect(Collectors.toSet());
          });
    } catch (Problem unknownType) {
      return Optional.empty();
    }
  }

  private static Optional<PathParameters> match(String[] template, String[] concrete) {
    if (template.length != concrete.length) {
      return Optional.empty();
    }
    var values = new HashMap<String, String>();
    for (int i = 0; i < template.length; i++) {
      if (template[i].startsWith("{")) {
        values.put(template[i].substring(1, template[i].length() - 1), concrete[i]);
      } else if (!template[i].equals(concrete[i])) {
        return Optional.empty();
      }
    }
    return Optional.of(new PathParameters(values));
  }

  private static String[] segments(String path) {
    return path.substring(1).split("/", -1);
  }
}
