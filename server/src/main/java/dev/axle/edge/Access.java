package dev.axle.edge;

import java.util.List;
import java.util.Set;

/** Who may call an operation. */
public sealed interface Access {

  /** Anybody, without a token. */
  record Open() implements Access {}

  /** Callers that hold at least one of the scopes that the rule names for this call. */
  record AnyScope(Rule rule) implements Access {}

  /** Callers that hold, for each of the rules, at least one of the scopes that it names. */
  record EachOf(List<Rule> rules) implements Access {
    public EachOf {
      rules = List.copyOf(rules);
    }
  }

  /** Which scopes open an operation may depend on the object type in its path. */
  @FunctionalInterface
  interface Rule {
    /** The scopes of which the caller needs one. Empty: a valid token is enough. */
    Set<String> scopes(Caller caller, PathParameters path);
  }

  static Access open() {
    return new Open();
  }

  static Access anyOf(String... scopes) {
    Set<String> fixed = Set.of(scopes);
    return new AnyScope((caller, path) -> fixed);
  }

  static Access anyOf(Rule rule) {
    return new AnyScope(rule);
  }

  static Access eachOf(Rule... rules) {
    return new EachOf(List.of(rules));
  }
}
