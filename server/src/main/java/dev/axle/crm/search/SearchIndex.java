package dev.axle.crm.search;

import dev.axle.crm.filters.Filter;
import dev.axle.crm.schemas.ObjectTypeId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

/**
 * The index of one portal's records, of all types; archived ones are not in it. Any number of
 * threads may use it at once. What is written is found after {@link #refresh}, and kept after
 * {@link #commit}.
 */
public interface SearchIndex extends AutoCloseable {

  /** Records that a filter holds of, in an order, from the {@code offset}th on. */
  Hits search(ObjectTypeId type, Filter filter, Order order, int offset, int limit);

  long count(ObjectTypeId type, Filter filter);

  /** Hands over the ids of all records that a filter holds of, ascending. */
  void ids(ObjectTypeId type, Filter filter, LongConsumer each);

  /** Counts and measures the records that a filter holds of, in groups. */
  List<Bucket> aggregate(ObjectTypeId type, Filter filter, Aggregation aggregation);

  /** Adds records that are not in it. */
  void add(Shape shape, Collection<IndexedRecord> records);

  /** Puts records in, in place of what is there of them. */
  void put(Shape shape, Collection<IndexedRecord> records);

  void remove(ObjectTypeId type, Collection<Long> ids);

  void removeAll(ObjectTypeId type);

  /** Removes all records and all notes. */
  void clear();

  /**
   * Says that many records are going to be added: what can be put off until the last is, may be.
   */
  default void filling() {}

  /** Says that the last of many records is added. */
  default void filled() {}

  void refresh();

  /** Keeps what was written, and notes that belong to it. */
  void commit(Map<String, String> notes);

  /** The notes of the last commit; none if there was none. */
  Map<String, String> notes();

  /** Closes it; what was not committed is lost. */
  @Override
  void close();
}
