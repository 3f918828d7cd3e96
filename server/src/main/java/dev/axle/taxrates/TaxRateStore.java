package dev.axle.taxrates;

import dev.axle.edge.PortalId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rows of tax rates. */
final class TaxRateStore {

  List<TaxRate> page(
      Connection connection, PortalId portal, Optional<Boolean> active, long from, int limit)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            select * from tax_rate
            where portal_id = ? and tax_rate_id >= ? and (not ? or active = ?)
            order by tax_rate_id limit ?
            """)) {
      select.setLong(1, portal.value());
      select.setLong(2, from);
      select.setBoolean(3, active.isPresent());
      select.setBoolean(4, active.orElse(false));
      select.setInt(5, limit);
      return rates(select);
    }
  }

  Optional<TaxRate> find(Connection connection, PortalId portal, long id) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select * from tax_rate where portal_id = ? and tax_rate_id = ?")) {
      select.setLong(1, portal.value());
      select.setLong(2, id);
      return rates(select).stream().findFirst();
    }
  }

  /** Takes the next number, unless the portal has as many rates as it may. */
  Optional<Long> next(Connection transaction, PortalId portal, int most) throws SQLException {
    try (PreparedStatement select =
        transaction.prepareStatement(
            """
            select nextval('tax_rate_number')
            where (select count(*) from tax_rate where portal_id = ?) < ?
            """)) {
      select.setLong(1, portal.value());
      select.setInt(2, most);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.of(row.getLong(1)) : Optional.empty();
      }
    }
  }

  void write(Connection transaction, PortalId portal, TaxRate rate) throws SQLException {
    try (PreparedStatement write =
        transaction.prepareStatement(
            """
            insert into tax_rate
              (portal_id, tax_rate_id, name, label, percentage, active, created_at, updated_at)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (portal_id, tax_rate_id) do update
            set name = excluded.name, label = excluded.label, percentage = excluded.percentage,
              active = excluded.active, updated_at = excluded.updated_at
            """)) {
      write.setLong(1, portal.value());
      write.setLong(2, rate.id());
      write.setString(3, rate.name());
      write.setString(4, rate.label());
      write.setBigDecimal(5, rate.percentage());
      write.setBoolean(6, rate.active());
      write.setObject(7, rate.createdAt().atOffset(ZoneOffset.UTC));
      write.setObject(8, rate.updatedAt().atOffset(ZoneOffset.UTC));
      write.executeUpdate();
    }
  }

  private static List<TaxRate> rates(PreparedStatement select) throws SQLException {
    try (ResultSet row = select.executeQuery()) {
      List<TaxRate> rates = new ArrayList<>();
      while (row.next()) {
        rates.add(
            new TaxRate(
                row.getLong("tax_rate_id"),
                row.getString("name"),
                row.getString("label"),
                row.getBigDecimal("percentage"),
                row.getBoolean("active"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant()));
      }
      return rates;
    }
  }
}
