package dev.axle.crm.users;

import dev.axle.edge.PortalId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows of users, which are those of owners. */
final class UserStore {

  private static final String COLUMNS =
      """
      select user_id, email, first_name, last_name, role_id, super_admin, primary_team_id,
        secondary_team_ids, record_id
      from owner where portal_id = ? and archived_at is null
      """;

  List<User> page(Connection connection, PortalId portal, long from, int limit)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(COLUMNS + " and user_id >= ? order by user_id limit ?")) {
      select.setLong(1, portal.value());
      select.setLong(2, from);
      select.setInt(3, limit);
      return read(select);
    }
  }

  Optional<User> find(Connection connection, PortalId portal, long id) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(COLUMNS + " and user_id = ?")) {
      select.setLong(1, portal.value());
      select.setLong(2, id);
      return read(select).stream().findFirst();
    }
  }

  Optional<User> find(Connection connection, PortalId portal, String email) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(COLUMNS + " and lower(email) = lower(?)")) {
      select.setLong(1, portal.value());
      select.setString(2, email);
      return read(select).stream().findFirst();
    }
  }

  /** One writer of a portal's users at a time, so that an email is one user's. */
  void lock(Connection transaction, PortalId portal) throws SQLException {
    try (PreparedStatement select =
        transaction.prepareStatement(
            "select pg_advisory_xact_lock(hashtextextended('users ' || ?, 0))")) {
      select.setString(1, portal.toString());
      select.execute();
    }
  }

  /** A number that no user of the portal has; records may have brought theirs. */
  long number(Connection transaction, PortalId portal) throws SQLException {
    while (true) {
      long number = next(transaction);
      try (PreparedStatement select =
          transaction.prepareStatement(
              "select 1 from owner where portal_id = ? and (user_id = ? or owner_id = ?)")) {
        select.setLong(1, portal.value());
        select.setLong(2, number);
        select.setLong(3, number);
        try (ResultSet row = select.executeQuery()) {
          if (!row.next()) {
            return number;
          }
        }
      }
    }
  }

  private static long next(Connection transaction) throws SQLException {
    try (PreparedStatement select =
            transaction.prepareStatement("select nextval('person_number')");
        ResultSet row = select.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  void insert(Connection transaction, PortalId portal, User user, long ownerId, Instant now)
      throws SQLException {
    String sql =
        """
        insert into owner
          (portal_id, owner_id, user_id, email, first_name, last_name, created_at, updated_at,
           role_id, super_admin, primary_team_id, secondary_team_ids, record_id)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """;
    try (PreparedStatement insert = transaction.prepareStatement(sql)) {
      insert.setLong(1, portal.value());
      insert.setLong(2, ownerId);
      insert.setLong(3, user.id());
      insert.setString(4, user.email());
      insert.setString(5, user.firstName());
      insert.setString(6, user.lastName());
      insert.setObject(7, now.atOffset(ZoneOffset.UTC));
      insert.setObject(8, now.atOffset(ZoneOffset.UTC));
      bind(insert, 9, user);
      insert.executeUpdate();
    }
  }

  private static void bind(PreparedStatement statement, int first, User user) throws SQLException {
    statement.setString(first, user.roleId().orElse(null));
    statement.setBoolean(first + 1, user.superAdmin());
    statement.setObject(first + 2, user.primaryTeam().orElse(null), Types.BIGINT);
    statement.setArray(
        first + 3,
        statement.getConnection().createArrayOf("bigint", user.secondaryTeams().toArray()));
    statement.setObject(first + 4, user.recordId().orElse(null), Types.BIGINT);
  }

  void update(Connection transaction, PortalId portal, User user, Instant now) throws SQLException {
    String sql =
        """
        update owner set first_name = ?, last_name = ?, updated_at = ?, role_id = ?,
          super_admin = ?, primary_team_id = ?, secondary_team_ids = ?, record_id = ?
        where portal_id = ? and user_id = ?
        """;
    try (PreparedStatement update = transaction.prepareStatement(sql)) {
      update.setString(1, user.firstName());
      update.setString(2, user.lastName());
      update.setObject(3, now.atOffset(ZoneOffset.UTC));
      bind(update, 4, user);
      update.setLong(9, portal.value());
      update.setLong(10, user.id());
      update.executeUpdate();
    }
  }

  void archive(Connection transaction, PortalId portal, long id, Instant now) throws SQLException {
    try (PreparedStatement update =
        transaction.prepareStatement(
            "update owner set archived_at = ?, updated_at = ? where portal_id = ? and user_id = ?")) {
      update.setObject(1, now.atOffset(ZoneOffset.UTC));
      update.setObject(2, now.atOffset(ZoneOffset.UTC));
      update.setLong(3, portal.value());
      update.setLong(4, id);
      update.executeUpdate();
    }
  }

  private static List<User> read(PreparedStatement select) throws SQLException {
    try (ResultSet row = select.executeQuery()) {
      List<User> users = new ArrayList<>();
      while (row.next()) {
        users.add(
            new User(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                Optional.ofNullable(row.getString(5)),
                row.getBoolean(6),
                number(row.getObject(7)),
                Arrays.asList((Long[]) row.getArray(8).getArray()),
                number(row.getObject(9))));
      }
      return users;
    }
  }

  private static Optional<Long> number(@Nullable Object value) {
    return value == null ? Optional.empty() : Optional.of(((Number) value).longValue());
  }
}
