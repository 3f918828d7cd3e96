package dev.axle.crm.search;

import dev.axle.crm.filters.Filter;
import dev.axle.crm.properties.Properties;
import dev.axle.crm.schemas.ObjectTypeId;
import dev.axle.crm.schemas.ObjectTypes;
import dev.axle.database.Database;
import dev.axle.edge.PortalId;
import dev.axle.journal.Journal;
import dev.axle.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

/**
 * Search of an installation whose nodes share one index: the one that has the lease keeps it, all
 * ask it.
 */
public final class SharedSearch implements RunningSearch {

  private final SearchIndexes indexes;
  private final Keeper keeper;
  private final Onlooker onlooker;

  /** Starts what keeps the index during a term of the lease. */
  @FunctionalInterface
  public interface Keeping {
    RecordSearch start(long term, Places places);
  }

  private SharedSearch(SearchIndexes indexes, Keeper keeper, Onlooker onlooker) {
    this.indexes = indexes;
    this.keeper = keeper;
    this.onlooker = onlooker;
  }

  /**
   * @param indexes that are asked while another node keeps them
   * @param lag how old a write may be and not be seen
   */
  public static SharedSearch start(
      SearchIndexes indexes,
      Keeping keeping,
      Database database,
      Journal journal,
      ObjectTypes types,
      Properties properties,
      Duration lag,
      Clock clock) {
    return new SharedSearch(
        indexes,
        new Keeper(database, keeping),
        new Onlooker(indexes, database, journal, types, new Shapes(properties), lag, clock));
  }

  @Override
  public Hits find(
      PortalId portal, ObjectTypeId type, Filter filter, Order order, int offset, int limit) {
    return search().find(portal, type, filter, order, offset, limit);
  }

  @Override
  public long count(PortalId portal, ObjectTypeId type, Filter filter) {
    return search().count(portal, type, filter);
  }

  @Override
  public void ids(PortalId portal, ObjectTypeId type, Filter filter, LongConsumer each) {
    search().ids(portal, type, filter, each);
  }

  @Override
  public List<Bucket> aggregate(
      PortalId portal, ObjectTypeId type, Filter filter, Aggregation aggregation) {
    return search().aggregate(portal, type, filter, aggregation);
  }

  private Search search() {
    return keeper.kept().<Search>map(kept -> kept).orElse(onlooker);
  }

  @Override
  public Map<String, String> states() {
    return keeper
        .kept()
        .map(RecordSearch::states)
        .orElseGet(() -> Map.of("index", keeper.failure().orElse("kept by another node")));
  }

  @Override
  public void close() {
    keeper.close();
    indexes.close();
  }
}
