package dev.axle.security;

import dev.axle.edge.Access;
import dev.axle.edge.AppId;
import dev.axle.edge.Caller;
import dev.axle.edge.CallerKind;
import dev.axle.edge.Operation;
import dev.axle.edge.PathParameters;
import dev.axle.edge.PortalId;
import dev.axle.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The paths of operations with values in them, and the scopes that their rules name for these. */
final class Required {

  private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");

  private Required() {}

  /** A value for each parameter of a path: a standard type, or a number that nothing has. */
  static Map<String, String> values(String template) {
    Map<String, String> values = new HashMap<>();
    for (String name : parameters(template)) {
      values.put(
          name,
          switch (name) {
            case "objectType", "objectTypeId", "fromObjectType", "fromObjectTypeId" -> "contacts";
            case "toObjectType", "toObjectTypeId" -> "companies";
            default -> "1";
          });
    }
    return values;
  }

  static List<String> parameters(String template) {
    return PARAMETER.matcher(template).results().map(found -> found.group(1)).toList();
  }

  static String filled(String template, Map<String, String> values) {
    return PARAMETER
        .matcher(template)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    values.getOrDefault(found.group(1), "no-value-for-" + found.group(1))));
  }

  /** Of each of these a caller needs one; one that is empty asks for a token only. */
  static List<Set<String>> scopes(Operation operation, Map<String, String> values) {
    List<Access.Rule> rules =
        switch (operation.access()) {
          case Access.Open open -> List.of();
          case Access.AnyScope(Access.Rule rule) -> List.of(rule);
          case Access.EachOf(List<Access.Rule> each) -> each;
        };
    return rules.stream()
        .<Set<String>>map(rule -> new TreeSet<>(rule.scopes(NOBODY, new PathParameters(values))))
        .toList();
  }

  private static final Caller NOBODY =
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
}
