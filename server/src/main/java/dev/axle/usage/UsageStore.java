package dev.axle.usage;

import dev.axle.database.Database;
import dev.axle.edge.AppId;
import dev.axle.edge.PortalId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.jdbi.v3.core.statement.StatementContext;

/** The rows of usage. */
final class UsageStore {

  /** Hours of a month are 744; whoever has more operations or apps sees the busiest. */
  private static final int MOST_ROWS = 1_000;

  private final Database database;

  UsageStore(Database database) {
    this.database = database;
  }

  void add(Map<UsageKey, Counts> sums) {
    List<UsageKey> keys = new ArrayList<>(sums.keySet());
    database
        .jdbi()
        .useTransaction(
            handle -> {
              List<Counts> counts = keys.stream().map(sums::get).toList();
              handle
                  .createUpdate(
                      """
                          insert into usage_hour (portal_id, hour, app_id, operation, calls,
                            counted, errors_4xx, errors_5xx, throttled_burst, throttled_daily,
                            throttled_secondly, millis)
                          select * from unnest(:portals::bigint[], :hours::timestamptz[],
                            :apps::bigint[], :operations::text[], :calls::bigint[],
                            :counted::bigint[], :errors4xx::bigint[], :errors5xx::bigint[],
                            :burst::bigint[], :daily::bigint[], :secondly::bigint[],
                            :millis::bigint[])
                          order by 1, 2, 3, 4
                          on conflict (portal_id, hour, app_id, operation) do update set
                            calls = usage_hour.calls + excluded.calls,
                            counted = usage_hour.counted + excluded.counted,
                            errors_4xx = usage_hour.errors_4xx + excluded.errors_4xx,
                            errors_5xx = usage_hour.errors_5xx + excluded.errors_5xx,
                            throttled_burst = usage_hour.throttled_burst + excluded.throttled_burst,
                            throttled_daily = usage_hour.throttled_daily + excluded.throttled_daily,
                            throttled_secondly =
                              usage_hour.throttled_secondly + excluded.throttled_secondly,
                            millis = usage_hour.millis + excluded.millis
                          """)
                  .bindArray("portals", Long.class, numbers(keys, k -> k.portal().value()))
                  .bindArray(
                      "hours",
                      String.class,
                      keys.stream().map(key -> key.hour().toString()).toList())
                  .bindArray("apps", Long.class, numbers(keys, k -> k.app().value()))
                  .bindArray(
                      "operations", String.class, keys.stream().map(UsageKey::operation).toList())
                  .bindArray("calls", Long.class, numbers(counts, Counts::calls))
                  .bindArray("counted", Long.class, numbers(counts, Counts::counted))
                  .bindArray("errors4xx", Long.class, numbers(counts, Counts::errors4xx))
                  .bindArray("errors5xx", Long.class, numbers(counts, Counts::errors5xx))
                  .bindArray("burst", Long.class, numbers(counts, Counts::burst))
                  .bindArray("daily", Long.class, numbers(counts, Counts::daily))
                  .bindArray("secondly", Long.class, numbers(counts, Counts::secondly))
                  .bindArray("millis", Long.class, numbers(counts, Counts::millis))
                  .execute();
            });
  }

  private static <T> List<Long> numbers(List<T> rows, ToLongFunction<T> number) {
    return rows.stream().map(row -> number.applyAsLong(row)).toList();
  }

  /**
   * Usage from a time on and before another.
   *
   * @param app whose, or of all
   */
  List<Usage.Row> read(
      PortalId portal, Usage.Grouping grouping, Usage.Span span, Optional<AppId> app, ZoneId zone) {
    String sql =
        """
        select %s as key, sum(calls) as calls, sum(counted) as counted,
          sum(errors_4xx) as errors_4xx, sum(errors_5xx) as errors_5xx,
          sum(throttled_burst) as burst, sum(throttled_daily) as daily,
          sum(throttled_secondly) as secondly, sum(millis) as millis
        from usage_hour
        where portal_id = :portal and hour >= :from and hour < :to
          and (:app::bigint is null or app_id = :app::bigint)
        group by 1 order by %s limit :most
        """
            .formatted(key(grouping), grouping.isTime() ? "1" : "2 desc, 1");
    return database
        .jdbi()
        .withHandle(
            handle -> {
              var query =
                  handle
                      .createQuery(sql)
                      .bind("portal", portal.value())
                      .bind("from", span.from().atOffset(ZoneOffset.UTC))
                      .bind("to", span.to().atOffset(ZoneOffset.UTC))
                      .bind("app", app.map(AppId::value).orElse(null))
                      .bind("most", MOST_ROWS);
              if (grouping == Usage.Grouping.DAY) {
                query.bind("zone", zone.getId());
              }
              return query.map(UsageStore::row).list();
            });
  }

  private static String key(Usage.Grouping grouping) {
    return switch (grouping) {
      case APP -> "app_id::text";
      case OPERATION -> "operation";
      case HOUR -> "to_char(hour at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')";
      case DAY -> "(hour at time zone :zone)::date::text";
    };
  }

  private static Usage.Row row(ResultSet row, StatementContext context) throws SQLException {
    return new Usage.Row(
        row.getString("key"),
        new Counts(
            row.getLong("calls"),
            row.getLong("counted"),
            row.getLong("errors_4xx"),
            row.getLong("errors_5xx"),
            row.getLong("burst"),
            row.getLong("daily"),
            row.getLong("secondly"),
            row.getLong("millis")));
  }

  /** The calls that counted against the day, by app. */
  Map<AppId, Long> counted(PortalId portal, Instant since) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        select app_id, sum(counted) as counted from usage_hour
                        where portal_id = :portal and hour >= :since group by app_id
                        """)
                    .bind("portal", portal.value())
                    .bind("since", since.atOffset(ZoneOffset.UTC))
                    .reduceRows(
                        new HashMap<>(),
                        (calls, row) -> {
                          calls.put(
                              new AppId(row.getColumn("app_id", Long.class)),
                              row.getColumn("counted", Long.class));
                          return calls;
                        }));
  }

  /** Deletes the hours of each portal before a time. */
  void deleteBefore(Map<PortalId, Instant> times) {
    OldRowStore.delete(database, "usage_hour", "hour", times);
  }
}
