package dev.axle.crm.search.lucene;

import dev.axle.crm.schemas.ObjectTypeId;
import dev.axle.crm.search.IndexedRecord;
import dev.axle.crm.search.Shape;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The records that were written since Lucene was last refreshed, as they are now. A refresh takes
 * some tens of milliseconds, and a search that had to wait for one after each write would be slow
 * where much is written; these few are looked at one by one instead.
 */
final class RecentWrites {

  /** So many are looked at by each search; beyond, a refresh is the smaller work. */
  private static final int MOST = 500;

  private static final int MANY = 32;

  /**
   * @param number rises with each write
   */
  private record Write(long number, RecentRecord record) {}

  /** What there is at a moment; it does not change. */
  record Snapshot(long latest, Map<ObjectTypeId, Map<Long, Write>> writes) {

    private int size() {
      return writes.values().stream().mapToInt(Map::size).sum();
    }

    /** Those of a type; {@code present} is empty of those that were removed. */
    Collection<RecentRecord> of(ObjectTypeId type) {
      return writes.getOrDefault(type, Map.of()).values().stream().map(Write::record).toList();
    }

    /** Whether there are so many that a refresh is due. */
    boolean isDue() {
      return size() >= MANY;
    }
  }

  private volatile Snapshot now = new Snapshot(0, Map.of());

  Snapshot now() {
    return now;
  }

  /**
   * Adds records that Lucene was told of.
   *
   * @return whether there is room for them; if not, nothing is left
   */
  boolean put(Shape shape, Collection<IndexedRecord> records) {
    return write(
        shape.type(), records.stream().map(each -> RecentRecord.present(shape, each)).toList());
  }

  /** As {@link #put}, of records that were taken out. */
  boolean remove(ObjectTypeId type, Collection<Long> ids) {
    return write(type, ids.stream().map(id -> RecentRecord.gone(type, id)).toList());
  }

  private synchronized boolean write(ObjectTypeId type, List<RecentRecord> records) {
    if (records.isEmpty()) {
      return true;
    }
    long number = now.latest() + 1;
    if (now.size() + records.size() > MOST) {
      now = new Snapshot(number, Map.of());
      return false;
    }
    Map<ObjectTypeId, Map<Long, Write>> writes = new HashMap<>(now.writes());
    Map<Long, Write> ofType = new HashMap<>(writes.getOrDefault(type, Map.of()));
    records.forEach(record -> ofType.put(record.id(), new Write(number, record)));
    writes.put(type, ofType);
    now = new Snapshot(number, writes);
    return true;
  }

  /** Forgets those of a type. */
  synchronized void forget(ObjectTypeId type) {
    Map<ObjectTypeId, Map<Long, Write>> writes = new HashMap<>(now.writes());
    writes.remove(type);
    now = new Snapshot(now.latest(), writes);
  }

  synchronized void forgetAll() {
    now = new Snapshot(now.latest(), Map.of());
  }

  /** Forgets writes up to one that Lucene finds by now. */
  synchronized void forgetUpTo(long number) {
    Map<ObjectTypeId, Map<Long, Write>> left = new HashMap<>();
    now.writes()
        .forEach(
            (type, writes) -> {
              Map<Long, Write> later = new HashMap<>(writes);
              later.values().removeIf(write -> write.number() <= number);
              if (!later.isEmpty()) {
                left.put(type, later);
              }
            });
    now = new Snapshot(now.latest(), left);
  }
}
