package dev.axle.webhooks.journal;

import dev.axle.database.Database;
import dev.axle.edge.PortalId;
import dev.axle.edge.Problem;
import dev.axle.time.Clock;
import dev.axle.webhooks.AppKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * Writes the state of records into the journal of an app, as soon as it asks. A record that can't
 * be had fails alone; its status says why.
 */
public final class Snapshots {

  private static final int MOST = 100;

  private final Database database;
  private final Records records;
  private final Publication publication;
  private final JournalSubscriptionStore installs = new JournalSubscriptionStore();
  private final SnapshotStore store = new SnapshotStore();

  public Snapshots(Database database, Records records, Function<PortalId, Clock> clocks) {
    this.database = database;
    this.records = records;
    this.publication = new Publication(clocks);
  }

  /** A record, and which of its values are wanted. */
  record Wish(PortalId hub, String objectType, long objectId, Set<String> properties) {
    Wish {
      properties = Set.copyOf(properties);
    }
  }

  /**
   * @return one for each wish, in their order
   * @throws Problem 400 for none, or too many
   */
  List<Snapshot> take(AppKey app, List<Wish> wishes, Instant now) {
    if (wishes.isEmpty() || wishes.size() > MOST) {
      throw Problem.invalid("snapshotRequests must have from 1 to " + MOST + " elements");
    }
    Map<PortalId, Optional<Set<String>>> granted = granted(app, wishes);
    List<Optional<Snapshot.Failure>> refused =
        wishes.stream().map(wish -> refusal(wish, granted)).toList();
    Map<Group, Map<Long, Map<String, String>>> values = values(wishes, refused);
    List<Snapshot> taken = new ArrayList<>();
    List<Publication.Item> items = new ArrayList<>();
    for (int i = 0; i < wishes.size(); i++) {
      Wish wish = wishes.get(i);
      Optional<Snapshot.Failure> failure =
          refused.get(i).or(() -> take(app, wish, values, items, now));
      taken.add(new Snapshot(UUID.randomUUID(), failure, now, now));
    }
    return database.transaction(
        transaction -> {
          store.insert(transaction, app, taken);
          publication.publish(transaction, items);
          return taken;
        });
  }

  /** Wishes whose records are read together. */
  private record Group(PortalId hub, String objectType, Set<String> properties) {
    static Group of(Wish wish) {
      return new Group(wish.hub(), wish.objectType(), wish.properties());
    }
  }

  private Map<PortalId, Optional<Set<String>>> granted(AppKey app, List<Wish> wishes) {
    return database.read(
        connection -> {
          Map<PortalId, Optional<Set<String>>> granted = new HashMap<>();
          for (Wish wish : wishes) {
            if (!granted.containsKey(wish.hub())) {
              granted.put(wish.hub(), installs.granted(connection, app, wish.hub()));
            }
          }
          return granted;
        });
  }

  private Map<Group, Map<Long, Map<String, String>>> values(
      List<Wish> wishes, List<Optional<Snapshot.Failure>> refused) {
    Map<Group, Set<Long>> ids = new HashMap<>();
    for (int i = 0; i < wishes.size(); i++) {
      if (refused.get(i).isEmpty()) {
        ids.computeIfAbsent(Group.of(wishes.get(i)), unused -> new HashSet<>())
            .add(wishes.get(i).objectId());
      }
    }
    Map<Group, Map<Long, Map<String, String>>> values = new HashMap<>();
    ids.forEach(
        (group, all) ->
            values.put(
                group, records.values(group.hub(), group.objectType(), all, group.properties())));
    return values;
  }

  private Optional<Snapshot.Failure> refusal(
      Wish wish, Map<PortalId, Optional<Set<String>>> grants) {
    Optional<Set<String>> granted = grants.getOrDefault(wish.hub(), Optional.empty());
    if (granted.isEmpty()) {
      return failure(
          Snapshot.Code.PERMISSION_DENIED,
          "The app is not installed in the account " + wish.hub() + ".");
    }
    if (!records.hasType(wish.hub(), wish.objectType())) {
      return failure(
          Snapshot.Code.VALIDATION_ERROR, "There is no object type " + wish.objectType() + ".");
    }
    Set<String> needed = records.scopes(wish.hub(), wish.objectType());
    return needed.stream().anyMatch(granted.get()::contains)
        ? Optional.empty()
        : failure(
            Snapshot.Code.PERMISSION_DENIED,
            "The account has granted the app none of the scopes " + needed + ".");
  }

  private static Optional<Snapshot.Failure> take(
      AppKey app,
      Wish wish,
      Map<Group, Map<Long, Map<String, String>>> values,
      List<Publication.Item> items,
      Instant now) {
    Map<String, String> found = values.getOrDefault(Group.of(wish), Map.of()).get(wish.objectId());
    if (found == null) {
      return failure(Snapshot.Code.VALIDATION_ERROR, "There is no record " + wish.objectId() + ".");
    }
    items.add(
        new Publication.Item(
            app,
            wish.hub(),
            JournalEvent.snapshot(wish.hub(), wish.objectType(), wish.objectId(), now, found)));
    return Optional.empty();
  }

  private static Optional<Snapshot.Failure> failure(Snapshot.Code code, String message) {
    return Optional.of(new Snapshot.Failure(code, message));
  }

  /**
   * @throws Problem 404 if there is none, or not any more
   */
  Snapshot read(AppKey app, String id, Instant now) {
    return database
        .read(connection -> find(connection, app, id, now.minus(JournalFiles.KEPT)))
        .orElseThrow(() -> JournalProblems.noSuch("snapshot", id));
  }

  private Optional<Snapshot> find(Connection connection, AppKey app, String id, Instant since)
      throws SQLException {
    try {
      return store.find(connection, app, UUID.fromString(id), since);
    } catch (IllegalArgumentException notOne) {
      return Optional.empty();
    }
  }
}
