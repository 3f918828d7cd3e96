package dev.axle.portals;

import dev.axle.edge.AppId;
import dev.axle.edge.PortalId;
import dev.axle.edge.UserId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rows of private apps and their tokens. */
final class PrivateAppStore {

  List<PrivateApps.Entry> all(Connection connection, PortalId portal) throws SQLException {
    return entries(connection, portal, null);
  }

  Optional<PrivateApps.Entry> find(Connection connection, PortalId portal, AppId app)
      throws SQLException {
    return entries(connection, portal, app.value()).stream().findFirst();
  }

  private static List<PrivateApps.Entry> entries(
      Connection connection, PortalId portal, @Nullable Long app) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            select app_id, name, description, user_id, scopes, created_at from app
            where portal_id = ? and kind = 'PRIVATE_APP'
              and (cast(? as bigint) is null or app_id = ?)
            order by created_at, app_id
            """)) {
      select.setLong(1, portal.value());
      select.setObject(2, app, Types.BIGINT);
      select.setObject(3, app, Types.BIGINT);
      try (ResultSet row = select.executeQuery()) {
        List<PrivateApps.Entry> entries = new ArrayList<>();
        while (row.next()) {
          AppId id = new AppId(row.getLong("app_id"));
          entries.add(
              new PrivateApps.Entry(
                  new PrivateApp(
                      portal,
                      id,
                      row.getString("name"),
                      row.getString("description"),
                      Optional.ofNullable(row.getObject("user_id", Long.class)).map(UserId::new),
                      Set.of((String[]) row.getArray("scopes").getArray())),
                  time(row, "created_at").orElseThrow(),
                  tokens(connection, portal, id)));
        }
        return entries;
      }
    }
  }

  private static List<PrivateApps.Token> tokens(Connection connection, PortalId portal, AppId app)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            select created_at, expires_at, last_used_at from token
            where portal_id = ? and app_id = ? and revoked_at is null
            order by created_at, hash
            """)) {
      select.setLong(1, portal.value());
      select.setLong(2, app.value());
      try (ResultSet row = select.executeQuery()) {
        List<PrivateApps.Token> tokens = new ArrayList<>();
        while (row.next()) {
          tokens.add(
              new PrivateApps.Token(
                  time(row, "created_at").orElseThrow(),
                  time(row, "expires_at"),
                  time(row, "last_used_at")));
        }
        return tokens;
      }
    }
  }

  /** How many there are; others who count wait until the transaction ends. */
  int count(Connection transaction, PortalId portal) throws SQLException {
    try (PreparedStatement lock =
            transaction.prepareStatement(
                "select 1 from portal where portal_id = ? for no key update");
        PreparedStatement select =
            transaction.prepareStatement(
                "select count(*) from app where portal_id = ? and kind = 'PRIVATE_APP'")) {
      lock.setLong(1, portal.value());
      lock.execute();
      select.setLong(1, portal.value());
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }

  void insert(Connection transaction, PrivateApp app, Instant now) throws SQLException {
    try (PreparedStatement insert =
        transaction.prepareStatement(
            """
            insert into app (portal_id, app_id, name, user_id, scopes, created_at, description)
            values (?, ?, ?, ?, ?, ?, ?)
            """)) {
      insert.setLong(1, app.portal().value());
      insert.setLong(2, app.id().value());
      insert.setString(3, app.name());
      insert.setObject(4, app.user().map(UserId::value).orElse(null), Types.BIGINT);
      insert.setArray(5, transaction.createArrayOf("text", app.scopes().toArray()));
      insert.setObject(6, now.atOffset(ZoneOffset.UTC));
      insert.setString(7, app.description());
      insert.executeUpdate();
    }
  }

  void insert(Connection transaction, PortalId portal, AppId app, byte[] hash, Instant now)
      throws SQLException {
    try (PreparedStatement insert =
        transaction.prepareStatement(
            "insert into token (hash, portal_id, app_id, created_at) values (?, ?, ?, ?)")) {
      insert.setBytes(1, hash);
      insert.setLong(2, portal.value());
      insert.setLong(3, app.value());
      insert.setObject(4, now.atOffset(ZoneOffset.UTC));
      insert.executeUpdate();
    }
  }

  void update(Connection transaction, PrivateApp app) throws SQLException {
    try (PreparedStatement update =
        transaction.prepareStatement(
            """
            update app set name = ?, description = ?, scopes = ?
            where portal_id = ? and app_id = ?
            """)) {
      update.setString(1, app.name());
      update.setString(2, app.description());
      update.setArray(3, transaction.createArrayOf("text", app.scopes().toArray()));
      update.setLong(4, app.portal().value());
      update.setLong(5, app.id().value());
      update.executeUpdate();
    }
  }

  /** Lets the token in use end at a time, and those that had an end already go. */
  void end(Connection transaction, PortalId portal, AppId app, Instant at) throws SQLException {
    try (PreparedStatement lock =
            transaction.prepareStatement(
                "select 1 from app where portal_id = ? and app_id = ? for no key update");
        PreparedStatement delete =
            transaction.prepareStatement(
                """
                delete from token where portal_id = ? and app_id = ? and expires_at is not null
                """);
        PreparedStatement update =
            transaction.prepareStatement(
                "update token set expires_at = ? where portal_id = ? and app_id = ?")) {
      for (PreparedStatement each : List.of(lock, delete)) {
        each.setLong(1, portal.value());
        each.setLong(2, app.value());
        each.execute();
      }
      update.setObject(1, at.atOffset(ZoneOffset.UTC));
      update.setLong(2, portal.value());
      update.setLong(3, app.value());
      update.executeUpdate();
    }
  }

  boolean delete(Connection transaction, PortalId portal, AppId app) throws SQLException {
    boolean deleted = false;
    for (String table : List.of("app", "token")) {
      try (PreparedStatement delete =
          transaction.prepareStatement(
              "delete from " + table + " where portal_id = ? and app_id = ?")) {
        delete.setLong(1, portal.value());
        delete.setLong(2, app.value());
        deleted |= delete.executeUpdate() > 0;
      }
    }
    return deleted;
  }

  private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }
}
