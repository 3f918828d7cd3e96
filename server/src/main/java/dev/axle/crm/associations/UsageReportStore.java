package dev.axle.crm.associations;

import dev.axle.edge.Json;
import dev.axle.edge.PortalId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** Counts associations, and keeps the reports that were made of them. */
final class UsageReportStore {

  private final Jdbi jdbi;

  UsageReportStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  record Count(String fromType, long from, String toType, int count) {}

  /** The records with at least so many associations to one type, most first. */
  List<Count> counts(PortalId portal, int least, int most) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select from_type, from_id, to_type, count(distinct to_id) as n
                    from association where portal_id = :portal
                    group by from_type, from_id, to_type
                    having count(distinct to_id) >= :least
                    order by n desc, from_type, from_id, to_type
                    limit :most
                    """)
                .bind("portal", portal.value())
                .bind("least", least)
                .bind("most", most)
                .map(
                    (row, context) ->
                        new Count(
                            row.getString(1), row.getLong(2), row.getString(3), row.getInt(4)))
                .list());
  }

  void insert(PortalId portal, long userId, Instant now, List<UsageReport.Row> rows) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into association_usage_report (portal_id, user_id, created_at, rows)
                    values (:portal, :user, :now, :rows::jsonb)
                    """)
                .bind("portal", portal.value())
                .bind("user", userId)
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .bind("rows", Json.mapper().writeValueAsString(rows))
                .execute());
  }

  List<UsageReport> latest(PortalId portal, int most) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select id, user_id, created_at, rows from association_usage_report
                    where portal_id = :portal order by id desc limit :most
                    """)
                .bind("portal", portal.value())
                .bind("most", most)
                .map(
                    (row, context) ->
                        new UsageReport(
                            row.getLong(1),
                            row.getLong(2),
                            row.getObject(3, OffsetDateTime.class).toInstant(),
                            Arrays.asList(
                                Json.mapper()
                                    .readValue(row.getString(4), UsageReport.Row[].class))))
                .list());
  }
}
