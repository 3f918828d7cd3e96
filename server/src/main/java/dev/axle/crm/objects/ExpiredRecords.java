package dev.axle.crm.objects;

import dev.axle.crm.schemas.ObjectId;
import dev.axle.crm.schemas.ObjectType;
import dev.axle.crm.schemas.ObjectTypes;
import dev.axle.database.Database;
import dev.axle.edge.PortalId;
import dev.axle.jobs.Job;
import dev.axle.jobs.PortalTimes;
import dev.axle.journal.Author;
import dev.axle.journal.Source;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Empties the recycle bins: what has been archived for 90 days by its portal's clock is deleted for
 * good, with the records that had become it.
 *
 * <p>Source: https://knowledge.hubspot.com/records/restore-deleted-records
 */
public final class ExpiredRecords implements Job {

  private static final int CHUNK = 500;
  private static final Source SOURCE =
      new Source("INTERNAL_PROCESSING", "recycle-bin", Optional.empty(), Optional.empty());

  private final Database database;
  private final ObjectTypes types;
  private final ObjectPurge purge;
  private final PortalTimes times;
  private final ExpiredRecordStore store = new ExpiredRecordStore();

  public ExpiredRecords(
      Database database, ObjectTypes types, ObjectPurge purge, PortalTimes times) {
    this.database = database;
    this.types = types;
    this.purge = purge;
    this.times = times;
  }

  @Override
  public void run(Stop stop) {
    Map<PortalId, Instant> now = times.now();
    Map<PortalId, Instant> before = new HashMap<>();
    now.forEach((portal, time) -> before.put(portal, time.minus(RecycleBin.KEPT)));
    for (PortalId portal : database.read(connection -> store.portals(connection, before))) {
      Author author = new Author(portal, SOURCE, now.getOrDefault(portal, Instant.EPOCH));
      Map<String, ObjectType> known = new HashMap<>();
      types.all(portal).forEach(type -> known.put(type.id().value(), type));
      int gone = CHUNK;
      while (gone == CHUNK && !stop.isAsked()) {
        gone = some(author, known);
      }
    }
  }

  private int some(Author author, Map<String, ObjectType> known) {
    return database.transaction(
        transaction -> {
          Map<String, List<ObjectId>> expired =
              store.lock(
                  transaction,
                  author.portal(),
                  known.keySet(),
                  author.now().minus(RecycleBin.KEPT),
                  CHUNK);
          int gone = 0;
          for (ObjectType type : known.values()) {
            List<ObjectId> ids = expired.getOrDefault(type.id().value(), List.of());
            purge.withFormer(transaction, author, type, ids);
            gone += ids.size();
          }
          return gone;
        });
  }
}
