package dev.axle.audit;

import dev.axle.edge.AppId;
import dev.axle.edge.PortalId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The rows of the audit log. */
final class AuditStore {

  private final Jdbi jdbi;

  AuditStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  void insert(PortalId portal, AppId app, Instant now, AuditedAct act, @Nullable String target) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into audit_log
                      (portal_id, app_id, occurred_at, category, action, security_type, target)
                    values (:portal, :app, :now, :category, :action, :security, :target)
                    """)
                .bind("portal", portal.value())
                .bind("app", app.value())
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .bind("category", act.category())
                .bind("action", act.action())
                .bind("security", act.securityType().orElse(null))
                .bind("target", target)
                .execute());
  }

  /**
   * What is looked for.
   *
   * @param apps none: any
   * @param security whether only what the security log shows
   */
  record Wish(
      Collection<Long> apps,
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
                    select id, app_id, occurred_at, category, action, security_type, target
                    from audit_log
                    where portal_id = :portal
                      and (cardinality(:apps::bigint[]) = 0 or app_id = any(:apps::bigint[]))
                      and (cast(:from as timestamptz) is null or occurred_at >= :from)
                      and (cast(:to as timestamptz) is null or occurred_at <= :to)
                      and (not :security or security_type is not null)
                      and (cast(:after as bigint) is null or id %s :after)
                    order by id %s limit :most
                    """
                        .formatted(beyond, order))
                .bind("portal", portal.value())
                .bindArray("apps", Long.class, List.copyOf(wish.apps()))
                .bind("from", wish.from().map(at -> at.atOffset(ZoneOffset.UTC)).orElse(null))
                .bind("to", wish.to().map(at -> at.atOffset(ZoneOffset.UTC)).orElse(null))
                .bind("security", wish.security())
                .bind("after", after.orElse(null))
                .bind("most", most)
                .map(
                    (row, context) ->
                        new AuditEntry(
                            row.getLong(1),
                            new AppId(row.getLong(2)),
                            row.getObject(3, OffsetDateTime.class).toInstant(),
                            new AuditedAct(
                                row.getString(4),
                                row.getString(5),
                                Optional.ofNullable(row.getString(6)),
                                Optional.empty()),
                            Optional.ofNullable(row.getString(7))))
                .list());
  }
}
