package dev.axle.crm.lists;

import dev.axle.crm.objects.RecordIds;
import dev.axle.crm.schemas.ObjectType;
import dev.axle.crm.schemas.ObjectTypeId;
import dev.axle.crm.schemas.ObjectTypes;
import dev.axle.edge.Json;
import dev.axle.journal.Author;
import dev.axle.journal.Change;
import dev.axle.journal.Journal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Follows what becomes of the members of lists that follow no conditions: archived records leave
 * them, merged ones make place for what they have become. What was deleted for privacy leaves no
 * trace in any list.
 */
final class FixedLists {

  private final ObjectTypes types;
  private final Journal journal;
  private final MembershipWrite writes;
  private final RecordIds records = new RecordIds();

  FixedLists(ObjectTypes types, Journal journal, MembershipWrite writes) {
    this.types = types;
    this.journal = journal;
    this.writes = writes;
  }

  void follow(Connection transaction, Author author, List<Change> changes) throws SQLException {
    Map<ObjectTypeId, Set<Long>> forgotten = new LinkedHashMap<>();
    Map<ObjectTypeId, Set<Long>> gone = new LinkedHashMap<>();
    for (Change change : changes) {
      ObjectTypeId type = new ObjectTypeId(change.subject().type());
      switch (change.kind()) {
        case PRIVACY_DELETED ->
            forgotten.computeIfAbsent(type, unused -> new TreeSet<>()).add(change.subject().id());
        case ARCHIVED ->
            gone.computeIfAbsent(type, unused -> new TreeSet<>()).add(change.subject().id());
        case MERGED -> {
          if (Json.mapper().readTree(change.delta()).has("into")) {
            gone.computeIfAbsent(type, unused -> new TreeSet<>()).add(change.subject().id());
          }
        }
        default -> {}
      }
    }
    for (Map.Entry<ObjectTypeId, Set<Long>> of : forgotten.entrySet()) {
      forget(transaction, author, of.getKey(), of.getValue());
    }
    for (Map.Entry<ObjectTypeId, Set<Long>> of : gone.entrySet()) {
      if (types.knows(author.portal(), of.getKey().value())) {
        replace(
            transaction, author, types.named(author.portal(), of.getKey().value()), of.getValue());
      }
    }
  }

  private void forget(Connection transaction, Author author, ObjectTypeId type, Set<Long> ids)
      throws SQLException {
    List<MembershipStore.Pair> places =
        MembershipStore.placesOf(transaction, author.portal(), type, ids);
    if (!places.isEmpty()) {
      hold(transaction, author, places);
      writes.forget(transaction, author, places);
    }
    journal.forgetJoinings(transaction, author.portal(), type.value(), ids);
  }

  private static void hold(Connection transaction, Author author, List<MembershipStore.Pair> places)
      throws SQLException {
    TreeSet<ListId> lists = new TreeSet<>();
    places.forEach(place -> lists.add(place.list()));
    MembershipStore.hold(transaction, author.portal(), lists);
  }

  private void replace(Connection transaction, Author author, ObjectType type, Set<Long> ids)
      throws SQLException {
    List<MembershipStore.Pair> places =
        FollowedStore.fixedPlaces(transaction, author.portal(), type.id(), ids);
    if (places.isEmpty()) {
      return;
    }
    hold(transaction, author, places);
    Map<Long, Long> present = records.present(transaction, author.portal(), type, ids);
    List<MembershipStore.Pair> add = new ArrayList<>();
    List<MembershipStore.Pair> remove = new ArrayList<>();
    for (MembershipStore.Pair place : places) {
      Long record = present.get(place.record());
      if (record == null || record != place.record()) {
        remove.add(place);
      }
      if (record != null && record != place.record()) {
        add.add(new MembershipStore.Pair(place.list(), record));
      }
    }
    writes.write(transaction, author, type.id(), add, remove);
  }
}
