package dev.axle.crm.recalculations;

import dev.axle.crm.properties.Recalculation;
import dev.axle.crm.schemas.ObjectId;
import dev.axle.crm.schemas.ObjectTypeId;
import dev.axle.edge.PortalId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/** The rows of recalculations, which say how far each is. */
final class RecalculationStore {

  /** What is worked out anew. */
  record Scope(PortalId portal, ObjectTypeId type, Recalculation.Cause cause) {}

  /**
   * A place in a recalculation.
   *
   * @param round all records are gone through twice
   * @param last the last record of this round that was reached
   */
  record Place(Scope scope, int round, ObjectId last) {}

  /** Begins one, or begins the one that is under way again. */
  void begin(Connection transaction, Scope scope, Instant now) throws SQLException {
    String sql =
        """
        insert into recalculation (portal_id, object_type, cause, not_before) values (?, ?, ?, ?)
        on conflict (portal_id, object_type, cause) do update
        set round = 1, last_id = 0, not_before = excluded.not_before
        """;
    try (PreparedStatement insert = transaction.prepareStatement(sql)) {
      bind(insert, 1, scope);
      insert.setObject(4, now.atOffset(ZoneOffset.UTC));
      insert.executeUpdate();
    }
  }

  private static void bind(PreparedStatement statement, int first, Scope scope)
      throws SQLException {
    statement.setLong(first, scope.portal().value());
    statement.setString(first + 1, scope.type().value());
    statement.setString(first + 2, scope.cause().name());
  }

  /** The one that has waited longest, locked; nothing while none waits, or others are at them. */
  Optional<Place> next(Connection transaction, Instant now) throws SQLException {
    String sql =
        """
        select portal_id, object_type, cause, round, last_id from recalculation
        where not_before <= ? order by not_before limit 1 for update skip locked
        """;
    try (PreparedStatement select = transaction.prepareStatement(sql)) {
      select.setObject(1, now.atOffset(ZoneOffset.UTC));
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? Optional.of(
                new Place(
                    new Scope(
                        new PortalId(row.getLong(1)),
                        new ObjectTypeId(row.getString(2)),
                        Recalculation.Cause.valueOf(row.getString(3))),
                    row.getInt(4),
                    new ObjectId(row.getLong(5))))
            : Optional.empty();
      }
    }
  }

  /** Goes on from a place, not before a time. */
  void move(Connection transaction, Place place, Instant notBefore) throws SQLException {
    String sql =
        """
        update recalculation set round = ?, last_id = ?, not_before = ?
        where portal_id = ? and object_type = ? and cause = ?
        """;
    try (PreparedStatement update = transaction.prepareStatement(sql)) {
      update.setInt(1, place.round());
      update.setLong(2, place.last().value());
      update.setObject(3, notBefore.atOffset(ZoneOffset.UTC));
      bind(update, 4, place.scope());
      update.executeUpdate();
    }
  }

  void end(Connection transaction, Scope scope) throws SQLException {
    String sql = "delete from recalculation where portal_id = ? and object_type = ? and cause = ?";
    try (PreparedStatement delete = transaction.prepareStatement(sql)) {
      bind(delete, 1, scope);
      delete.executeUpdate();
    }
  }

  /** Whether there is one whose first round has not come to its end. */
  boolean isInFirstRound(Connection connection, Scope scope) throws SQLException {
    String sql =
        """
        select 1 from recalculation
        where portal_id = ? and object_type = ? and cause = ? and round = 1
        """;
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      bind(select, 1, scope);
      try (ResultSet row = select.executeQuery()) {
        return row.next();
      }
    }
  }
}
