package dev.axle.portals;

import dev.axle.edge.AppId;
import dev.axle.edge.CallerKind;
import dev.axle.edge.PortalId;
import dev.axle.edge.UserId;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/** The rows of portals, their apps, tokens and usage. */
final class PortalStore {

  private final Jdbi jdbi;

  PortalStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** All that a token says about its bearer. */
  record Bearer(
      PortalId portal,
      CallerKind kind,
      Subscription subscription,
      ZoneId timeZone,
      long clockOffsetMillis,
      AppId app,
      String appName,
      Optional<UserId> user,
      Set<String> scopes,
      Optional<Instant> expiresAt) {}

  Optional<Bearer> bearer(byte[] tokenHash) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select p.portal_id, p.tier, p.api_limit_increases, p.time_zone,
                      p.clock_offset_millis, a.app_id, a.kind, a.name as app_name, a.user_id,
                      coalesce(t.scopes, a.scopes) as scopes, t.expires_at
                    from token t
                    join app a on a.portal_id = t.portal_id and a.app_id = t.app_id
                    join portal p on p.portal_id = t.portal_id
                    where t.hash = :hash and t.revoked_at is null
                    """)
                .bind("hash", tokenHash)
                .map(PortalStore::bearer)
                .findOne());
  }

  private static Bearer bearer(ResultSet row, StatementContext context) throws SQLException {
    return new Bearer(
        new PortalId(row.getLong("portal_id")),
        CallerKind.valueOf(row.getString("kind")),
        subscription(row),
        ZoneId.of(row.getString("time_zone")),
        row.getLong("clock_offset_millis"),
        new AppId(row.getLong("app_id")),
        row.getString("app_name"),
        Optional.ofNullable(row.getObject("user_id", Long.class)).map(UserId::new),
        Set.of(texts(row.getArray("scopes"))),
        Optional.ofNullable(row.getObject("expires_at", OffsetDateTime.class))
            .map(OffsetDateTime::toInstant));
  }

  private static String[] texts(Array array) throws SQLException {
    return (String[]) array.getArray();
  }

  /** How a portal tells the time. */
  record Time(ZoneId zone, long clockOffsetMillis) {}

  Time time(PortalId portal) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select time_zone, clock_offset_millis from portal where portal_id = :portal")
                .bind("portal", portal.value())
                .map((row, context) -> new Time(ZoneId.of(row.getString(1)), row.getLong(2)))
                .one());
  }

  /** How far the clock of each portal is moved. */
  Map<PortalId, Duration> clockOffsets() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select portal_id, clock_offset_millis from portal")
                .reduceRows(
                    new HashMap<>(),
                    (offsets, row) -> {
                      offsets.put(
                          new PortalId(row.getColumn(1, Long.class)),
                          Duration.ofMillis(row.getColumn(2, Long.class)));
                      return offsets;
                    }));
  }

  Portal read(PortalId portal) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select name, tier, time_zone, currency, created_at
                    from portal where portal_id = :portal
                    """)
                .bind("portal", portal.value())
                .map(
                    (row, context) ->
                        new Portal(
                            portal,
                            row.getString(1),
                            Tier.of(row.getString(2)),
                            ZoneId.of(row.getString(3)),
                            row.getString(4),
                            row.getObject(5, OffsetDateTime.class).toInstant()))
                .one());
  }

  List<PortalId> portals() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select portal_id from portal order by created_at, portal_id")
                .map((row, context) -> new PortalId(row.getLong(1)))
                .list());
  }

  Subscription subscription(PortalId portal) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select tier, api_limit_increases from portal where portal_id = :portal")
                .bind("portal", portal.value())
                .map((row, context) -> subscription(row))
                .one());
  }

  private static Subscription subscription(ResultSet row) throws SQLException {
    return new Subscription(Tier.of(row.getString("tier")), row.getInt("api_limit_increases"));
  }

  void increaseLimits(PortalId portal, int times) {
    jdbi.useTransaction(
        handle ->
            handle
                .createUpdate(
                    "update portal set api_limit_increases = :times where portal_id = :portal")
                .bind("times", times)
                .bind("portal", portal.value())
                .execute());
  }

  List<PortalApp> apps(PortalId portal) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select app_id, name, kind, scopes from app
                    where portal_id = :portal order by app_id
                    """)
                .bind("portal", portal.value())
                .map(
                    (row, context) ->
                        new PortalApp(
                            new AppId(row.getLong("app_id")),
                            row.getString("name"),
                            CallerKind.valueOf(row.getString("kind")),
                            Set.of(texts(row.getArray("scopes")))))
                .list());
  }

  void insert(Portal portal, PrivateApp app, AccessToken token) {
    jdbi.useTransaction(
        handle -> {
          handle
              .createUpdate(
                  """
                  insert into portal (portal_id, name, tier, time_zone, currency, created_at)
                  values (:id, :name, :tier, :timeZone, :currency, :createdAt)
                  """)
              .bind("id", portal.id().value())
              .bind("name", portal.name())
              .bind("tier", portal.tier().text())
              .bind("timeZone", portal.timeZone().getId())
              .bind("currency", portal.currency())
              .bind("createdAt", portal.createdAt().atOffset(ZoneOffset.UTC))
              .execute();
          insert(handle, app, token, portal.createdAt());
        });
  }

  void insert(PrivateApp app, AccessToken token, Instant now) {
    jdbi.useTransaction(handle -> insert(handle, app, token, now));
  }

  private static void insert(Handle handle, PrivateApp app, AccessToken token, Instant now) {
    handle
        .createUpdate(
            """
            insert into app (portal_id, app_id, name, user_id, scopes, created_at)
            values (:portal, :app, :name, :user, :scopes, :now)
            """)
        .bind("portal", app.portal().value())
        .bind("app", app.id().value())
        .bind("name", app.name())
        .bind("user", app.user().map(UserId::value).orElse(null))
        .bindArray("scopes", String.class, (Object[]) app.scopes().toArray(String[]::new))
        .bind("now", now.atOffset(ZoneOffset.UTC))
        .execute();
    handle
        .createUpdate(
            """
            insert into token (hash, portal_id, app_id, created_at)
            values (:hash, :portal, :app, :now)
            """)
        .bind("hash", token.hash())
        .bind("portal", app.portal().value())
        .bind("app", app.id().value())
        .bind("now", now.atOffset(ZoneOffset.UTC))
        .execute();
  }

  void actFor(PortalId portal, AppId app, Optional<UserId> user) {
    jdbi.useTransaction(
        handle ->
            handle
                .createUpdate(
                    "update app set user_id = :user where portal_id = :portal and app_id = :app")
                .bind("portal", portal.value())
                .bind("app", app.value())
                .bind("user", user.map(UserId::value).orElse(null))
                .execute());
  }

  /** The days whose counts are to be kept. */
  record Usage(PortalId portal, LocalDate day, long calls) {}

  void keep(Collection<Usage> usages) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into api_usage (portal_id, day, calls)
                    select * from unnest(:portals::bigint[], :days::date[], :calls::bigint[])
                    on conflict (portal_id, day)
                    do update set calls = greatest(api_usage.calls, excluded.calls)
                    """)
                .bindArray(
                    "portals", Long.class, usages.stream().map(u -> u.portal().value()).toList())
                .bindArray(
                    "days", String.class, usages.stream().map(u -> u.day().toString()).toList())
                .bindArray("calls", Long.class, usages.stream().map(Usage::calls).toList())
                .execute());
  }

  long calls(PortalId portal, LocalDate day) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select calls from api_usage where portal_id = :portal and day = :day")
                .bindMap(Map.of("portal", portal.value(), "day", day))
                .mapTo(Long.class)
                .findOne()
                .orElse(0L));
  }
}
