package dev.axle.crm.lists;

import dev.axle.crm.filters.Candidate;
import dev.axle.crm.filters.Filter;
import dev.axle.crm.filters.Matching;
import dev.axle.crm.schemas.ObjectType;
import dev.axle.crm.schemas.ObjectTypeId;
import dev.axle.crm.schemas.ObjectTypes;
import dev.axle.database.Database;
import dev.axle.edge.PortalId;
import dev.axle.journal.Journal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;

/** Finds records by looking at each of their type. */
public final class RecordScan implements MatchingRecords {

  private static final int PAGE = 2_000;

  private final Database database;
  private final ObjectTypes types;
  private final RecordCandidates candidates;

  public RecordScan(Database database, ObjectTypes types, Journal journal) {
    this.database = database;
    this.types = types;
    this.candidates = new RecordCandidates(types, journal);
  }

  @Override
  public void ids(PortalId portal, ObjectTypeId typeId, Filter filter, LongConsumer each) {
    ObjectType type = types.named(portal, typeId.value());
    Needs needs = Needs.of(List.of(filter));
    long after = 0;
    while (true) {
      long from = after;
      TreeMap<Long, Candidate> page =
          database.read(
              connection ->
                  new TreeMap<Long, Candidate>(
                      candidates.after(connection, portal, type, from, PAGE, needs)));
      if (page.isEmpty()) {
        return;
      }
      for (Map.Entry<Long, Candidate> record : page.entrySet()) {
        if (Matching.matches(filter, record.getValue())) {
          each.accept(record.getKey());
        }
      }
      after = page.lastKey();
    }
  }
}
