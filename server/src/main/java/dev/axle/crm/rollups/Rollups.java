package dev.axle.crm.rollups;

import dev.axle.crm.objects.DerivedValues;
import dev.axle.crm.properties.Properties;
import dev.axle.crm.properties.PropertyDefinition;
import dev.axle.crm.schemas.ObjectId;
import dev.axle.crm.schemas.ObjectType;
import dev.axle.crm.schemas.ObjectTypes;
import dev.axle.database.Database;
import dev.axle.edge.PortalId;
import dev.axle.journal.Author;
import dev.axle.journal.Source;
import dev.axle.portals.Portals;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Works the rollups of records out and writes those that are another. */
public final class Rollups {

  /** What the history of a record names as the source of such a value. */
  static final Source SOURCE =
      new Source("CALCULATED", "RollupProperties", Optional.empty(), Optional.empty());

  private static final int BATCH = 500;

  private final Database database;
  private final ObjectTypes types;
  private final Properties properties;
  private final DerivedValues derived;
  private final Portals portals;
  private final RollupDueStore due = new RollupDueStore();
  private final RollupValueStore values = new RollupValueStore();

  public Rollups(
      Database database,
      ObjectTypes types,
      Properties properties,
      DerivedValues derived,
      Portals portals) {
    this.database = database;
    this.types = types;
    this.properties = properties;
    this.derived = derived;
    this.portals = portals;
  }

  /**
   * Works out some of the records that are noted, of each portal that has any.
   *
   * @return false if there are none at the moment
   */
  public boolean advance() {
    boolean some = false;
    RuntimeException first = null;
    for (Map.Entry<PortalId, Instant> each : database.read(due::portals).entrySet()) {
      Instant now = portals.clock(each.getKey()).now();
      if (!each.getValue().isAfter(now)) {
        try {
          some |= database.transaction(transaction -> settle(transaction, each.getKey(), now));
        } catch (RuntimeException ofThisPortal) {
          first = first == null ? ofThisPortal : first;
        }
      }
    }
    if (first != null) {
      throw first;
    }
    return some;
  }

  private boolean settle(Connection transaction, PortalId portal, Instant now) throws SQLException {
    var batch = due.take(transaction, portal, now, BATCH);
    if (batch.isEmpty()) {
      return false;
    }
    if (types.knows(portal, batch.get().type().value())) {
      ObjectType type = types.named(portal, batch.get().type().value());
      refresh(transaction, portal, type, batch.get().ids(), batch.get().from(), now);
    }
    return true;
  }

  /** Works out all rollups of some records. */
  public void refresh(
      Connection transaction, PortalId portal, ObjectType type, Collection<ObjectId> ids)
      throws SQLException {
    refresh(transaction, portal, type, ids, Due.ALL, portals.clock(portal).now());
  }

  private void refresh(
      Connection transaction,
      PortalId portal,
      ObjectType type,
      Collection<ObjectId> ids,
      String from,
      Instant now)
      throws SQLException {
    List<PropertyDefinition> rollups =
        properties.of(portal, type).rollups().stream()
            .filter(each -> from.equals(Due.ALL) || RollupQuery.rollup(each).from().contains(from))
            .toList();
    if (!rollups.isEmpty()) {
      derived.write(
          transaction,
          new Author(portal, SOURCE, now),
          type,
          ids,
          present -> derive(transaction, portal, type, present, rollups, now));
    }
  }

  private Map<ObjectId, Map<String, @Nullable String>> derive(
      Connection transaction,
      PortalId portal,
      ObjectType type,
      Collection<ObjectId> ids,
      List<PropertyDefinition> rollups,
      Instant now)
      throws SQLException {
    Map<ObjectId, Map<String, @Nullable String>> derived = new HashMap<>();
    Map<Due, Instant> later = new HashMap<>();
    values
        .of(transaction, portal, type, ids, rollups, now)
        .forEach(
            (id, record) -> {
              derived.put(id, record.values());
              record
                  .nextAt()
                  .ifPresent(at -> later.put(new Due(type.id(), id.value(), Due.ALL), at));
            });
    due.mark(transaction, portal, later);
    return derived;
  }
}
