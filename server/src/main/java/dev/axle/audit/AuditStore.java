package dev.axle.audit;

import dev.axle.edge.PortalId;
import dev.axle.edge.UserId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** The rows of the audit log. */
final class AuditStore {

  private final Jdbi jdbi;

  AuditStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  void insert(Connection transaction, Done done) throws SQLException {
    String sql =
        """
        insert into audit_log
          (portal_id, app_id, user_id, occurred_at, category, action, security_type, target,
           detail)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """;
    try (PreparedStatement insert = transaction.prepareStatement(sql)) {
      insert.setLong(1, done.portal().value());
      insert.setLong(2, done.app().value());
      insert.setObject(3, done.user().map(UserId::value).orElse(null), Types.BIGINT);
      insert.setObject(4, done.at().atOffset(ZoneOffset.UTC));
      insert.setString(5, done.act().category());
      insert.setString(6, done.act().action());
      insert.setString(7, done.act().securityType().orElse(null));
      insert.setString(8, done.target().orElse(null));
      insert.setString(9, done.detail());
      insert.executeUpdate();
    }
  }

  /**
   * What is looked for.
   *
   * @param actors users, or apps that act for nobody; none: any
   * @param security whether only what the security log shows
   */
  record Wish(
      Collection<Long> actors,
      Optional<Instant> from,
      Optional<Instant> to,
      boolean security,
      boolean newestFirst) {}

  /** Entries behind {@code after}, in the order wished for. */
  List<AuditEntry> find(PortalId portal, Wish wish, Optional<Long> after, int most) {
    String order = wish.newestFirst() ? "desc" : "asc";
    String beyond = wish.newestFirst() ? "<" : ">";
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select id, coalesce(user_id, app_id), occurred_at, category, action, security_type, target,
                      detail
                    from audit_log
                    where portal_id = :portal
                      and (cardinality(:actors::bigint[]) = 0
                        or coalesce(user_id, app_id) = any(:actors::bigint[]))
                      and (cast(:from as timestamptz) is null or occurred_at >= :from)
                      and (cast(:to as timestamptz) is null or occurred_at <= :to)
                      and (not :security or security_type is not null)
                      and (cast(:after as bigint) is null or id %s :after)
                    order by id %s limit :most
                    """
                        .formatted(beyond, order))
                .bind("portal", portal.value())
                .bindArray("actors", Long.class, List.copyOf(wish.actors()))
                .bind("from", wish.from().map(at -> at.atOffset(ZoneOffset.UTC)).orElse(null))
                .bind("to", wish.to().map(at -> at.atOffset(ZoneOffset.UTC)).orElse(null))
                .bind("security", wish.security())
                .bind("after", after.orElse(null))
                .bind("most", most)
                .map(
                    (row, context) ->
                        new AuditEntry(
                            row.getLong(1),
                            row.getLong(2),
                            row.getObject(3, OffsetDateTime.class).toInstant(),
                            new AuditedAct(
                                row.getString(4),
                                row.getString(5),
                                Optional.ofNullable(row.getString(6)),
                                Optional.empty()),
                            Optional.ofNullable(row.getString(7)),
                            row.getString(8)))
                .list());
  }
}
