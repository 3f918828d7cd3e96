package dev.axle.crm.exports;

import dev.axle.crm.lists.ListId;
import dev.axle.crm.lists.ListMembers;
import dev.axle.crm.objects.ObjectReader;
import dev.axle.crm.objects.Reading;
import dev.axle.crm.objects.SeenObject;
import dev.axle.crm.properties.Properties;
import dev.axle.crm.schemas.ObjectId;
import dev.axle.crm.schemas.ObjectType;
import dev.axle.crm.schemas.ObjectTypes;
import dev.axle.crm.search.RequestedSearch;
import dev.axle.crm.search.Search;
import dev.axle.crm.search.SearchRequest;
import dev.axle.edge.PortalId;
import dev.axle.edge.Problem;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;

/** The records that an export takes: members of a list, or a view, a page at a time. */
final class ExportedRecords {

  private static final int PAGE = 500;

  /** How often a view is asked for whose search index is being built; each time waits a while. */
  private static final int TRIES = 100;

  private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

  private final ObjectTypes types;
  private final Properties properties;
  private final ObjectReader reader;
  private final ListMembers lists;
  private final Search search;

  ExportedRecords(
      ObjectTypes types,
      Properties properties,
      ObjectReader reader,
      ListMembers lists,
      Search search) {
    this.types = types;
    this.properties = properties;
    this.reader = reader;
    this.lists = lists;
    this.search = search;
  }

  /** Takes some records. */
  interface Taker {
    void take(List<SeenObject> records) throws IOException;
  }

  /**
   * Refuses what could not be found.
   *
   * @throws Problem 400 for a list that isn't there, and for a view that a search would refuse
   */
  void check(PortalId portal, ObjectType type, ExportRequest request) {
    if (request.isOfList()) {
      if (!lists.type(portal, list(type, request)).equals(Optional.of(type.id()))) {
        throw ExportProblems.noList(String.valueOf(request.listId()), type.id().value());
      }
    } else if (request.publicCrmSearchRequest() != null) {
      requested(portal, type).filter(request.publicCrmSearchRequest());
      requested(portal, type).order(request.publicCrmSearchRequest());
    }
  }

  /** Hands over all of them. Those that are gone by the time they are read are left out. */
  void each(PortalId portal, ObjectType type, ExportRequest request, Reading reading, Taker taker)
      throws IOException {
    SearchRequest view = request.publicCrmSearchRequest();
    if (request.isOfList()) {
      ofList(portal, type, list(type, request), reading, taker);
    } else if (view == null || view.isOfAll()) {
      all(portal, type, reading, taker);
    } else {
      ofView(portal, type, view, reading, taker);
    }
  }

  private void all(PortalId portal, ObjectType type, Reading reading, Taker taker)
      throws IOException {
    Optional<ObjectId> next = Optional.of(new ObjectId(0));
    while (next.isPresent()) {
      ObjectReader.Page page = reader.page(portal, type, next.get().value(), PAGE, reading);
      taker.take(page.objects());
      next = page.next();
    }
  }

  private void ofList(PortalId portal, ObjectType type, ListId list, Reading reading, Taker taker)
      throws IOException {
    long after = -1;
    List<Long> ids;
    do {
      ids = lists.after(portal, list, after, PAGE);
      taker.take(reader.present(portal, type, ids, reading));
      after = ids.isEmpty() ? after : ids.getLast();
    } while (ids.size() == PAGE);
  }

  private void ofView(
      PortalId portal, ObjectType type, SearchRequest view, Reading reading, Taker taker)
      throws IOException {
    long[] ids = found(portal, type, view);
    for (int from = 0; from < ids.length; from += PAGE) {
      int to = Math.min(ids.length, from + PAGE);
      taker.take(
          reader.present(
              portal,
              type,
              LongStream.of(ids).skip(from).limit(to - from).boxed().toList(),
              reading));
    }
  }

  private long[] found(PortalId portal, ObjectType type, SearchRequest view) {
    RequestedSearch requested = requested(portal, type);
    for (int attempt = 1; ; attempt++) {
      try {
        return search
            .find(
                portal,
                type.id(),
                requested.filter(view),
                requested.order(view),
                0,
                Integer.MAX_VALUE)
            .ids()
            .stream()
            .mapToLong(Long::longValue)
            .toArray();
      } catch (Problem notReady) {
        if (notReady.status() != 503 || attempt == TRIES) {
          throw notReady;
        }
        LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
      }
    }
  }

  private RequestedSearch requested(PortalId portal, ObjectType type) {
    return new RequestedSearch(portal, type, types, properties.of(portal, type));
  }

  private static ListId list(ObjectType type, ExportRequest request) {
    String id = request.listId();
    if (id == null || !id.strip().matches("\\d{1,18}")) {
      throw ExportProblems.noList(String.valueOf(id), type.id().value());
    }
    return new ListId(Long.parseLong(id.strip()));
  }
}
