package dev.axle.crm.recalculations;

import dev.axle.crm.objects.DerivedValues;
import dev.axle.crm.rollups.Rollups;
import dev.axle.crm.schemas.ObjectId;
import dev.axle.crm.schemas.ObjectType;
import dev.axle.crm.schemas.ObjectTypes;
import dev.axle.database.Database;
import dev.axle.edge.PortalId;
import dev.axle.journal.Author;
import dev.axle.journal.Source;
import dev.axle.portals.Portals;
import dev.axle.time.Clock;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Goes through the records of a type, some in each transaction, and has their values worked out by
 * the definitions that hold now. A second round, later than any node remembers the definitions from
 * before, finds what was written by them in the meantime; where nothing is wrong it only reads.
 */
public final class RecalculationRun {

  static final Source SOURCE = Source.CALCULATED;

  private static final int BATCH = 500;
  private static final int ROUNDS = 2;
  private static final Duration BETWEEN_ROUNDS = Duration.ofSeconds(20);

  private final Database database;
  private final ObjectTypes types;
  private final DerivedValues derived;
  private final Rollups rollups;
  private final Portals portals;
  private final Clock machine;
  private final RecalculationStore store = new RecalculationStore();

  public RecalculationRun(
      Database database,
      ObjectTypes types,
      DerivedValues derived,
      Rollups rollups,
      Portals portals,
      Clock machine) {
    this.database = database;
    this.types = types;
    this.derived = derived;
    this.rollups = rollups;
    this.portals = portals;
    this.machine = machine;
  }

  /**
   * Works out the next records of one recalculation.
   *
   * @return false if none is to be done at the moment
   */
  public boolean advance() {
    Instant now = machine.now();
    return database.transaction(
        transaction -> {
          Optional<RecalculationStore.Place> place = store.next(transaction, now);
          if (place.isPresent()) {
            advance(transaction, place.get(), now);
          }
          return place.isPresent();
        });
  }

  private void advance(Connection transaction, RecalculationStore.Place place, Instant now)
      throws SQLException {
    RecalculationStore.Scope scope = place.scope();
    List<ObjectId> ids = List.of();
    if (types.knows(scope.portal(), scope.type().value())) {
      ObjectType type = types.named(scope.portal(), scope.type().value());
      ids = derived.after(transaction, scope.portal(), type, place.last(), BATCH);
      refresh(transaction, scope, type, ids);
    }
    if (ids.size() == BATCH) {
      store.move(
          transaction, new RecalculationStore.Place(scope, place.round(), ids.getLast()), now);
    } else if (place.round() < ROUNDS) {
      store.move(
          transaction,
          new RecalculationStore.Place(scope, place.round() + 1, new ObjectId(0)),
          now.plus(BETWEEN_ROUNDS));
    } else {
      store.end(transaction, scope);
    }
  }

  private void refresh(
      Connection transaction,
      RecalculationStore.Scope scope,
      ObjectType type,
      Collection<ObjectId> ids)
      throws SQLException {
    PortalId portal = scope.portal();
    switch (scope.cause()) {
      case ROLLUPS -> rollups.refresh(transaction, portal, type, ids);
      case RECORD ->
          derived.write(
              transaction,
              new Author(portal, SOURCE, portals.clock(portal).now()),
              type,
              ids,
              unchanged -> Map.of());
    }
  }
}
