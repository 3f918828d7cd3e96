package dev.axle.reference;

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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Scopes of which a caller needs one. */
public sealed interface RequiredScopes {

  /** The same for every call. None: a valid token is enough. */
  record Always(SortedSet<String> anyOf) implements RequiredScopes {}

  /**
   * Others for each object type.
   *
   * @param parameter of the path, which names the type
   * @param anyOf by the names of the standard types; a portal's own types have those of custom
   *     objects
   */
  record ByObjectType(String parameter, SortedMap<String, SortedSet<String>> anyOf)
      implements RequiredScopes {}

  /** All scopes of which one is needed, for whatever is called. */
  default SortedSet<String> all() {
    return switch (this) {
      case Always(SortedSet<String> anyOf) -> anyOf;
      case ByObjectType(String parameter, SortedMap<String, SortedSet<String>> anyOf) -> {
        SortedSet<String> all = new TreeSet<>();
        anyOf.values().forEach(all::addAll);
        yield all;
      }
    };
  }

  /** Whether it opens, for some object type at least, to whoever has these scopes. */
  default boolean mayBeMetBy(Set<String> held) {
    return all().isEmpty() || all().stream().anyMatch(held::contains);
  }

  /**
   * What an operation asks for, found by asking its rules with each of the types.
   *
   * @param objectTypes names of standard types
   * @throws IllegalStateException if a rule answers for none of the types
   */
  static List<RequiredScopes> of(Operation operation, List<String> objectTypes) {
    List<Access.Rule> rules =
        switch (operation.access()) {
          case Access.Open open -> List.of();
          case Access.AnyScope(Access.Rule rule) -> List.of(rule);
          case Access.EachOf(List<Access.Rule> each) -> each;
        };
    List<String> parameters = PathTemplate.parameters(operation.paths().getFirst());
    return rules.stream().map(rule -> of(rule, operation, parameters, objectTypes)).toList();
  }

  private static RequiredScopes of(
      Access.Rule rule, Operation operation, List<String> parameters, List<String> objectTypes) {
    Map<String, String> values = new HashMap<>();
    for (String parameter : parameters) {
      values.put(parameter, namesType(parameter) ? objectTypes.getFirst() : "1");
    }
    for (String parameter : parameters) {
      if (namesType(parameter)) {
        SortedMap<String, SortedSet<String>> byType = new TreeMap<>();
        for (String type : objectTypes) {
          Map<String, String> changed = new HashMap<>(values);
          changed.put(parameter, type);
          ask(rule, changed).ifPresent(scopes -> byType.put(type, scopes));
        }
        if (new HashSet<>(byType.values()).size() > 1) {
          return new ByObjectType(parameter, byType);
        }
      }
    }
    return new Always(
        ask(rule, values)
            .orElseThrow(
                () ->
                    new IllegalStateException("which scopes does " + operation.name() + " need?")));
  }

  /** Whether a path parameter of this name stands for an object type. */
  private static boolean namesType(String parameter) {
    return parameter.endsWith("bjectType") || parameter.endsWith("bjectTypeId");
  }

  private static Optional<SortedSet<String>> ask(Access.Rule rule, Map<String, String> values) {
    try {
      Set<String> scopes = rule.scopes(Nobody.CALLER, new PathParameters(values));
      return Optional.of(new TreeSet<>(scopes));
    } catch (Problem noSuchType) {
      return Optional.empty();
    }
  }

  /** Rules decide by the path; who calls only says which portal's own types are meant: none. */
  final class Nobody {
    private static final Caller CALLER =
        new Caller(
            new PortalId(0),
            CallerKind.ANONYMOUS,
            new AppId(0),
            "",
            Optional.empty(),
            Set.of(),
            Optional.empty(),
            ZoneOffset.UTC,
            Clock.system());

    private Nobody() {}
  }
}
