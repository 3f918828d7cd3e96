package dev.axle.crm.search;

import dev.axle.crm.objects.ObjectCounts;
import dev.axle.crm.schemas.ObjectType;
import dev.axle.crm.schemas.ObjectTypeId;
import dev.axle.crm.schemas.ObjectTypes;
import dev.axle.database.Database;
import dev.axle.database.DatabaseUnavailable;
import dev.axle.edge.PortalId;
import dev.axle.journal.ChangeFeed;
import dev.axle.journal.Entry;
import dev.axle.journal.Position;
import dev.axle.journal.Stretch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes indexes from the tables, in the background. */
final class Builds implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Builds.class);
  private static final int AT_ONCE = 4;
  private static final int PAGE = 1_000;

  /** From so many records on, several threads work on an index. */
  private static final int LARGE = 5_000;

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration BEFORE_NEXT_TRY = Duration.ofSeconds(1);

  private final Database database;
  private final ObjectTypes types;
  private final ObjectCounts counts;
  private final Shapes shapes;
  private final Updates updates;
  private final ChangeFeed feed = new ChangeFeed();
  private final int workers = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, AT_ONCE);
  private final ExecutorService builders = threads("search-build-", AT_ONCE);
  private final ExecutorService helpers = threads("search-build-helper-", AT_ONCE);
  private volatile boolean stopped;

  Builds(
      Database database, ObjectTypes types, ObjectCounts counts, Shapes shapes, Updates updates) {
    this.database = database;
    this.types = types;
    this.counts = counts;
    this.shapes = shapes;
    this.updates = updates;
  }

  private static ExecutorService threads(String name, int most) {
    return Executors.newFixedThreadPool(most, Thread.ofPlatform().name(name, 1).daemon().factory());
  }

  /** Has something done to an index in the background, while nobody closes it. */
  void inBackground(OpenIndexes open, PortalId portal, Consumer<PortalIndex> work) {
    if (!stopped) {
      builders.execute(
          () ->
              open.with(
                  portal,
                  index -> {
                    attempt(open, index, work);
                    return index;
                  }));
    }
  }

  private void attempt(OpenIndexes open, PortalIndex index, Consumer<PortalIndex> work) {
    while (!stopped) {
      try {
        work.accept(index);
        return;
      } catch (IndexUnusable broken) {
        log.error("The search index of portal {} can't be written", index.portal(), broken);
        open.giveUp(index);
        return;
      } catch (RuntimeException failure) {
        if (!DatabaseUnavailable.explains(failure) && !IndexUnavailable.explains(failure)) {
          log.error(
              "The search index of portal {} can't be made; it is tried again",
              index.portal(),
              failure);
        }
        pause();
      }
    }
  }

  private static void pause() {
    try {
      TimeUnit.NANOSECONDS.sleep(BEFORE_NEXT_TRY.toNanos());
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Indexes all records of a portal.
   *
   * @return the place in the journal up to which nothing is missing
   */
  Position build(PortalIndex index, BiConsumer<PortalIndex, ObjectType> renewal) {
    Readiness readiness = index.building().orElseThrow();
    index.index().clear();
    Position start = database.read(feed::head);
    Map<ObjectTypeId, Long> perType = counts.perType(index.portal());
    long all = perType.values().stream().mapToLong(Long::longValue).sum();
    readiness.expect(all);
    if (all > LARGE) {
      log.info("Making the search index of portal {}: {} records", index.portal(), all);
    }
    index.index().filling();
    for (ObjectType type : types.all(index.portal())) {
      long records = perType.getOrDefault(type.id(), 0L);
      if (records > 0) {
        Shape shape = shapes.of(index.portal(), type);
        index.serves(shape);
        fill(index, type, shape, records, readiness);
      }
    }
    index.index().filled();
    if (all > LARGE) {
      log.info("The search index of portal {} is made: {}", index.portal(), readiness);
    }
    return caughtUp(index, start, renewal);
  }

  private void fill(
      PortalIndex index, ObjectType type, Shape shape, long records, Readiness readiness) {
    Pages pages = new Pages(database, index, type);
    Runnable work =
        () -> {
          List<IndexedRecord> page = pages.next();
          while (!page.isEmpty() && !stopped) {
            index.index().add(shape, page);
            readiness.advance(page.size());
            page = pages.next();
          }
        };
    List<CompletableFuture<Void>> others = new ArrayList<>();
    for (int i = 1; i < workers && records > LARGE; i++) {
      others.add(CompletableFuture.runAsync(work, helpers));
    }
    work.run();
    others.forEach(CompletableFuture::join);
    if (stopped) {
      throw new IllegalStateException("stopped");
    }
  }

  /** The records of a type, page by page, for any number of threads. */
  private static final class Pages {
    private final Database database;
    private final PortalIndex index;
    private final ObjectType type;
    private long last;

    Pages(Database database, PortalIndex index, ObjectType type) {
      this.database = database;
      this.index = index;
      this.type = type;
    }

    synchronized List<IndexedRecord> next() {
      List<IndexedRecord> page =
          database.read(connection -> index.read(connection, type, last, PAGE));
      if (!page.isEmpty()) {
        last = page.getLast().id();
      }
      return page;
    }
  }

  /** Brings an index up to date with what was written meanwhile. */
  Position caughtUp(PortalIndex index, Position from, BiConsumer<PortalIndex, ObjectType> renewal) {
    Position at = from;
    Stretch stretch;
    do {
      Position after = at;
      stretch = database.read(connection -> feed.after(connection, after, PAGE));
      List<Entry> own =
          stretch.entries().stream()
              .filter(entry -> entry.portal().equals(index.portal()))
              .toList();
      updates.apply(index, own, renewal);
      at = stretch.end(at);
    } while (!stretch.isWhole() && !stopped);
    return at;
  }

  /** Indexes all records of a type anew, until they are as their definitions say. */
  @SuppressWarnings("ReferenceEquality")
  void renew(PortalIndex index, ObjectType type) {
    Readiness readiness = index.renewals().get(type.id());
    if (readiness == null) {
      return;
    }
    Shape shape;
    do {
      shape = shapes.of(index.portal(), type);
      Optional<Long> last = Optional.of(0L);
      while (last.isPresent() && !stopped) {
        last = index.renew(type, shape, last.get(), PAGE);
        readiness.advance(PAGE);
      }
    } while (shapes.of(index.portal(), type) != shape && !stopped);
    index.index().refresh();
    if (!stopped) {
      index.renewed(shape);
      index.renewals().remove(type.id());
      readiness.ended();
    }
  }

  @Override
  public void close() {
    stopped = true;
    builders.shutdown();
    helpers.shutdown();
    try {
      builders.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }
}
