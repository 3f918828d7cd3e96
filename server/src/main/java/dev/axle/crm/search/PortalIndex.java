package dev.axle.crm.search;

import dev.axle.crm.schemas.ObjectType;
import dev.axle.crm.schemas.ObjectTypeId;
import dev.axle.database.Database;
import dev.axle.edge.PortalId;
import dev.axle.journal.Position;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The index of a portal, and what state it is in. Whoever brings records up to date in it reads
 * them from the tables under its lock, so that what was read last is what stays.
 */
final class PortalIndex {

  private static final Logger log = LoggerFactory.getLogger(PortalIndex.class);

  private final PortalId portal;
  private final SearchIndex index;
  private final Database database;
  private final RecordLoader loader;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<ObjectTypeId, Notes.Imprint> imprints = new ConcurrentHashMap<>();

  /** The shapes that the index is known to serve. */
  private final Map<ObjectTypeId, Shape> served = new ConcurrentHashMap<>();

  /** Types whose records are being indexed anew. */
  private final Map<ObjectTypeId, Readiness> renewals = new ConcurrentHashMap<>();

  private volatile Optional<Readiness> building = Optional.empty();
  private volatile boolean changed;

  PortalIndex(PortalId portal, SearchIndex index, Database database, RecordLoader loader) {
    this.portal = portal;
    this.index = index;
    this.database = database;
    this.loader = loader;
  }

  PortalId portal() {
    return portal;
  }

  SearchIndex index() {
    return index;
  }

  /** Takes over how records are indexed, from the notes of the last commit. */
  void remember(Notes notes) {
    imprints.putAll(notes.imprints());
  }

  /** The build that it waits for, if it is not complete. */
  Optional<Readiness> building() {
    return building;
  }

  void begin(Readiness build) {
    building = Optional.of(build);
    imprints.clear();
    served.clear();
  }

  /** It is complete. */
  void complete() {
    changed = true;
    Optional<Readiness> ended = building;
    building = Optional.empty();
    ended.ifPresent(Readiness::ended);
  }

  /** Gives up waiting for it to be complete, and closes it. */
  void abandon() {
    building.ifPresent(Readiness::ended);
    renewals.values().forEach(Readiness::ended);
    try {
      index.close();
    } catch (IndexUnusable broken) {
      log.debug("an abandoned index was not closed cleanly", broken);
    }
  }

  Map<ObjectTypeId, Readiness> renewals() {
    return renewals;
  }

  /** Whether existing records are being indexed. */
  boolean isAtWork() {
    return building.isPresent() || !renewals.isEmpty();
  }

  /** Whether the records of the shape's type are indexed as it says; it will be so from now on. */
  @SuppressWarnings("ReferenceEquality")
  boolean serves(Shape shape) {
    if (served.get(shape.type()) == shape) {
      return true;
    }
    lock.lock();
    try {
      Notes.Imprint imprint = imprints.get(shape.type());
      if (imprint != null && !imprint.serves(shape)) {
        return false;
      }
      imprints.put(shape.type(), Notes.Imprint.of(shape));
      served.put(shape.type(), shape);
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** All records of the shape's type have been indexed as it says. */
  void renewed(Shape shape) {
    imprints.put(shape.type(), Notes.Imprint.of(shape));
    served.put(shape.type(), shape);
    changed = true;
  }

  /** Brings some records up to date. */
  void update(ObjectType type, Shape shape, Collection<Long> ids) {
    lock.lock();
    try {
      List<IndexedRecord> present =
          database.read(connection -> loader.of(connection, portal, type, ids));
      index.put(shape, present);
      Set<Long> gone = new HashSet<>(ids);
      present.forEach(record -> gone.remove(record.id()));
      index.remove(type.id(), gone);
      changed = true;
    } finally {
      lock.unlock();
    }
  }

  /** Brings records up to date, in the order of their ids. Says which was the last. */
  Optional<Long> renew(ObjectType type, Shape shape, long after, int most) {
    lock.lock();
    try {
      List<IndexedRecord> present =
          database.read(connection -> loader.after(connection, portal, type, after, most));
      index.put(shape, present);
      changed = true;
      return present.isEmpty() ? Optional.empty() : Optional.of(present.getLast().id());
    } finally {
      lock.unlock();
    }
  }

  List<IndexedRecord> read(Connection connection, ObjectType type, long after, int most)
      throws SQLException {
    return loader.after(connection, portal, type, after, most);
  }

  void forget(ObjectTypeId type, Collection<Long> ids) {
    index.remove(type, ids);
    changed = true;
  }

  /** Keeps what has changed, if it is complete. */
  void commit(String databaseIdentity, Position place) {
    if (building.isEmpty() && changed) {
      changed = false;
      try {
        index.commit(new Notes(databaseIdentity, place, imprints).write());
      } catch (RuntimeException unkept) {
        changed = true;
        throw unkept;
      }
    }
  }
}
