package dev.axle.crm.search;

import dev.axle.crm.associations.Associations;
import dev.axle.crm.filters.Filter;
import dev.axle.crm.objects.ObjectCounts;
import dev.axle.crm.properties.Properties;
import dev.axle.crm.schemas.ObjectType;
import dev.axle.crm.schemas.ObjectTypeId;
import dev.axle.crm.schemas.ObjectTypes;
import dev.axle.database.Database;
import dev.axle.edge.PortalId;
import dev.axle.edge.Problem;
import dev.axle.journal.ChangeFeed;
import dev.axle.journal.Journal;
import dev.axle.journal.Position;
import dev.axle.journal.Progress;
import dev.axle.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Search, running: indexes that follow the journal, and the questions they answer. A portal gets
 * its index with its first search.
 */
public final class RecordSearch implements AskedIndex, RunningSearch {

  private static final Logger log = LoggerFactory.getLogger(RecordSearch.class);

  /** How long a search waits for the index to see what was written before, or to be made. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final Duration BETWEEN_COMMITS = Duration.ofSeconds(5);

  private final SearchIndexes indexes;
  private final Journal journal;
  private final ObjectTypes types;
  private final Shapes shapes;
  private final Duration lag;
  private final OpenIndexes open;
  private final Builds builds;
  private final Updates updates;
  private final Follower follower;
  private final Places places;
  private final String identity;

  /** The last transaction that may have been committed before the start. */
  private final long writtenBefore;

  private final ScheduledExecutorService keeper =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("search-keeper").daemon().factory());

  /**
   * What search is told at its start.
   *
   * @param places where it is kept how far the indexes have come
   * @param lag how old a write has to be to be seen; zero: it is seen at once
   */
  public record Settings(Places places, Duration lag) {}

  private RecordSearch(
      Settings settings,
      SearchIndexes indexes,
      Database database,
      Journal journal,
      ObjectTypes types,
      Properties properties,
      Associations associations,
      ListMemberships memberships,
      Clock clock) {
    this.indexes = indexes;
    this.journal = journal;
    this.types = types;
    this.shapes = new Shapes(properties);
    this.lag = settings.lag();
    this.places = settings.places();
    this.identity = database.read(IdentityStore::identity);
    Position head = database.read(new ChangeFeed()::head);
    this.writtenBefore = head.tx() - 1;
    this.updates = new Updates(types, shapes);
    this.builds = new Builds(database, types, new ObjectCounts(database.jdbi()), shapes, updates);
    this.open =
        new OpenIndexes(
            indexes,
            database,
            new RecordLoader(associations, memberships),
            identity,
            clock,
            this::beginBuild);
    this.follower =
        new Follower(
            database,
            journal.commits(),
            clock,
            open,
            start(head),
            lag,
            (index, entries) -> updates.apply(index, entries, this::beginRenewal));
  }

  /** Starts it: indexes that are there go on where they were. */
  public static RecordSearch start(
      Settings settings,
      SearchIndexes indexes,
      Database database,
      Journal journal,
      ObjectTypes types,
      Properties properties,
      Associations associations,
      ListMemberships memberships,
      Clock clock) {
    RecordSearch search =
        new RecordSearch(
            settings,
            indexes,
            database,
            journal,
            types,
            properties,
            associations,
            memberships,
            clock);
    search.follower.start();
    search.keeper.scheduleWithFixedDelay(
        search::keep,
        BETWEEN_COMMITS.toMillis(),
        BETWEEN_COMMITS.toMillis(),
        TimeUnit.MILLISECONDS);
    return search;
  }

  /** The place to go on from; what is kept of another database, or of its future, is deleted. */
  private Position start(Position head) {
    Optional<Position> kept =
        places
            .read()
            .filter(place -> place.database().equals(identity))
            .map(Places.Place::position)
            .filter(position -> position.compareTo(head) <= 0);
    if (kept.isEmpty() && !open.isEmpty()) {
      log.warn("The search indexes are not of this database, or ahead of it, and are made anew");
      open.forgetAll();
    }
    return kept.orElse(head);
  }

  @Override
  public <T> T asking(PortalId portal, ObjectTypeId type, Function<SearchIndex, T> question) {
    long latest =
        lag.isZero() ? Math.max(writtenBefore, journal.commits().latest(portal)) : writtenBefore;
    return open.with(
        portal,
        index -> {
          try {
            awaitReady(index, types.named(portal, type.value()), latest);
            return question.apply(index.index());
          } catch (IndexUnusable broken) {
            log.error("The search index of portal {} is given up", portal, broken);
            open.giveUp(index);
            throw SearchProblems.notReady("nothing");
          } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            throw SearchProblems.notReady("nothing");
          }
        });
  }

  /**
   * @throws Problem 503 if the existing records, or the latest writes, are not indexed in time
   */
  private void awaitReady(PortalIndex index, ObjectType type, long latest)
      throws InterruptedException {
    Optional<Readiness> building = index.building();
    if (building.isPresent() && (!building.get().await(PATIENCE) || index.building().isPresent())) {
      throw SearchProblems.notReady(building.get().toString());
    }
    if (!index.serves(shapes.of(index.portal(), type))) {
      beginRenewal(index, type);
    }
    Readiness renewal = index.renewals().get(type.id());
    if (renewal != null && !renewal.await(PATIENCE)) {
      throw SearchProblems.notReady(renewal.toString());
    }
    if (!follower.progress().awaitBeyond(latest, PATIENCE)) {
      throw SearchProblems.behind();
    }
  }

  private void beginBuild(PortalId portal) {
    builds.inBackground(open, portal, this::build);
  }

  private void build(PortalIndex index) {
    if (index.building().isEmpty()) {
      return;
    }
    Position at = builds.build(index, this::beginRenewal);
    follower.standingStill(
        () -> {
          builds.caughtUp(index, at, this::beginRenewal);
          follower
              .hidden(index.portal())
              .forEach(
                  entry ->
                      index.forget(
                          new ObjectTypeId(entry.change().subject().type()),
                          List.of(entry.change().subject().id())));
          index.index().refresh();
          index.complete();
        });
  }

  private void beginRenewal(PortalIndex index, ObjectType type) {
    if (index.renewals().putIfAbsent(type.id(), new Readiness()) == null) {
      log.info("Indexing the {} of portal {} anew", type.plural(), index.portal());
      builds.inBackground(open, index.portal(), each -> builds.renew(each, type));
    }
  }

  /** How far the indexes have come, for those who wait. */
  Progress progress() {
    return follower.progress();
  }

  /** Has the records of a type indexed as their definitions say, and says whether they are. */
  boolean prepare(PortalId portal, ObjectTypeId type) {
    return !types.knows(portal, type.value())
        || open.with(portal, index -> prepare(index, types.named(portal, type.value())));
  }

  private boolean prepare(PortalIndex index, ObjectType type) {
    if (index.building().isPresent()) {
      return false;
    }
    if (!index.serves(shapes.of(index.portal(), type))) {
      beginRenewal(index, type);
    }
    try {
      index.index().count(type.id(), Filter.NOTHING);
    } catch (IndexUnusable lost) {
      log.warn("The search index of portal {} is made anew", index.portal(), lost);
      open.giveUp(index);
      return false;
    }
    return !index.renewals().containsKey(type.id());
  }

  /** Keeps what the indexes have taken, and closes those that nobody needs. */
  void keep() {
    try {
      Position place = follower.place();
      open.all().forEach(index -> commit(index, place));
      if (!open.isEmpty()) {
        places.write(new Places.Place(identity, place));
      }
      open.closeUnused(index -> commit(index, place));
    } catch (IndexUnavailable away) {
      log.warn("the search indexes can't be kept for now: {}", away.getMessage());
    } catch (RuntimeException unkept) {
      log.error("the search indexes can't be kept; it is tried again", unkept);
    }
  }

  private void commit(PortalIndex index, Position place) {
    try {
      index.commit(identity, place);
    } catch (IndexUnusable broken) {
      log.error("The search index of portal {} is given up", index.portal(), broken);
      open.giveUp(index);
    }
  }

  @Override
  public Map<String, String> states() {
    Map<String, String> states = new TreeMap<>();
    states.put("index", follower.failure().orElse("ok"));
    for (PortalIndex index : open.all()) {
      index
          .building()
          .ifPresent(build -> states.put("portal " + index.portal(), "indexed " + build));
      index
          .renewals()
          .forEach(
              (type, renewal) ->
                  states.put(
                      "portal %s, %s".formatted(index.portal(), type), "indexed anew " + renewal));
    }
    return states;
  }

  /** Keeps all that was taken, and closes the indexes. */
  @Override
  public void close() {
    builds.close();
    follower.close();
    keeper.shutdown();
    try {
      keeper.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
    keep();
    open.close();
    indexes.close();
  }
}
