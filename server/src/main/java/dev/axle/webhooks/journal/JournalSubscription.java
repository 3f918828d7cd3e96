package dev.axle.webhooks.journal;

import dev.axle.edge.PortalId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What an app wants to read in its journal.
 *
 * @param hub where it happens; empty: in every portal that has the app
 */
record JournalSubscription(
    long id,
    SubscriptionKind kind,
    Optional<PortalId> hub,
    Scope scope,
    Instant createdAt,
    Instant updatedAt) {

  /**
   * What of it. Empty sets leave nothing out.
   *
   * @param objectType the object type id; of app lifecycle events the id of their type
   * @param properties whose changes are told
   * @param objects ids of records
   * @param lists ids of lists
   * @param associatedTypes ids of the types of associated records
   */
  record Scope(
      String objectType,
      Set<Action> actions,
      Set<String> properties,
      Set<Long> objects,
      Set<Long> lists,
      Set<String> associatedTypes) {
    Scope {
      actions = Set.copyOf(actions);
      properties = Set.copyOf(properties);
      objects = Set.copyOf(objects);
      lists = Set.copyOf(lists);
      associatedTypes = Set.copyOf(associatedTypes);
    }

    boolean hasObject(long id) {
      return objects.isEmpty() || objects.contains(id);
    }
  }
}
