package dev.axle.crm.lists;

import dev.axle.edge.PortalId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** How large lists were, and when they were edited. */
final class ListHistoryStore {

  private static final int MOST = 1_000;

  private final Jdbi jdbi;

  ListHistoryStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** The size of a list at a time. */
  record SizePoint(long size, Instant at) {}

  List<SizePoint> sizes(PortalId portal, ListId list, Instant from, Instant to) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select size, at from list_size
                    where portal_id = :portal and list_id = :list and at between :from and :to
                    order by day limit :most
                    """)
                .bind("portal", portal.value())
                .bind("list", list.value())
                .bind("from", ListStore.time(from))
                .bind("to", ListStore.time(to))
                .bind("most", MOST)
                .map(
                    (row, context) ->
                        new SizePoint(
                            row.getLong(1), row.getObject(2, OffsetDateTime.class).toInstant()))
                .list());
  }

  List<Instant> edits(PortalId portal, ListId list, Instant from, Instant to) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select at from list_edit
                    where portal_id = :portal and list_id = :list and at between :from and :to
                    order by at limit :most
                    """)
                .bind("portal", portal.value())
                .bind("list", list.value())
                .bind("from", ListStore.time(from))
                .bind("to", ListStore.time(to))
                .bind("most", MOST)
                .map((row, context) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .list());
  }
}
