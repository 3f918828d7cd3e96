package dev.axle.crm.rollups;

import dev.axle.crm.schemas.ObjectTypeId;
import dev.axle.edge.Json;
import dev.axle.journal.Change;
import java.util.LinkedHashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The records of one portal whose rollups some changes may have made wrong. */
final class Affected {

  private final Dependents dependents;
  private final Set<Due> records = new LinkedHashSet<>();
  private final Set<RollupDueStore.Reach> reaches = new LinkedHashSet<>();

  Affected(Dependents dependents) {
    this.dependents = dependents;
  }

  /** Records that are affected themselves. */
  Set<Due> records() {
    return records;
  }

  /** Records of which those that they are associated with are affected. */
  Set<RollupDueStore.Reach> reaches() {
    return reaches;
  }

  void add(Change change) {
    String type = change.subject().type();
    switch (change.kind()) {
      case UPDATED -> {
        if (!change.source().equals(Rollups.SOURCE) && !dependents.of(type).isEmpty()) {
          reach(
              change, dependents.of(type, Json.mapper().readTree(change.delta()).propertyNames()));
        }
      }
      case ASSOCIATED, DISSOCIATED -> {
        JsonNode other = Json.mapper().readTree(change.delta()).path("toType");
        if (dependents.of(other.asString()).contains(new ObjectTypeId(type))) {
          records.add(new Due(type, change.subject().id(), other.asString()));
        }
      }
      case ARCHIVED -> reach(change, dependents.of(type));
      case RESTORED -> {
        reach(change, dependents.of(type));
        records.add(new Due(type, change.subject().id(), Due.ALL));
      }
      case MERGED -> records.add(new Due(type, change.subject().id(), Due.ALL));
      case CREATED, PRIVACY_DELETED -> {
        // what it is or was associated with has entries of its own
      }
    }
  }

  private void reach(Change change, Set<ObjectTypeId> types) {
    for (ObjectTypeId to : types) {
      reaches.add(new RollupDueStore.Reach(change.subject().type(), change.subject().id(), to));
    }
  }
}
