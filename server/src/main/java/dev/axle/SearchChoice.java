package dev.axle;

import dev.axle.crm.associations.Associations;
import dev.axle.crm.properties.Properties;
import dev.axle.crm.schemas.ObjectTypes;
import dev.axle.crm.search.ListMemberships;
import dev.axle.crm.search.Places;
import dev.axle.crm.search.RecordSearch;
import dev.axle.crm.search.RunningSearch;
import dev.axle.crm.search.SearchIndexes;
import dev.axle.crm.search.SharedSearch;
import dev.axle.crm.search.lucene.LuceneIndexes;
import dev.axle.crm.search.opensearch.OpenSearchAddress;
import dev.axle.crm.search.opensearch.OpenSearchIndexes;
import dev.axle.database.Database;
import dev.axle.journal.Journal;
import dev.axle.time.Clock;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The search that the settings ask for: of this node alone, or of an OpenSearch that all share. */
record SearchChoice(
    Settings settings,
    Database database,
    Journal journal,
    ObjectTypes types,
    Properties properties,
    Associations associations,
    ListMemberships memberships,
    Clock clock) {

  private static final Logger log = LoggerFactory.getLogger(SearchChoice.class);

  RunningSearch start() {
    return settings.openSearch().<RunningSearch>map(this::shared).orElseGet(this::embedded);
  }

  private RecordSearch embedded() {
    Path folder = settings.data().resolve("search");
    return start(Places.in(folder), new LuceneIndexes(folder));
  }

  private SharedSearch shared(OpenSearchAddress address) {
    OpenSearchIndexes indexes = new OpenSearchIndexes(address, 0);
    String state = indexes.state();
    if (!state.equals("ok")) {
      log.error("Searches can't be answered for now. {}", state);
    }
    return SharedSearch.start(
        indexes,
        (term, places) -> start(places, new OpenSearchIndexes(address, term)),
        database,
        journal,
        types,
        properties,
        settings.searchLag(),
        clock);
  }

  private RecordSearch start(Places places, SearchIndexes indexes) {
    return RecordSearch.start(
        new RecordSearch.Settings(places, settings.searchLag()),
        indexes,
        database,
        journal,
        types,
        properties,
        associations,
        memberships,
        clock);
  }
}
