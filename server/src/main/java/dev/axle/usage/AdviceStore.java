package dev.axle.usage;

import dev.axle.database.Database;
import dev.axle.edge.AppId;
import dev.axle.edge.Json;
import dev.axle.edge.PortalId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jdbi.v3.core.statement.StatementContext;
import tools.jackson.core.type.TypeReference;

/** The rows of advice, and of the scopes that apps use. */
final class AdviceStore {

  private static final int MOST_ROWS = 500;

  private final Database database;

  AdviceStore(Database database) {
    this.database = database;
  }

  /** An app has used a scope. */
  record ScopeUse(PortalId portal, AppId app, String scope, Instant at) {}

  void use(List<ScopeUse> uses) {
    if (uses.isEmpty()) {
      return;
    }
    database
        .jdbi()
        .useTransaction(
            handle ->
                handle
                    .createUpdate(
                        """
                        insert into scope_use (portal_id, app_id, scope, first_used, last_used)
                        select portal, app, scope, min(at), max(at)
                        from unnest(:portals::bigint[], :apps::bigint[], :scopes::text[],
                          :times::timestamptz[]) used(portal, app, scope, at)
                        group by portal, app, scope order by portal, app, scope
                        on conflict (portal_id, app_id, scope) do update set
                          last_used = greatest(scope_use.last_used, excluded.last_used)
                        """)
                    .bindArray(
                        "portals", Long.class, uses.stream().map(u -> u.portal().value()).toList())
                    .bindArray("apps", Long.class, uses.stream().map(u -> u.app().value()).toList())
                    .bindArray("scopes", String.class, uses.stream().map(ScopeUse::scope).toList())
                    .bindArray(
                        "times", String.class, uses.stream().map(u -> u.at().toString()).toList())
                    .execute());
  }

  /** When an app first used each of its scopes. */
  Map<String, Instant> scopes(PortalId portal, AppId app) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        select scope, first_used from scope_use
                        where portal_id = :portal and app_id = :app
                        """)
                    .bind("portal", portal.value())
                    .bind("app", app.value())
                    .reduceRows(
                        new HashMap<>(),
                        (scopes, row) -> {
                          scopes.put(
                              row.getColumn("scope", String.class),
                              row.getColumn("first_used", OffsetDateTime.class).toInstant());
                          return scopes;
                        }));
  }

  /** Keeps advice; what was seen before is seen again. */
  void put(PortalId portal, List<Advice> advice) {
    if (advice.isEmpty()) {
      return;
    }
    database
        .jdbi()
        .useTransaction(
            handle ->
                handle
                    .createUpdate(
                        """
                        insert into advice (portal_id, app_id, kind, subject, app_name, seen,
                          instead, calls, saved, first_seen, last_seen, sample)
                        select :portal, * from unnest(:apps::bigint[], :kinds::text[],
                          :subjects::text[], :names::text[], :seen::text[], :instead::text[],
                          :calls::bigint[], :saved::bigint[], :first::timestamptz[],
                          :last::timestamptz[], :samples::jsonb[])
                        order by 1, 2, 3, 4
                        on conflict (portal_id, app_id, kind, subject) do update set
                          app_name = excluded.app_name, seen = excluded.seen,
                          instead = excluded.instead, calls = excluded.calls,
                          saved = excluded.saved,
                          first_seen = least(advice.first_seen, excluded.first_seen),
                          last_seen = greatest(advice.last_seen, excluded.last_seen),
                          sample = excluded.sample
                        """)
                    .bind("portal", portal.value())
                    .bindArray("apps", Long.class, all(advice, each -> each.app().value()))
                    .bindArray("kinds", String.class, all(advice, each -> each.kind().name()))
                    .bindArray("subjects", String.class, all(advice, Advice::subject))
                    .bindArray("names", String.class, all(advice, Advice::appName))
                    .bindArray("seen", String.class, all(advice, Advice::seen))
                    .bindArray("instead", String.class, all(advice, Advice::instead))
                    .bindArray("calls", Long.class, all(advice, Advice::calls))
                    .bindArray("saved", Long.class, all(advice, Advice::saved))
                    .bindArray(
                        "first", String.class, all(advice, each -> each.firstSeen().toString()))
                    .bindArray(
                        "last", String.class, all(advice, each -> each.lastSeen().toString()))
                    .bindArray(
                        "samples",
                        String.class,
                        all(advice, each -> Json.mapper().writeValueAsString(each.sample())))
                    .execute());
  }

  private static <T> List<T> all(List<Advice> advice, Function<Advice, T> part) {
    return advice.stream().map(part).toList();
  }

  void delete(PortalId portal, AppId app, AdviceKind kind) {
    database
        .jdbi()
        .useTransaction(
            handle ->
                handle
                    .createUpdate(
                        """
                        delete from advice
                        where portal_id = :portal and app_id = :app and kind = :kind
                        """)
                    .bind("portal", portal.value())
                    .bind("app", app.value())
                    .bind("kind", kind.name())
                    .execute());
  }

  List<Advice> read(PortalId portal, Instant since) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        select app_id, app_name, kind, subject, seen, instead, calls, saved,
                          first_seen, last_seen, sample
                        from advice where portal_id = :portal and last_seen >= :since
                        order by last_seen desc, saved desc, app_id, kind, subject limit :most
                        """)
                    .bind("portal", portal.value())
                    .bind("since", since.atOffset(ZoneOffset.UTC))
                    .bind("most", MOST_ROWS)
                    .map(AdviceStore::advice)
                    .list());
  }

  private static Advice advice(ResultSet row, StatementContext context) throws SQLException {
    return new Advice(
        new AppId(row.getLong("app_id")),
        row.getString("app_name"),
        AdviceKind.valueOf(row.getString("kind")),
        row.getString("subject"),
        row.getString("seen"),
        row.getString("instead"),
        row.getLong("calls"),
        row.getLong("saved"),
        row.getObject("first_seen", OffsetDateTime.class).toInstant(),
        row.getObject("last_seen", OffsetDateTime.class).toInstant(),
        Json.mapper()
            .readValue(row.getString("sample"), new TypeReference<List<Advice.Sample>>() {}));
  }

  /** Deletes what was last seen in each portal before a time. */
  void deleteBefore(Map<PortalId, Instant> times) {
    OldRowStore.delete(database, "advice", "last_seen", times);
  }
}
