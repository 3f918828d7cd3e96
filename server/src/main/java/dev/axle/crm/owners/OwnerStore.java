package dev.axle.crm.owners;

import dev.axle.edge.PortalId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** The rows of owners. */
final class OwnerStore {

  private final Jdbi jdbi;

  OwnerStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  List<Owner> page(
      PortalId portal, Optional<String> email, boolean archived, long from, int limit) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select * from owner
                    where portal_id = :portal and owner_id >= :from
                      and (archived_at is not null) = :archived
                      and (cast(:email as text) is null or lower(email) = lower(:email))
                    order by owner_id
                    limit :limit
                    """)
                .bind("portal", portal.value())
                .bind("from", from)
                .bind("archived", archived)
                .bind("email", email.orElse(null))
                .bind("limit", limit)
                .map(OwnerStore::owner)
                .list());
  }

  Optional<Owner> find(PortalId portal, long id) {
    return one("select * from owner where portal_id = :portal and owner_id = :id", portal, id);
  }

  Optional<Owner> ofUser(PortalId portal, long userId) {
    return one("select * from owner where portal_id = :portal and user_id = :id", portal, userId);
  }

  /** Which of these ids are those of owners in use. */
  Set<String> known(PortalId portal, Collection<String> ids) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select owner_id::text from owner
                    where portal_id = :portal and owner_id::text = any(:ids)
                      and archived_at is null
                    """)
                .bind("portal", portal.value())
                .bindArray("ids", String.class, List.copyOf(ids))
                .mapTo(String.class)
                .set());
  }

  private Optional<Owner> one(String sql, PortalId portal, long id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(sql)
                .bind("portal", portal.value())
                .bind("id", id)
                .map(OwnerStore::owner)
                .findOne());
  }

  private static Owner owner(ResultSet row, StatementContext context) throws SQLException {
    return new Owner(
        row.getLong("owner_id"),
        row.getLong("user_id"),
        row.getString("email"),
        row.getString("first_name"),
        row.getString("last_name"),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getObject("updated_at", OffsetDateTime.class).toInstant(),
        instant(row.getObject("archived_at", OffsetDateTime.class)));
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }
}
