package dev.axle.files;

import dev.axle.edge.PortalId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The rows of bytes that no file has. */
final class LooseBytesStore {

  private final Jdbi jdbi;

  LooseBytesStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Bytes of a portal and what they are found by. */
  record Loose(PortalId portal, String content) {}

  void insert(PortalId portal, String content, Instant deleteFrom) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into loose_bytes (portal_id, content, delete_from)
                    values (:portal, :content, :from)
                    """)
                .bind("portal", portal.value())
                .bind("content", content)
                .bind("from", deleteFrom.atOffset(ZoneOffset.UTC))
                .execute());
  }

  /** Lets bytes be deleted sooner; nothing happens to those that a file has taken up. */
  void hasten(PortalId portal, String content, Instant deleteFrom) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    update loose_bytes set delete_from = :from
                    where portal_id = :portal and content = :content
                    """)
                .bind("portal", portal.value())
                .bind("content", content)
                .bind("from", deleteFrom.atOffset(ZoneOffset.UTC))
                .execute());
  }

  /** Gives bytes to a file, in the transaction that writes it. */
  void adopt(FileStore.Rows rows, String content) {
    int adopted =
        rows.handle()
            .createUpdate(
                "delete from loose_bytes where portal_id = :portal and content = :content")
            .bind("portal", rows.portal().value())
            .bind("content", content)
            .execute();
    if (adopted == 0) {
      throw new IllegalStateException("the bytes " + content + " are no longer kept for a file");
    }
  }

  /** Takes bytes from their file, in the transaction that changes or deletes it. */
  void loosen(FileStore.Rows rows, String content, Instant deleteFrom) {
    rows.handle()
        .createUpdate(
            """
            insert into loose_bytes (portal_id, content, delete_from)
            values (:portal, :content, :from)
            """)
        .bind("portal", rows.portal().value())
        .bind("content", content)
        .bind("from", deleteFrom.atOffset(ZoneOffset.UTC))
        .execute();
  }

  /** Those of all portals that are to be deleted by now. */
  List<Loose> due(Instant now, int most) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select portal_id, content from loose_bytes
                    where delete_from <= :now order by delete_from limit :most
                    """)
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .bind("most", most)
                .map(
                    (row, context) ->
                        new Loose(new PortalId(row.getLong("portal_id")), row.getString("content")))
                .list());
  }

  void forget(List<Loose> deleted) {
    jdbi.useHandle(
        handle -> {
          PreparedBatch batch =
              handle.prepareBatch(
                  "delete from loose_bytes where portal_id = :portal and content = :content");
          for (Loose each : deleted) {
            batch.bind("portal", each.portal().value()).bind("content", each.content()).add();
          }
          batch.execute();
        });
  }
}
