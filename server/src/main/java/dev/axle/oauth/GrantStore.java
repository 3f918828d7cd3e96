package dev.axle.oauth;

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
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The rows of what portals have granted: codes and refresh tokens, found by their hashes. */
final class GrantStore {

  /** How many refresh tokens an install keeps: the newest. */
  private static final int MOST_REFRESH_TOKENS = 100;

  /**
   * A code.
   *
   * @param expiresAt by the portal's clock
   * @param used whether tokens were given for it already
   */
  record Code(
      PortalId portal,
      AppId app,
      Optional<UserId> user,
      String redirectUrl,
      Set<String> scopes,
      Optional<CodeChallenge> challenge,
      Instant expiresAt,
      boolean used) {
    Code {
      scopes = Set.copyOf(scopes);
    }
  }

  /** Whose refresh token it is. */
  record Refresh(PortalId portal, AppId app) {}

  void insert(Connection transaction, byte[] hash, Code code, Instant now) throws SQLException {
    try (PreparedStatement insert =
        transaction.prepareStatement(
            """
            insert into authorization_code
              (hash, portal_id, app_id, user_id, redirect_url, scopes, code_challenge,
               code_challenge_method, created_at, expires_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)) {
      insert.setBytes(1, hash);
      insert.setLong(2, code.portal().value());
      insert.setLong(3, code.app().value());
      insert.setObject(4, code.user().map(UserId::value).orElse(null), Types.BIGINT);
      insert.setString(5, code.redirectUrl());
      insert.setArray(6, transaction.createArrayOf("text", code.scopes().toArray()));
      insert.setString(7, code.challenge().map(CodeChallenge::value).orElse(null));
      insert.setString(8, code.challenge().map(each -> each.method().text()).orElse(null));
      insert.setObject(9, now.atOffset(ZoneOffset.UTC));
      insert.setObject(10, code.expiresAt().atOffset(ZoneOffset.UTC));
      insert.executeUpdate();
    }
  }

  /** Whose code it is. */
  Optional<PortalId> portalOfCode(Connection connection, byte[] hash) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("select portal_id from authorization_code where hash = ?")) {
      select.setBytes(1, hash);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.of(new PortalId(row.getLong(1))) : Optional.empty();
      }
    }
  }

  /** A code, held until the transaction ends: of two who show it, one comes second. */
  Optional<Code> code(Connection transaction, PortalId portal, byte[] hash) throws SQLException {
    try (PreparedStatement select =
        transaction.prepareStatement(
            """
            select * from authorization_code where portal_id = ? and hash = ? for update
            """)) {
      select.setLong(1, portal.value());
      select.setBytes(2, hash);
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? Optional.of(
                new Code(
                    new PortalId(row.getLong("portal_id")),
                    new AppId(row.getLong("app_id")),
                    Optional.ofNullable(row.getObject("user_id", Long.class)).map(UserId::new),
                    row.getString("redirect_url"),
                    Set.of((String[]) row.getArray("scopes").getArray()),
                    challenge(row),
                    row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                    row.getObject("used_at") != null))
            : Optional.empty();
      }
    }
  }

  private static Optional<CodeChallenge> challenge(ResultSet row) throws SQLException {
    String value = row.getString("code_challenge");
    String method = row.getString("code_challenge_method");
    return Optional.ofNullable(value)
        .flatMap(
            each ->
                CodeChallenge.Method.named(String.valueOf(method))
                    .map(named -> new CodeChallenge(each, named)));
  }

  void use(Connection transaction, PortalId portal, byte[] hash, Instant now) throws SQLException {
    try (PreparedStatement update =
        transaction.prepareStatement(
            "update authorization_code set used_at = ? where portal_id = ? and hash = ?")) {
      update.setObject(1, now.atOffset(ZoneOffset.UTC));
      update.setLong(2, portal.value());
      update.setBytes(3, hash);
      update.executeUpdate();
    }
  }

  /** Keeps a refresh token, and lets go of the oldest beyond the most that an install has. */
  void insert(Connection transaction, byte[] hash, Refresh token, Instant now) throws SQLException {
    try (PreparedStatement insert =
            transaction.prepareStatement(
                """
                insert into refresh_token (hash, portal_id, app_id, created_at)
                values (?, ?, ?, ?)
                """);
        PreparedStatement delete =
            transaction.prepareStatement(
                """
                delete from refresh_token
                where portal_id = ? and app_id = ? and hash in (
                  select hash from refresh_token where portal_id = ? and app_id = ?
                  order by created_at desc, hash offset ?)
                """)) {
      insert.setBytes(1, hash);
      insert.setLong(2, token.portal().value());
      insert.setLong(3, token.app().value());
      insert.setObject(4, now.atOffset(ZoneOffset.UTC));
      insert.executeUpdate();
      delete.setLong(1, token.portal().value());
      delete.setLong(2, token.app().value());
      delete.setLong(3, token.portal().value());
      delete.setLong(4, token.app().value());
      delete.setInt(5, MOST_REFRESH_TOKENS);
      delete.executeUpdate();
    }
  }

  Optional<Refresh> refresh(Connection connection, byte[] hash) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("select portal_id, app_id from refresh_token where hash = ?")) {
      select.setBytes(1, hash);
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? Optional.of(new Refresh(new PortalId(row.getLong(1)), new AppId(row.getLong(2))))
            : Optional.empty();
      }
    }
  }

  void revoke(Connection transaction, PortalId portal, byte[] hash) throws SQLException {
    try (PreparedStatement delete =
        transaction.prepareStatement(
            "delete from refresh_token where portal_id = ? and hash = ?")) {
      delete.setLong(1, portal.value());
      delete.setBytes(2, hash);
      delete.executeUpdate();
    }
  }

  /** Takes back all that a portal granted to an app. */
  void remove(Connection transaction, PortalId portal, AppId app) throws SQLException {
    for (String table : List.of("authorization_code", "refresh_token")) {
      try (PreparedStatement delete =
          transaction.prepareStatement(
              "delete from " + table + " where portal_id = ? and app_id = ?")) {
        delete.setLong(1, portal.value());
        delete.setLong(2, app.value());
        delete.executeUpdate();
      }
    }
  }

  /** Deletes the codes of each portal that were over before the time beside it. */
  int deleteOver(Connection transaction, List<PortalId> portals, List<Instant> before)
      throws SQLException {
    try (PreparedStatement delete =
        transaction.prepareStatement(
            """
            delete from authorization_code c
            using unnest(?, ?::timestamptz[]) as due (portal_id, before)
            where c.portal_id = due.portal_id and c.expires_at < due.before
            """)) {
      delete.setArray(
          1, transaction.createArrayOf("bigint", portals.stream().map(PortalId::value).toArray()));
      delete.setArray(
          2, transaction.createArrayOf("text", before.stream().map(Instant::toString).toArray()));
      return delete.executeUpdate();
    }
  }
}
