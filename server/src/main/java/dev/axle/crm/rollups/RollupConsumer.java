package dev.axle.crm.rollups;

import dev.axle.crm.properties.Properties;
import dev.axle.crm.schemas.BuiltInProperty;
import dev.axle.crm.schemas.ObjectType;
import dev.axle.crm.schemas.ObjectTypeId;
import dev.axle.crm.schemas.ObjectTypes;
import dev.axle.crm.schemas.Rollup;
import dev.axle.database.Database;
import dev.axle.edge.PortalId;
import dev.axle.journal.Consumer;
import dev.axle.journal.Entry;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Notes the records whose rollups changes have made wrong. They are worked out by {@link Rollups},
 * each once for any number of changes, in transactions that are short however many there are.
 */
public final class RollupConsumer implements Consumer {

  private final Database database;
  private final Properties properties;
  private final Runnable noted;
  private final Dependents standard;
  private final RollupDueStore due = new RollupDueStore();

  /**
   * @param noted called when records were noted
   */
  public RollupConsumer(
      Database database, ObjectTypes types, Properties properties, Runnable noted) {
    this.database = database;
    this.noted = noted;
    this.properties = properties;
    this.standard = new Dependents(builtIn(types.all()));
  }

  private static Map<ObjectTypeId, List<Rollup>> builtIn(List<ObjectType> types) {
    Map<ObjectTypeId, List<Rollup>> rollups = new LinkedHashMap<>();
    for (ObjectType type : types) {
      for (BuiltInProperty property : type.properties()) {
        Rollup rollup = property.rollup();
        if (rollup != null) {
          rollups.computeIfAbsent(type.id(), unused -> new ArrayList<>()).add(rollup);
        }
      }
    }
    return rollups;
  }

  @Override
  public String name() {
    return "rollups";
  }

  @Override
  public void accept(Connection transaction, List<Entry> entries) throws SQLException {
    Map<PortalId, Affected> affected = new LinkedHashMap<>();
    for (Entry entry : entries) {
      affected
          .computeIfAbsent(
              entry.portal(), portal -> new Affected(standard.with(properties.ownRollups(portal))))
          .add(entry.change());
    }
    for (Map.Entry<PortalId, Affected> each : affected.entrySet()) {
      due.mark(transaction, each.getKey(), each.getValue().records());
      due.markAssociated(transaction, each.getKey(), each.getValue().reaches());
    }
    database.afterCommit(noted);
  }
}
