package dev.axle.crm.lists;

import dev.axle.crm.associations.RecordLinks;
import dev.axle.crm.schemas.ObjectType;
import dev.axle.crm.schemas.ObjectTypeId;
import dev.axle.crm.schemas.ObjectTypes;
import dev.axle.database.Database;
import dev.axle.edge.PortalId;
import dev.axle.journal.Author;
import dev.axle.journal.Change;
import dev.axle.journal.Consumer;
import dev.axle.journal.Entry;
import dev.axle.journal.Journal;
import dev.axle.time.Clock;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Keeps lists in step with the records: those whose filters are touched by a change, also of
 * records that theirs are associated with, and those that archived and merged records were in.
 */
public final class DynamicLists implements Consumer {

  private static final int PIECE = 1_000;

  /** More records than that are looked at in the background. */
  private static final int MOST_AT_ONCE = 10_000;

  private final Database database;
  private final ObjectTypes types;
  private final Followed followed;
  private final Fills fills;
  private final Evaluation evaluation;
  private final MembershipWrite writes;
  private final FixedLists fixed;
  private final Function<PortalId, Clock> clocks;
  private final RecordLinks links = new RecordLinks();

  /**
   * @param clocks those of portals
   */
  public DynamicLists(
      Database database,
      ObjectTypes types,
      Journal journal,
      Followed followed,
      Fills fills,
      Function<PortalId, Clock> clocks) {
    this.database = database;
    this.types = types;
    this.followed = followed;
    this.fills = fills;
    this.evaluation = new Evaluation(new RecordCandidates(types, journal));
    this.writes = new MembershipWrite(journal);
    this.fixed = new FixedLists(types, journal, writes);
    this.clocks = clocks;
  }

  @Override
  public String name() {
    return "lists";
  }

  @Override
  public void accept(Connection transaction, List<Entry> entries) throws SQLException {
    Map<PortalId, List<Change>> byPortal = new LinkedHashMap<>();
    for (Entry entry : entries) {
      byPortal.computeIfAbsent(entry.portal(), unused -> new ArrayList<>()).add(entry.change());
    }
    for (Map.Entry<PortalId, List<Change>> of : byPortal.entrySet()) {
      follow(transaction, of.getKey(), of.getValue());
    }
  }

  private void follow(Connection transaction, PortalId portal, List<Change> changes)
      throws SQLException {
    Author author = new Author(portal, FillRun.SOURCE, clocks.apply(portal).now());
    fixed.follow(transaction, author, changes);
    Map<ObjectTypeId, List<FollowedList>> byType = new LinkedHashMap<>();
    Set<ListId> filling = new TreeSet<>();
    for (FollowedStore.Row row : FollowedStore.ofPortal(transaction, portal)) {
      if (followed.hasType(portal, row.list())) {
        byType
            .computeIfAbsent(row.list().type(), unused -> new ArrayList<>())
            .add(followed.at(portal, row.list(), author.now()));
        if (row.filling()) {
          filling.add(row.list().id());
        }
      }
    }
    for (Map.Entry<ObjectTypeId, List<FollowedList>> of : byType.entrySet()) {
      follow(transaction, author, of.getKey(), of.getValue(), filling, changes);
    }
  }

  private void follow(
      Connection transaction,
      Author author,
      ObjectTypeId typeId,
      List<FollowedList> lists,
      Set<ListId> filling,
      List<Change> changes)
      throws SQLException {
    Map<List<Concern.Step>, Set<Long>> changed = new HashMap<>();
    Map<List<Concern.Step>, List<FollowedList>> touched = new HashMap<>();
    for (FollowedList list : lists) {
      for (Concern concern : Concern.of(typeId, list.filter())) {
        Set<Long> records = records(author.portal(), concern, changes);
        if (!records.isEmpty()) {
          changed.computeIfAbsent(concern.path(), unused -> new TreeSet<>()).addAll(records);
          touched.computeIfAbsent(concern.path(), unused -> new ArrayList<>()).add(list);
        }
      }
    }
    Map<ListId, Set<Long>> wanted = new TreeMap<>();
    Map<ListId, FollowedList> byId = new HashMap<>();
    for (Map.Entry<List<Concern.Step>, Set<Long>> of : changed.entrySet()) {
      List<FollowedList> concerned = touched.getOrDefault(of.getKey(), List.of());
      Optional<Set<Long>> records =
          back(transaction, author.portal(), of.getKey(), of.getValue())
              .filter(found -> found.size() <= MOST_AT_ONCE);
      if (records.isEmpty()) {
        inTheBackground(transaction, author.portal(), concerned);
      } else {
        for (FollowedList list : concerned) {
          byId.put(list.id(), list);
          wanted.computeIfAbsent(list.id(), unused -> new TreeSet<>()).addAll(records.get());
        }
      }
    }
    if (!wanted.isEmpty()) {
      hold(transaction, author.portal(), filling, wanted.keySet());
      ObjectType type = types.named(author.portal(), typeId.value());
      settle(transaction, author, type, byId, wanted);
    }
  }

  private Set<Long> records(PortalId portal, Concern concern, List<Change> changes) {
    if (!types.knows(portal, concern.type().value())) {
      return Set.of();
    }
    String modified = types.named(portal, concern.type().value()).modifiedProperty();
    Set<Long> records = new HashSet<>();
    for (Change change : changes) {
      if (change.subject().type().equals(concern.type().value())
          && !records.contains(change.subject().id())
          && concern.isTouchedBy(change, modified)) {
        records.add(change.subject().id());
      }
    }
    return records;
  }

  /**
   * The records at the beginning of a path at whose end these are; empty if only a look at all can
   * tell: who is named by a property does not know by whom.
   */
  private Optional<Set<Long>> back(
      Connection transaction, PortalId portal, List<Concern.Step> path, Set<Long> records)
      throws SQLException {
    Set<Long> here = records;
    for (int i = path.size() - 1; i > 0; i--) {
      if (path.get(i) instanceof Concern.Step.Named) {
        return Optional.empty();
      }
      here = linked(transaction, portal, path.get(i).type(), here, path.get(i - 1).type());
    }
    return Optional.of(here);
  }

  private Set<Long> linked(
      Connection transaction,
      PortalId portal,
      ObjectTypeId type,
      Set<Long> records,
      ObjectTypeId others)
      throws SQLException {
    Set<Long> linked = new TreeSet<>();
    for (RecordLinks.Link link :
        links.of(transaction, portal, type, records, others, MOST_AT_ONCE + 1)) {
      linked.add(link.to());
    }
    return linked;
  }

  private void inTheBackground(
      Connection transaction, PortalId portal, Collection<FollowedList> lists) throws SQLException {
    Set<ListId> ids = new TreeSet<>(lists.stream().map(FollowedList::id).toList());
    MembershipStore.hold(transaction, portal, ids);
    for (ListId list : ids) {
      fills.repeat(transaction, portal, list);
    }
    database.afterCommit(fills::wake);
  }

  /** Holds those of the lists that are being filled before any record is looked at. */
  private static void hold(
      Connection transaction, PortalId portal, Set<ListId> filling, Set<ListId> lists)
      throws SQLException {
    Set<ListId> both = new TreeSet<>(filling);
    both.retainAll(lists);
    if (!both.isEmpty()) {
      MembershipStore.hold(transaction, portal, both);
    }
  }

  private void settle(
      Connection transaction,
      Author author,
      ObjectType type,
      Map<ListId, FollowedList> lists,
      Map<ListId, Set<Long>> wanted)
      throws SQLException {
    Set<Long> all = new TreeSet<>();
    wanted.values().forEach(all::addAll);
    List<Long> records = List.copyOf(all);
    List<MembershipStore.Pair> add = new ArrayList<>();
    List<MembershipStore.Pair> remove = new ArrayList<>();
    for (int from = 0; from < records.size(); from += PIECE) {
      Evaluation.Difference difference =
          evaluation.of(
              transaction,
              author.portal(),
              type,
              lists.values(),
              records.subList(from, Math.min(from + PIECE, records.size())));
      add.addAll(difference.add());
      remove.addAll(difference.remove());
    }
    if (add.isEmpty() && remove.isEmpty()) {
      return;
    }
    Set<ListId> changing = new TreeSet<>();
    add.forEach(pair -> changing.add(pair.list()));
    remove.forEach(pair -> changing.add(pair.list()));
    Set<ListId> same = new HashSet<>();
    for (CrmList held : MembershipStore.hold(transaction, author.portal(), changing)) {
      FollowedList seen = lists.get(held.id());
      if (seen != null
          && held.isFollowed()
          && !held.isDeleted()
          && held.version() == seen.list().version()) {
        same.add(held.id());
      }
    }
    add.removeIf(pair -> !same.contains(pair.list()));
    remove.removeIf(pair -> !same.contains(pair.list()));
    writes.write(transaction, author, type.id(), add, remove);
  }
}
