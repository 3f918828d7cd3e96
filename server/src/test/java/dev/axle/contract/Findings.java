package dev.axle.contract;

import java.util.List;
import java.util.Set;

/**
 * What a check against the contract found.
 *
 * @param violations what the spec forbids, each with the place in the body and what was expected
 * @param unknownProperties places in the body that the spec tolerates but does not know
 */
record Findings(List<String> violations, List<String> unknownProperties) {

  Findings {
    violations = List.copyOf(violations);
    unknownProperties = List.copyOf(unknownProperties);
  }

  boolean isValid() {
    return violations.isEmpty();
  }

  /** The unknown properties whose names are not allowed for either. */
  List<String> unknownBeside(Set<String> allowed) {
    return unknownProperties.stream().filter(place -> !allowed.contains(place)).toList();
  }
}
