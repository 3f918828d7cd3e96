package dev.axle.oauth;

import dev.axle.edge.AppId;
import dev.axle.edge.PortalId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The rows of public apps. */
final class PublicAppStore {

  /** An app and its secret as it is kept. */
  record Row(PublicApp app, byte[] sealedSecret) {}

  List<PublicApp> all(Connection connection, PortalId developer) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select * from public_app where portal_id = ? order by created_at, app_id")) {
      select.setLong(1, developer.value());
      return rows(select).stream().map(Row::app).toList();
    }
  }

  Optional<PublicApp> find(Connection connection, PortalId developer, AppId app)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select * from public_app where portal_id = ? and app_id = ?")) {
      select.setLong(1, developer.value());
      select.setLong(2, app.value());
      return rows(select).stream().map(Row::app).findFirst();
    }
  }

  /** An app of whichever portal. */
  Optional<Row> find(Connection connection, AppId app) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("select * from public_app where app_id = ?")) {
      select.setLong(1, app.value());
      return rows(select).stream().findFirst();
    }
  }

  /** An app of whichever portal. */
  Optional<Row> find(Connection connection, UUID clientId) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("select * from public_app where client_id = ?")) {
      select.setObject(1, clientId);
      return rows(select).stream().findFirst();
    }
  }

  /** Any app at all. */
  Optional<Row> any(Connection connection) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select * from public_app order by portal_id, app_id limit 1")) {
      return rows(select).stream().findFirst();
    }
  }

  /** One writer of a portal's apps at a time, until the transaction ends. */
  void lock(Connection transaction, PortalId developer) throws SQLException {
    try (PreparedStatement lock =
        transaction.prepareStatement("select pg_advisory_xact_lock(hashtext('public_app'), ?)")) {
      lock.setInt(1, Long.hashCode(developer.value()));
      lock.execute();
    }
  }

  int count(Connection transaction, PortalId developer) throws SQLException {
    try (PreparedStatement select =
        transaction.prepareStatement("select count(*) from public_app where portal_id = ?")) {
      select.setLong(1, developer.value());
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }

  /** Writes a new app, or one that is there anew. */
  void write(Connection transaction, PublicApp app, byte[] sealedSecret) throws SQLException {
    try (PreparedStatement write =
        transaction.prepareStatement(
            """
            insert into public_app
              (portal_id, app_id, name, client_id, client_secret, redirect_urls, required_scopes,
               conditional_scopes, optional_scopes, created_at, updated_at, description)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (portal_id, app_id) do update
            set name = excluded.name, description = excluded.description, client_secret = excluded.client_secret,
              redirect_urls = excluded.redirect_urls, required_scopes = excluded.required_scopes,
              conditional_scopes = excluded.conditional_scopes,
              optional_scopes = excluded.optional_scopes, updated_at = excluded.updated_at
            """)) {
      write.setLong(1, app.developer().value());
      write.setLong(2, app.id().value());
      write.setString(3, app.name());
      write.setObject(4, app.clientId());
      write.setBytes(5, sealedSecret);
      texts(write, 6, app.redirectUrls());
      texts(write, 7, app.requiredScopes());
      texts(write, 8, app.conditionalScopes());
      texts(write, 9, app.optionalScopes());
      write.setObject(10, app.createdAt().atOffset(ZoneOffset.UTC));
      write.setObject(11, app.updatedAt().atOffset(ZoneOffset.UTC));
      write.setString(12, app.description());
      write.executeUpdate();
    }
  }

  boolean delete(Connection transaction, PortalId developer, AppId app) throws SQLException {
    try (PreparedStatement delete =
        transaction.prepareStatement("delete from public_app where portal_id = ? and app_id = ?")) {
      delete.setLong(1, developer.value());
      delete.setLong(2, app.value());
      return delete.executeUpdate() == 1;
    }
  }

  private static void texts(PreparedStatement write, int index, Collection<String> texts)
      throws SQLException {
    write.setArray(index, write.getConnection().createArrayOf("text", texts.toArray()));
  }

  private static List<Row> rows(PreparedStatement select) throws SQLException {
    try (ResultSet row = select.executeQuery()) {
      List<Row> rows = new ArrayList<>();
      while (row.next()) {
        rows.add(
            new Row(
                new PublicApp(
                    new AppId(row.getLong("app_id")),
                    new PortalId(row.getLong("portal_id")),
                    row.getString("name"),
                    row.getString("description"),
                    row.getObject("client_id", UUID.class),
                    List.of(texts(row, "redirect_urls")),
                    Set.of(texts(row, "required_scopes")),
                    Set.of(texts(row, "conditional_scopes")),
                    Set.of(texts(row, "optional_scopes")),
                    row.getObject("created_at", OffsetDateTime.class).toInstant(),
                    row.getObject("updated_at", OffsetDateTime.class).toInstant()),
                row.getBytes("client_secret")));
      }
      return rows;
    }
  }

  private static String[] texts(ResultSet row, String column) throws SQLException {
    return (String[]) row.getArray(column).getArray();
  }
}
