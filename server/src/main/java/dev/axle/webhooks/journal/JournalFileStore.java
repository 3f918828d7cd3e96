package dev.axle.webhooks.journal;

import dev.axle.edge.LinkKey;
import dev.axle.edge.PortalId;
import dev.axle.webhooks.AppKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The rows of files. */
final class JournalFileStore {

  /**
   * What a reader sees.
   *
   * @param hub the portal whose events are wanted; empty: all
   * @param since the oldest time at which a file may have been published
   */
  record View(AppKey app, Optional<PortalId> hub, Instant since) {}

  private static final String COLUMNS = "place, file_offset, published_at, link_key";

  private static JournalFile read(ResultSet row) throws SQLException {
    return new JournalFile(
        row.getLong("place"),
        row.getObject("file_offset", UUID.class),
        row.getObject("published_at", OffsetDateTime.class).toInstant(),
        new LinkKey(row.getBytes("link_key")));
  }

  /**
   * One writer of an app's files at a time, until the transaction ends: so that none appears behind
   * a reader.
   */
  void lock(Connection transaction, AppKey app) throws SQLException {
    try (PreparedStatement lock =
        transaction.prepareStatement(
            "select pg_advisory_xact_lock(hashtext('webhook_journal'), ?)")) {
      lock.setInt(1, Long.hashCode(app.app().value()));
      lock.execute();
    }
  }

  void insert(Connection transaction, AppKey app, PortalId hub, String events, Instant publishedAt)
      throws SQLException {
    try (PreparedStatement insert =
        transaction.prepareStatement(
            """
            insert into webhook_journal_file
              (portal_id, app_id, file_offset, hub_id, published_at, events, link_key)
            values (?, ?, ?, ?, ?, ?, ?)
            """)) {
      insert.setLong(1, app.maker().value());
      insert.setLong(2, app.app().value());
      insert.setObject(3, UUID.randomUUID());
      insert.setLong(4, hub.value());
      insert.setObject(5, publishedAt.atOffset(ZoneOffset.UTC));
      insert.setString(6, events);
      insert.setBytes(7, LinkKey.random().bytes());
      insert.executeUpdate();
    }
  }

  /** The first after a place, the oldest first. */
  List<JournalFile> after(Connection connection, View view, long place, int most)
      throws SQLException {
    return list(connection, view, " and place > ? order by place limit ?", place, most);
  }

  /** The last, the oldest of them first. */
  List<JournalFile> last(Connection connection, View view, int most) throws SQLException {
    List<JournalFile> last =
        list(connection, view, " and place > ? order by place desc limit ?", 0, most);
    Collections.reverse(last);
    return last;
  }

  private static List<JournalFile> list(
      Connection connection, View view, String which, long place, int most) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select "
                + COLUMNS
                + """
                 from webhook_journal_file
                where portal_id = ? and app_id = ? and published_at >= ?
                  and (cast(? as bigint) is null or hub_id = ?)
                """
                + which)) {
      bind(select, view);
      select.setLong(6, place);
      select.setInt(7, most);
      List<JournalFile> files = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          files.add(read(row));
        }
      }
      return files;
    }
  }

  private static void bind(PreparedStatement select, View view) throws SQLException {
    Long hub = view.hub().map(PortalId::value).orElse(null);
    select.setLong(1, view.app().maker().value());
    select.setLong(2, view.app().app().value());
    select.setObject(3, view.since().atOffset(ZoneOffset.UTC));
    select.setObject(4, hub, Types.BIGINT);
    select.setObject(5, hub, Types.BIGINT);
  }

  Optional<JournalFile> find(Connection connection, View view, UUID offset) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select "
                + COLUMNS
                + """
                 from webhook_journal_file
                where portal_id = ? and app_id = ? and published_at >= ?
                  and (cast(? as bigint) is null or hub_id = ?) and file_offset = ?
                """)) {
      bind(select, view);
      select.setObject(6, offset);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.of(read(row)) : Optional.empty();
      }
    }
  }

  /** What is in a file: a JSON array. */
  String events(Connection connection, AppKey app, JournalFile file) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            select events from webhook_journal_file
            where portal_id = ? and app_id = ? and place = ?
            """)) {
      select.setLong(1, app.maker().value());
      select.setLong(2, app.app().value());
      select.setLong(3, file.place());
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? row.getString(1) : "[]";
      }
    }
  }
}
