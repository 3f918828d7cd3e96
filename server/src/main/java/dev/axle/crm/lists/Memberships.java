package dev.axle.crm.lists;

import dev.axle.crm.objects.RecordIds;
import dev.axle.crm.schemas.ObjectType;
import dev.axle.crm.schemas.ObjectTypeId;
import dev.axle.crm.schemas.ObjectTypes;
import dev.axle.database.Database;
import dev.axle.edge.PortalId;
import dev.axle.journal.Author;
import dev.axle.journal.Journal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What is in lists. Large changes are made in pieces, each whole in itself, so that nobody who
 * writes records waits long for them.
 */
public final class Memberships {

  private static final int PIECE = 2_000;
  private static final int MOST_FROM_LIST = 100_000;

  private final Database database;
  private final ObjectTypes types;
  private final Journal journal;
  private final MembershipWrite writes;
  private final Lists lists;
  private final RecordIds records = new RecordIds();

  public Memberships(Database database, ObjectTypes types, Journal journal, Lists lists) {
    this.database = database;
    this.types = types;
    this.journal = journal;
    this.writes = new MembershipWrite(journal);
    this.lists = lists;
  }

  /**
   * What a change came to.
   *
   * @param missing records that are not there
   */
  record Changed(List<Long> added, List<Long> removed, List<Long> missing) {}

  /**
   * Puts records into a list and takes others out.
   *
   * @throws dev.axle.edge.Problem 400 for a list whose members follow from its filters
   */
  Changed change(Author author, ListId id, Collection<Long> add, Collection<Long> remove) {
    ObjectType type = type(author, byHand(lists.read(author.portal(), id)));
    Changed all = new Changed(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (List<Long> piece : pieces(remove)) {
      Changed part = removed(author, type, id, piece);
      all.removed().addAll(part.removed());
      all.missing().addAll(part.missing());
    }
    for (List<Long> piece : pieces(add)) {
      Changed part = added(author, type, id, piece);
      all.added().addAll(part.added());
      all.missing().addAll(part.missing());
    }
    return all;
  }

  private static CrmList byHand(CrmList list) {
    if (list.isFollowed()) {
      throw ListProblems.filledByConditions(list.id());
    }
    return list;
  }

  private ObjectType type(Author author, CrmList list) {
    return types.named(author.portal(), list.type().value());
  }

  private static List<List<Long>> pieces(Collection<Long> ids) {
    List<Long> all = List.copyOf(new LinkedHashSet<>(ids));
    List<List<Long>> pieces = new ArrayList<>();
    for (int from = 0; from < all.size(); from += PIECE) {
      pieces.add(all.subList(from, Math.min(from + PIECE, all.size())));
    }
    return pieces;
  }

  private Changed added(Author author, ObjectType type, ListId id, List<Long> ids) {
    return database.transaction(
        transaction -> {
          hold(transaction, author.portal(), id);
          Map<Long, Long> there = records.hold(transaction, author.portal(), type, ids);
          MembershipWrite.Outcome outcome =
              writes.write(
                  transaction,
                  author,
                  type.id(),
                  pairs(id, new LinkedHashSet<>(there.values())),
                  List.of());
          return new Changed(
              ordered(outcome.added(), ids, there),
              List.of(),
              ids.stream().filter(each -> !there.containsKey(each)).toList());
        });
  }

  /** The ids as they were asked for, of those whose record was among the pairs. */
  private static List<Long> ordered(
      List<MembershipStore.Pair> pairs, List<Long> asked, Map<Long, Long> present) {
    Set<Long> done = new LinkedHashSet<>(pairs.stream().map(MembershipStore.Pair::record).toList());
    return asked.stream().filter(id -> done.contains(present.getOrDefault(id, id))).toList();
  }

  private Changed removed(Author author, ObjectType type, ListId id, List<Long> ids) {
    return database.transaction(
        transaction -> {
          hold(transaction, author.portal(), id);
          Map<Long, Long> there = records.hold(transaction, author.portal(), type, ids);
          MembershipWrite.Outcome outcome =
              writes.write(
                  transaction,
                  author,
                  type.id(),
                  List.of(),
                  pairs(id, new LinkedHashSet<>(there.values())));
          return new Changed(
              List.of(),
              ordered(outcome.removed(), ids, there),
              ids.stream().filter(each -> !there.containsKey(each)).toList());
        });
  }

  /** Holds a list that people may still change. */
  private static void hold(Connection transaction, PortalId portal, ListId id) throws SQLException {
    byHand(
        MembershipStore.hold(transaction, portal, List.of(id)).stream()
            .filter(list -> !list.isDeleted())
            .findFirst()
            .orElseThrow(() -> ListProblems.noList(id)));
  }

  private static List<MembershipStore.Pair> pairs(ListId id, Collection<Long> records) {
    return records.stream().map(record -> new MembershipStore.Pair(id, record)).toList();
  }

  /**
   * Puts the members of one list into another.
   *
   * @throws dev.axle.edge.Problem 400 if the source is of another type, or too large
   */
  void addFrom(Author author, ListId id, ListId sourceId) {
    PortalId portal = author.portal();
    CrmList list = byHand(lists.read(portal, id));
    CrmList source = lists.read(portal, sourceId);
    if (!source.type().equals(list.type())) {
      throw ListProblems.otherType(id, sourceId);
    }
    if (source.size().count() > MOST_FROM_LIST) {
      throw ListProblems.tooLargeSource(sourceId, MOST_FROM_LIST);
    }
    ObjectType type = type(author, list);
    forEachPiece(portal, sourceId, piece -> added(author, type, id, piece));
  }

  /** Takes all records out of a list. */
  void removeAll(Author author, ListId id) {
    ObjectType type = type(author, byHand(lists.read(author.portal(), id)));
    forEachPiece(author.portal(), id, piece -> removedWhateverTheyAre(author, type, id, piece));
  }

  private void removedWhateverTheyAre(Author author, ObjectType type, ListId id, List<Long> piece) {
    database.transaction(
        transaction -> {
          hold(transaction, author.portal(), id);
          return writes.write(transaction, author, type.id(), List.of(), pairs(id, piece));
        });
  }

  private void forEachPiece(PortalId portal, ListId id, Consumer<List<Long>> work) {
    long after = -1;
    while (true) {
      long from = after;
      List<Long> piece =
          database.read(connection -> MembershipStore.members(connection, portal, id, from, PIECE));
      if (piece.isEmpty()) {
        return;
      }
      work.accept(piece);
      after = piece.getLast();
    }
  }

  /**
   * A stretch of a list.
   *
   * @param before whether there are members before it, as {@code after} says of those behind it
   */
  record Page(List<Membership> members, boolean before, boolean after, long total) {}

  Page page(
      PortalId portal,
      ListId id,
      MembershipStore.Order order,
      MembershipStore.Cursor cursor,
      int limit) {
    CrmList list = lists.read(portal, id);
    List<Membership> found =
        database.read(
            connection -> MembershipStore.page(connection, portal, id, order, cursor, limit + 1));
    boolean more = found.size() > limit;
    List<Membership> members = more ? found.subList(0, limit) : found;
    boolean first = cursor.equals(MembershipStore.Cursor.START);
    return cursor.direction() == MembershipStore.Cursor.Direction.FORWARD
        ? new Page(members, !first && !members.isEmpty(), more, list.size().count())
        : new Page(members.reversed(), more, !members.isEmpty(), list.size().count());
  }

  /**
   * A record's being in a list.
   *
   * @param firstAddedAt may be earlier than its last joining
   */
  record OfRecord(CrmList list, Instant firstAddedAt, Instant lastAddedAt) {}

  /** What lists records are in; those in none are left out. */
  Map<Long, List<OfRecord>> ofRecords(PortalId portal, ObjectTypeId type, Collection<Long> ids) {
    List<Membership> memberships =
        database.read(connection -> MembershipStore.ofRecords(connection, portal, type, ids));
    Map<Journal.Joining, Instant> first =
        database.read(connection -> journal.firstJoinings(connection, portal, type.value(), ids));
    Map<ListId, CrmList> named = new HashMap<>();
    lists
        .readAll(portal, memberships.stream().map(Membership::list).distinct().toList())
        .forEach(list -> named.put(list.id(), list));
    Map<Long, List<OfRecord>> all = new HashMap<>();
    for (Membership membership : memberships) {
      CrmList list = named.get(membership.list());
      if (list != null) {
        Instant joined =
            first.getOrDefault(
                new Journal.Joining(membership.record(), membership.list().value()),
                membership.joinedAt());
        all.computeIfAbsent(membership.record(), unused -> new ArrayList<>())
            .add(new OfRecord(list, joined, membership.joinedAt()));
      }
    }
    return all;
  }
}
