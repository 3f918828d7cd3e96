package dev.axle.crm.lists;

import dev.axle.crm.filters.Bounds;
import dev.axle.crm.filters.Candidate;
import dev.axle.crm.filters.Filter;
import dev.axle.crm.filters.Matching;
import dev.axle.crm.filters.Property;
import dev.axle.crm.schemas.ObjectType;
import dev.axle.crm.schemas.ObjectTypeId;
import dev.axle.crm.schemas.ObjectTypes;
import dev.axle.crm.search.Search;
import dev.axle.database.Database;
import dev.axle.edge.PortalId;
import dev.axle.journal.Journal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;

/**
 * Finds records by asking the index. Of what it can't tell, it says which records are to be looked
 * at: those that a filter may hold of, but for those that it surely holds of.
 */
public final class IndexedRecords implements MatchingRecords {

  private static final int PAGE = 2_000;

  private final Search search;
  private final Database database;
  private final ObjectTypes types;
  private final RecordCandidates candidates;

  public IndexedRecords(Search search, Database database, ObjectTypes types, Journal journal) {
    this.search = search;
    this.database = database;
    this.types = types;
    this.candidates = new RecordCandidates(types, journal);
  }

  @Override
  public void ids(PortalId portal, ObjectTypeId type, Filter filter, LongConsumer each) {
    if (filter.isIndexed()) {
      search.ids(portal, type, filter, each);
      return;
    }
    Bounds bounds = new Bounds(named -> modified(portal, named));
    Filter sure = bounds.least(type, filter);
    Filter open = new Filter.All(List.of(bounds.most(type, filter), new Filter.Not(sure)));
    LongStream.Builder found = LongStream.builder();
    search.ids(portal, type, sure, found);
    LongStream.Builder asked = LongStream.builder();
    search.ids(portal, type, open, asked);
    look(portal, types.named(portal, type.value()), filter, asked.build().toArray(), found);
    found.build().sorted().distinct().forEach(each);
  }

  private Optional<Property> modified(PortalId portal, ObjectTypeId type) {
    return types.knows(portal, type.value())
        ? Optional.of(
            new Property(types.named(portal, type.value()).modifiedProperty(), Property.Kind.TIME))
        : Optional.empty();
  }

  private void look(
      PortalId portal, ObjectType type, Filter filter, long[] asked, LongConsumer each) {
    Needs needs = Needs.of(List.of(filter));
    for (int from = 0; from < asked.length; from += PAGE) {
      List<Long> page = new ArrayList<>();
      Arrays.stream(asked, from, Math.min(from + PAGE, asked.length)).forEach(page::add);
      Map<Long, ? extends Candidate> records =
          database.read(connection -> candidates.of(connection, portal, type, page, needs));
      records.forEach(
          (id, record) -> {
            if (Matching.matches(filter, record)) {
              each.accept(id);
            }
          });
    }
  }
}
