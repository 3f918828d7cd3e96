package dev.axle.crm.rollups;

import dev.axle.crm.schemas.ObjectTypeId;
import dev.axle.crm.schemas.Rollup;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which types have rollups that are made of records of which types, and of which values. */
final class Dependents {

  private record Value(String type, String property) {}

  private final Map<String, Set<ObjectTypeId>> ofType = new HashMap<>();
  private final Map<Value, Set<ObjectTypeId>> ofValue = new HashMap<>();

  Dependents(Map<ObjectTypeId, List<Rollup>> rollups) {
    add(rollups);
  }

  private Dependents(Dependents others) {
    others.ofType.forEach((type, all) -> ofType.put(type, new HashSet<>(all)));
    others.ofValue.forEach((value, all) -> ofValue.put(value, new HashSet<>(all)));
  }

  /** These, and further ones. */
  Dependents with(Map<ObjectTypeId, List<Rollup>> more) {
    if (more.isEmpty()) {
      return this;
    }
    Dependents all = new Dependents(this);
    all.add(more);
    return all;
  }

  private void add(Map<ObjectTypeId, List<Rollup>> rollups) {
    rollups.forEach((type, all) -> all.forEach(rollup -> add(type, rollup)));
  }

  private void add(ObjectTypeId type, Rollup rollup) {
    for (String from : rollup.from()) {
      ofType.computeIfAbsent(from, unused -> new HashSet<>()).add(type);
      for (String source : rollup.sources()) {
        ofValue.computeIfAbsent(new Value(from, source), unused -> new HashSet<>()).add(type);
      }
    }
  }

  /** The types whose rollups are made of records of a type. */
  Set<ObjectTypeId> of(String type) {
    return ofType.getOrDefault(type, Set.of());
  }

  /** The types whose rollups are made of one of these values of records of a type. */
  Set<ObjectTypeId> of(String type, Iterable<String> properties) {
    Set<ObjectTypeId> types = new HashSet<>();
    properties.forEach(
        property -> types.addAll(ofValue.getOrDefault(new Value(type, property), Set.of())));
    return types;
  }
}
