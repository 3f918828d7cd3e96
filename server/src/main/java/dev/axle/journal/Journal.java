package dev.axle.journal;

import dev.axle.database.Database;
import dev.axle.edge.PortalId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * The log of changes. Every write appends to it in its own transaction; history, search, lists,
 * workflows and webhooks are read from it.
 */
public final class Journal {

  private final Database database;
  private final Commits commits = new Commits();

  public Journal(Database database) {
    this.database = database;
  }

  /** The commits of this node. */
  public Commits commits() {
    return commits;
  }

  /**
   * Appends changes of one portal, in the order given, within the transaction of the connection.
   * Its commit wakes those who follow the journal.
   */
  public void append(Connection transaction, PortalId portal, List<Change> changes)
      throws SQLException {
    if (!changes.isEmpty()) {
      long tx = ChangeStore.insert(transaction, portal, changes);
      database.afterCommit(() -> commits.committed(portal, tx));
    }
  }

  /** Deletes all entries of some records of one type, as if they had never been. */
  public void forget(Connection transaction, PortalId portal, String type, Collection<Long> ids)
      throws SQLException {
    ChangeStore.delete(transaction, portal, type, ids);
  }

  /** Deletes the entries of some records of one type that tell of their lists. */
  public void forgetJoinings(
      Connection transaction, PortalId portal, String type, Collection<Long> ids)
      throws SQLException {
    ChangeStore.deleteJoinings(transaction, portal, type, ids);
  }

  /** A record's becoming a member of a list. */
  public record Joining(long objectId, long listId) {}

  /** When some records of one type became members of lists for the first time. */
  public Map<Joining, Instant> firstJoinings(
      Connection connection, PortalId portal, String type, Collection<Long> ids)
      throws SQLException {
    return ids.isEmpty() ? Map.of() : ChangeStore.firstJoinings(connection, portal, type, ids);
  }

  /**
   * The values that some properties of some records of one type have had, newest first, {@code
   * most} of each at most.
   */
  public List<PropertyVersion> history(
      Connection connection,
      PortalId portal,
      String type,
      Collection<Long> ids,
      Collection<String> properties,
      int most)
      throws SQLException {
    return ids.isEmpty() || properties.isEmpty()
        ? List.of()
        : ChangeStore.history(connection, portal, type, ids, properties, most);
  }
}
