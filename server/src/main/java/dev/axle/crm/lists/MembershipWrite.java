package dev.axle.crm.lists;

import dev.axle.crm.schemas.ObjectTypeId;
import dev.axle.journal.Author;
import dev.axle.journal.Change;
import dev.axle.journal.Journal;
import dev.axle.journal.Subject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/**
 * Puts records of one type into lists and takes them out, with sizes and journal, in a constant
 * number of statements. Whoever calls holds the lists.
 */
final class MembershipWrite {

  private final Journal journal;

  MembershipWrite(Journal journal) {
    this.journal = journal;
  }

  /** What was really changed. */
  record Outcome(List<MembershipStore.Pair> added, List<MembershipStore.Pair> removed) {}

  Outcome write(
      Connection transaction,
      Author author,
      ObjectTypeId type,
      Collection<MembershipStore.Pair> add,
      Collection<MembershipStore.Pair> remove)
      throws SQLException {
    Outcome outcome =
        new Outcome(
            add.isEmpty()
                ? List.of()
                : MembershipStore.add(transaction, author.portal(), type, add, author.now()),
            remove.isEmpty()
                ? List.of()
                : MembershipStore.remove(transaction, author.portal(), remove));
    resize(transaction, author, outcome);
    List<Change> changes = new ArrayList<>();
    outcome.removed().forEach(p -> changes.add(change(author, type, Change.Kind.LIST_REMOVED, p)));
    outcome.added().forEach(p -> changes.add(change(author, type, Change.Kind.LIST_ADDED, p)));
    journal.append(transaction, author.portal(), changes);
    return outcome;
  }

  /** Takes records out of all lists without a word in the journal, for which they never were. */
  void forget(Connection transaction, Author author, Collection<MembershipStore.Pair> places)
      throws SQLException {
    resize(
        transaction,
        author,
        new Outcome(List.of(), MembershipStore.remove(transaction, author.portal(), places)));
  }

  private static void resize(Connection transaction, Author author, Outcome outcome)
      throws SQLException {
    TreeMap<ListId, MembershipStore.Delta> deltas = new TreeMap<>();
    outcome
        .added()
        .forEach(
            pair ->
                deltas.merge(
                    pair.list(), new MembershipStore.Delta(1, 0), MembershipStore.Delta::plus));
    outcome
        .removed()
        .forEach(
            pair ->
                deltas.merge(
                    pair.list(), new MembershipStore.Delta(0, 1), MembershipStore.Delta::plus));
    if (!deltas.isEmpty()) {
      MembershipStore.resize(transaction, author.portal(), deltas, author.now());
    }
  }

  private static Change change(
      Author author, ObjectTypeId type, Change.Kind kind, MembershipStore.Pair pair) {
    return new Change(
        new Subject(type.value(), pair.record()),
        kind,
        author.now(),
        author.source(),
        "{\"listId\":%s}".formatted(pair.list()));
  }
}
