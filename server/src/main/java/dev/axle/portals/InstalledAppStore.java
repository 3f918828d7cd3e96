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

/** The rows of installed public apps and their tokens. */
final class InstalledAppStore {

  void install(Connection transaction, InstalledApps.Install install) throws SQLException {
    try (PreparedStatement insert =
        transaction.prepareStatement(
            """
            insert into app (portal_id, app_id, kind, name, user_id, scopes, created_at)
            values (?, ?, 'PUBLIC_APP', ?, ?, ?, ?)
            on conflict (portal_id, app_id) do update
            set name = excluded.name, user_id = excluded.user_id, scopes = excluded.scopes
            """)) {
      insert.setLong(1, install.portal().value());
      insert.setLong(2, install.app().value());
      insert.setString(3, install.name());
      insert.setObject(4, install.user().map(UserId::value).orElse(null), Types.BIGINT);
      insert.setArray(5, transaction.createArrayOf("text", install.scopes().toArray()));
      insert.setObject(6, install.installedAt().atOffset(ZoneOffset.UTC));
      insert.executeUpdate();
    }
  }

  void admit(Connection transaction, PortalId portal, AppId app, String name, Instant now)
      throws SQLException {
    try (PreparedStatement insert =
        transaction.prepareStatement(
            """
            insert into app (portal_id, app_id, kind, name, scopes, created_at)
            values (?, ?, 'PUBLIC_APP', ?, '{}', ?)
            on conflict (portal_id, app_id) do nothing
            """)) {
      insert.setLong(1, portal.value());
      insert.setLong(2, app.value());
      insert.setString(3, name);
      insert.setObject(4, now.atOffset(ZoneOffset.UTC));
      insert.executeUpdate();
    }
  }

  /** The row of the app is held until the end: it can't be uninstalled in between. */
  boolean issue(
      Connection transaction,
      byte[] hash,
      PortalId portal,
      AppId app,
      Optional<Set<String>> own,
      Instant now,
      Instant expiresAt)
      throws SQLException {
    try (PreparedStatement insert =
        transaction.prepareStatement(
            """
            insert into token (hash, portal_id, app_id, scopes, created_at, expires_at)
            select ?, portal_id, app_id, ?, ?, ?
            from app where portal_id = ? and app_id = ? and kind = 'PUBLIC_APP' for share
            """)) {
      insert.setBytes(1, hash);
      insert.setArray(
          2, own.isEmpty() ? null : transaction.createArrayOf("text", own.get().toArray()));
      insert.setObject(3, now.atOffset(ZoneOffset.UTC));
      insert.setObject(4, expiresAt.atOffset(ZoneOffset.UTC));
      insert.setLong(5, portal.value());
      insert.setLong(6, app.value());
      return insert.executeUpdate() == 1;
    }
  }

  Optional<InstalledApps.Issued> issued(Connection connection, byte[] hash) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            select a.portal_id, a.app_id, a.user_id, coalesce(t.scopes, a.scopes) as scopes,
              t.scopes is not null as own, t.expires_at
            from token t
            join app a on a.portal_id = t.portal_id and a.app_id = t.app_id
            where t.hash = ? and t.revoked_at is null and a.kind = 'PUBLIC_APP'
              and t.expires_at is not null
            """)) {
      select.setBytes(1, hash);
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? Optional.of(
                new InstalledApps.Issued(
                    new PortalId(row.getLong("portal_id")),
                    new AppId(row.getLong("app_id")),
                    user(row),
                    scopes(row),
                    row.getBoolean("own"),
                    time(row, "expires_at")))
            : Optional.empty();
      }
    }
  }

  void revoke(Connection transaction, PortalId portal, byte[] hash) throws SQLException {
    try (PreparedStatement delete =
        transaction.prepareStatement("delete from token where portal_id = ? and hash = ?")) {
      delete.setLong(1, portal.value());
      delete.setBytes(2, hash);
      delete.executeUpdate();
    }
  }

  Optional<InstalledApps.Install> find(Connection connection, PortalId portal, AppId app)
      throws SQLException {
    return installs(connection, portal, app.value()).stream().findFirst();
  }

  List<InstalledApps.Install> all(Connection connection, PortalId portal) throws SQLException {
    return installs(connection, portal, null);
  }

  /** Rows without scopes are of apps that have tokens for themselves only. */
  private static List<InstalledApps.Install> installs(
      Connection connection, PortalId portal, @Nullable Long app) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            select app_id, name, user_id, scopes, created_at from app
            where portal_id = ? and kind = 'PUBLIC_APP' and cardinality(scopes) > 0
              and (cast(? as bigint) is null or app_id = ?)
            order by created_at, app_id
            """)) {
      select.setLong(1, portal.value());
      select.setObject(2, app, Types.BIGINT);
      select.setObject(3, app, Types.BIGINT);
      try (ResultSet row = select.executeQuery()) {
        List<InstalledApps.Install> installs = new ArrayList<>();
        while (row.next()) {
          installs.add(
              new InstalledApps.Install(
                  portal,
                  new AppId(row.getLong("app_id")),
                  row.getString("name"),
                  user(row),
                  scopes(row),
                  time(row, "created_at")));
        }
        return installs;
      }
    }
  }

  /**
   * The app's row goes first: whoever issues a token at this moment holds it, and is waited for.
   */
  boolean remove(Connection transaction, PortalId portal, AppId app) throws SQLException {
    try (PreparedStatement apps =
            transaction.prepareStatement(
                """
                delete from app where portal_id = ? and app_id = ? and kind = 'PUBLIC_APP'
                """);
        PreparedStatement tokens =
            transaction.prepareStatement("delete from token where portal_id = ? and app_id = ?")) {
      apps.setLong(1, portal.value());
      apps.setLong(2, app.value());
      if (apps.executeUpdate() == 0) {
        return false;
      }
      tokens.setLong(1, portal.value());
      tokens.setLong(2, app.value());
      tokens.executeUpdate();
      return true;
    }
  }

  List<PortalId> portalsOf(Connection connection, AppId app) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            select portal_id from app where app_id = ? and kind = 'PUBLIC_APP' order by portal_id
            """)) {
      select.setLong(1, app.value());
      try (ResultSet row = select.executeQuery()) {
        List<PortalId> portals = new ArrayList<>();
        while (row.next()) {
          portals.add(new PortalId(row.getLong(1)));
        }
        return portals;
      }
    }
  }

  int count(Connection connection, AppId app) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            select count(*) from app
            where app_id = ? and kind = 'PUBLIC_APP' and cardinality(scopes) > 0
            """)) {
      select.setLong(1, app.value());
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }

  /** Deletes the tokens of each portal that were over before the time beside it. */
  int deleteOver(Connection transaction, List<PortalId> portals, List<Instant> before)
      throws SQLException {
    try (PreparedStatement delete =
        transaction.prepareStatement(
            """
            delete from token t using unnest(?, ?::timestamptz[]) as due (portal_id, before)
            where t.portal_id = due.portal_id and t.expires_at < due.before
            """)) {
      delete.setArray(
          1, transaction.createArrayOf("bigint", portals.stream().map(PortalId::value).toArray()));
      delete.setArray(
          2, transaction.createArrayOf("text", before.stream().map(Instant::toString).toArray()));
      return delete.executeUpdate();
    }
  }

  private static Optional<UserId> user(ResultSet row) throws SQLException {
    return Optional.ofNullable(row.getObject("user_id", Long.class)).map(UserId::new);
  }

  private static Set<String> scopes(ResultSet row) throws SQLException {
    return Set.of((String[]) row.getArray("scopes").getArray());
  }

  private static Instant time(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
