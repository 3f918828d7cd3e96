package dev.axle.crm.rollups;

import dev.axle.crm.properties.PropertyDefinition;
import dev.axle.crm.properties.PropertyType;
import dev.axle.crm.schemas.ObjectId;
import dev.axle.crm.schemas.ObjectType;
import dev.axle.edge.PortalId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Works rollups out from the rows of associated records, in the database. */
final class RollupValueStore {

  /**
   * The values of one record.
   *
   * @param nextAt when the passing of time alone next changes one of them
   */
  record Values(Map<String, @Nullable String> values, Optional<Instant> nextAt) {}

  Map<ObjectId, Values> of(
      Connection connection,
      PortalId portal,
      ObjectType type,
      Collection<ObjectId> ids,
      List<PropertyDefinition> rollups,
      Instant now)
      throws SQLException {
    RollupQuery query = new RollupQuery(rollups, now);
    try (PreparedStatement select = connection.prepareStatement(query.text())) {
      int next = 1;
      for (Object value : query.bound()) {
        if (value instanceof String[] texts) {
          select.setArray(next++, connection.createArrayOf("text", texts));
        } else {
          select.setObject(next++, value);
        }
      }
      select.setLong(next++, portal.value());
      select.setString(next++, type.id().value());
      select.setArray(
          next, connection.createArrayOf("bigint", ids.stream().map(ObjectId::value).toArray()));
      try (ResultSet row = select.executeQuery()) {
        Map<ObjectId, Values> values = new HashMap<>();
        while (row.next()) {
          values.put(new ObjectId(row.getLong(1)), values(row, rollups));
        }
        return values;
      }
    }
  }

  private static Values values(ResultSet row, List<PropertyDefinition> rollups)
      throws SQLException {
    OffsetDateTime nextAt = row.getObject(2, OffsetDateTime.class);
    Map<String, @Nullable String> values = new LinkedHashMap<>();
    for (int i = 0; i < rollups.size(); i++) {
      PropertyDefinition rollup = rollups.get(i);
      String value = row.getString(i + 3);
      values.put(
          rollup.name(),
          value != null && rollup.content().type() == PropertyType.DATETIME
              ? Instant.parse(value).toString()
              : value);
    }
    return new Values(values, Optional.ofNullable(nextAt).map(OffsetDateTime::toInstant));
  }
}
