package dev.axle.crm.objects;

import dev.axle.crm.schemas.ObjectId;
import dev.axle.crm.schemas.ObjectType;
import dev.axle.edge.PortalId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rows that say which record holds which unique value. */
final class UniqueValueStore {

  /** Claims are made in one order everywhere, so that two batches never wait for each other. */
  private static final Comparator<UniqueValue> ORDER =
      Comparator.comparing(UniqueValue::property).thenComparing(UniqueValue::value);

  private record Key(String property, String value) {}

  /** Claims values, and returns those that were not to be had. */
  List<UniqueValue> claim(
      Connection transaction, PortalId portal, ObjectType type, Collection<UniqueValue> values)
      throws SQLException {
    if (values.isEmpty()) {
      return List.of();
    }
    List<UniqueValue> sorted = values.stream().sorted(ORDER).toList();
    String sql =
        """
        insert into unique_value (portal_id, object_type, property, value, object_id)
        select ?, ?, v.property, v.value, v.object_id
        from unnest(?::text[], ?::text[], ?::bigint[]) as v (property, value, object_id)
        on conflict do nothing
        returning property, value, object_id
        """;
    try (PreparedStatement insert = transaction.prepareStatement(sql)) {
      insert.setLong(1, portal.value());
      insert.setString(2, type.id().value());
      bind(insert, 3, sorted);
      Set<UniqueValue> claimed = new HashSet<>(read(insert));
      return claimed.size() == sorted.size()
          ? List.of()
          : sorted.stream().filter(value -> !claimed.contains(value)).toList();
    }
  }

  void release(
      Connection transaction, PortalId portal, ObjectType type, Collection<UniqueValue> values)
      throws SQLException {
    if (values.isEmpty()) {
      return;
    }
    String sql =
        """
        delete from unique_value u
        using unnest(?::text[], ?::text[], ?::bigint[]) as v (property, value, object_id)
        where u.portal_id = ? and u.object_type = ? and u.property = v.property
          and u.value = v.value and u.object_id = v.object_id
        """;
    try (PreparedStatement delete = transaction.prepareStatement(sql)) {
      bind(delete, 1, List.copyOf(values));
      delete.setLong(4, portal.value());
      delete.setString(5, type.id().value());
      delete.executeUpdate();
    }
  }

  /** Who holds each of these values of one property. */
  Map<String, ObjectId> holders(
      Connection connection,
      PortalId portal,
      ObjectType type,
      String property,
      Collection<String> values)
      throws SQLException {
    String sql =
        """
        select value, object_id from unique_value
        where portal_id = ? and object_type = ? and property = ? and value = any(?::text[])
        """;
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setLong(1, portal.value());
      select.setString(2, type.id().value());
      select.setString(3, property);
      select.setArray(4, connection.createArrayOf("text", values.toArray()));
      Map<String, ObjectId> holders = new HashMap<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          holders.put(row.getString(1), new ObjectId(row.getLong(2)));
        }
      }
      return holders;
    }
  }

  /** Who holds the values that others want. */
  Map<UniqueValue, ObjectId> holders(
      Connection connection, PortalId portal, ObjectType type, Collection<UniqueValue> wanted)
      throws SQLException {
    Map<Key, ObjectId> byKey = new HashMap<>();
    for (String property : wanted.stream().map(UniqueValue::property).distinct().toList()) {
      List<String> values =
          wanted.stream()
              .filter(value -> value.property().equals(property))
              .map(UniqueValue::value)
              .toList();
      holders(connection, portal, type, property, values)
          .forEach((value, holder) -> byKey.put(new Key(property, value), holder));
    }
    Map<UniqueValue, ObjectId> holders = new HashMap<>();
    for (UniqueValue value : wanted) {
      ObjectId holder = byKey.get(new Key(value.property(), value.value()));
      if (holder != null) {
        holders.put(value, holder);
      }
    }
    return holders;
  }

  private static void bind(PreparedStatement statement, int first, List<UniqueValue> values)
      throws SQLException {
    Connection connection = statement.getConnection();
    statement.setArray(
        first,
        connection.createArrayOf("text", values.stream().map(UniqueValue::property).toArray()));
    statement.setArray(
        first + 1,
        connection.createArrayOf("text", values.stream().map(UniqueValue::value).toArray()));
    statement.setArray(
        first + 2,
        connection.createArrayOf("bigint", values.stream().map(v -> v.holder().value()).toArray()));
  }

  private static List<UniqueValue> read(PreparedStatement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery()) {
      List<UniqueValue> values = new ArrayList<>();
      while (row.next()) {
        values.add(
            new UniqueValue(row.getString(1), row.getString(2), new ObjectId(row.getLong(3))));
      }
      return values;
    }
  }
}
