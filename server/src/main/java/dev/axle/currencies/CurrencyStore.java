package dev.axle.currencies;

import dev.axle.edge.PortalId;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The rows of exchange rates. */
final class CurrencyStore {

  private static final String COLUMNS =
      """
      select r.*, not exists (
        select 1 from currency_pair_hidden h
        where h.portal_id = r.portal_id and h.from_code = r.from_code and h.to_code = r.to_code) as visible
      from exchange_rate r
      where r.portal_id = ?
      """;

  List<ExchangeRate> page(
      Connection connection,
      PortalId portal,
      Optional<String> fromCode,
      Optional<String> toCode,
      long from,
      int limit)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            COLUMNS
                + " and (? = '' or r.from_code = ?) and (? = '' or r.to_code = ?)"
                + " and r.rate_id >= ? order by r.rate_id limit ?")) {
      select.setLong(1, portal.value());
      select.setString(2, fromCode.orElse(""));
      select.setString(3, fromCode.orElse(""));
      select.setString(4, toCode.orElse(""));
      select.setString(5, toCode.orElse(""));
      select.setLong(6, from);
      select.setInt(7, limit);
      return rates(select);
    }
  }

  List<ExchangeRate> find(Connection connection, PortalId portal, Collection<Long> ids)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            COLUMNS + " and r.rate_id = any(?::bigint[]) order by r.rate_id")) {
      select.setLong(1, portal.value());
      select.setArray(2, connection.createArrayOf("bigint", ids.toArray()));
      return rates(select);
    }
  }

  /** The rates into a currency that hold at a time: one of each currency. */
  List<ExchangeRate> current(Connection connection, PortalId portal, String to, Instant at)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select distinct on (c.from_code) c.* from ("
                + COLUMNS
                + " and r.to_code = ? and r.effective_at <= ?) c"
                + " order by c.from_code, c.effective_at desc, c.rate_id desc")) {
      select.setLong(1, portal.value());
      select.setString(2, to);
      select.setObject(3, at.atOffset(ZoneOffset.UTC));
      return rates(select);
    }
  }

  int count(Connection connection, PortalId portal) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("select count(*) from exchange_rate where portal_id = ?")) {
      select.setLong(1, portal.value());
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }

  /** Makes rates, and says their numbers in the order given. */
  List<Long> insert(
      Connection transaction,
      PortalId portal,
      String to,
      List<Currencies.NewRate> rates,
      Instant now)
      throws SQLException {
    try (PreparedStatement insert =
        transaction.prepareStatement(
            """
            insert into exchange_rate
              (portal_id, rate_id, from_code, to_code, rate, effective_at, created_at, updated_at)
            select ?, nextval('exchange_rate_number'), n.code, ?, n.rate, n.at, ?, ?
            from unnest(?::text[], ?::numeric[], ?::timestamptz[]) with ordinality
              as n (code, rate, at, place)
            order by n.place
            returning rate_id
            """)) {
      insert.setLong(1, portal.value());
      insert.setString(2, to);
      insert.setObject(3, now.atOffset(ZoneOffset.UTC));
      insert.setObject(4, now.atOffset(ZoneOffset.UTC));
      insert.setArray(
          5,
          transaction.createArrayOf(
              "text", rates.stream().map(Currencies.NewRate::code).toArray()));
      insert.setArray(
          6,
          transaction.createArrayOf(
              "numeric", rates.stream().map(Currencies.NewRate::rate).toArray()));
      insert.setArray(
          7,
          transaction.createArrayOf(
              "timestamptz",
              rates.stream()
                  .map(rate -> rate.effectiveAt().orElse(now).atOffset(ZoneOffset.UTC))
                  .toArray()));
      try (ResultSet row = insert.executeQuery()) {
        List<Long> ids = new ArrayList<>();
        while (row.next()) {
          ids.add(row.getLong(1));
        }
        return ids;
      }
    }
  }

  /** Changes rates; those that are not there are passed over. */
  void update(
      Connection transaction, PortalId portal, List<Currencies.NewMultiplier> rates, Instant now)
      throws SQLException {
    try (PreparedStatement update =
        transaction.prepareStatement(
            """
            update exchange_rate r
            set rate = n.rate, effective_at = coalesce(n.at, r.effective_at), updated_at = ?
            from unnest(?::bigint[], ?::numeric[], ?::timestamptz[]) as n (id, rate, at)
            where r.portal_id = ? and r.rate_id = n.id
            """)) {
      update.setObject(1, now.atOffset(ZoneOffset.UTC));
      update.setArray(
          2,
          transaction.createArrayOf(
              "bigint", rates.stream().map(Currencies.NewMultiplier::id).toArray()));
      update.setArray(
          3,
          transaction.createArrayOf(
              "numeric", rates.stream().map(Currencies.NewMultiplier::rate).toArray()));
      update.setArray(
          4,
          transaction.createArrayOf(
              "timestamptz",
              rates.stream()
                  .map(
                      rate ->
                          rate.effectiveAt().map(at -> at.atOffset(ZoneOffset.UTC)).orElse(null))
                  .toArray()));
      update.setLong(5, portal.value());
      update.executeUpdate();
    }
  }

  void show(Connection transaction, PortalId portal, String from, String to, boolean visible)
      throws SQLException {
    try (PreparedStatement write =
        transaction.prepareStatement(
            visible
                ? "delete from currency_pair_hidden where portal_id = ? and from_code = ? and to_code = ?"
                : """
                  insert into currency_pair_hidden (portal_id, from_code, to_code)
                  values (?, ?, ?) on conflict do nothing
                  """)) {
      write.setLong(1, portal.value());
      write.setString(2, from);
      write.setString(3, to);
      write.executeUpdate();
    }
  }

  /** The currencies that have a rate into this one. */
  List<String> codes(Connection connection, PortalId portal, String to) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            select distinct from_code from exchange_rate
            where portal_id = ? and to_code = ? order by from_code
            """)) {
      select.setLong(1, portal.value());
      select.setString(2, to);
      try (ResultSet row = select.executeQuery()) {
        List<String> codes = new ArrayList<>();
        while (row.next()) {
          codes.add(row.getString(1));
        }
        return codes;
      }
    }
  }

  /** By currency, the rates into this one by the time from which they hold. */
  Map<String, NavigableMap<Instant, BigDecimal>> timelines(
      Connection connection, PortalId portal, String to) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            select from_code, effective_at, rate from exchange_rate
            where portal_id = ? and to_code = ?
            order by rate_id
            """)) {
      select.setLong(1, portal.value());
      select.setString(2, to);
      try (ResultSet row = select.executeQuery()) {
        Map<String, NavigableMap<Instant, BigDecimal>> timelines = new HashMap<>();
        while (row.next()) {
          timelines
              .computeIfAbsent(row.getString(1), code -> new TreeMap<>())
              .put(row.getObject(2, OffsetDateTime.class).toInstant(), row.getBigDecimal(3));
        }
        return timelines;
      }
    }
  }

  private static List<ExchangeRate> rates(PreparedStatement select) throws SQLException {
    try (ResultSet row = select.executeQuery()) {
      List<ExchangeRate> rates = new ArrayList<>();
      while (row.next()) {
        rates.add(
            new ExchangeRate(
                row.getLong("rate_id"),
                row.getString("from_code"),
                row.getString("to_code"),
                row.getBigDecimal("rate"),
                row.getObject("effective_at", OffsetDateTime.class).toInstant(),
                row.getBoolean("visible"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant()));
      }
      return rates;
    }
  }
}
