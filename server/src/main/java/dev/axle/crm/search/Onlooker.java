package dev.axle.crm.search;

import dev.axle.crm.schemas.ObjectType;
import dev.axle.crm.schemas.ObjectTypeId;
import dev.axle.crm.schemas.ObjectTypes;
import dev.axle.database.Database;
import dev.axle.edge.PortalId;
import dev.axle.edge.Problem;
import dev.axle.journal.Journal;
import dev.axle.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** Asks the indexes that another node keeps, when they have seen what was written here. */
final class Onlooker implements AskedIndex {

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);

  private final SearchIndexes indexes;
  private final Database database;
  private final Journal journal;
  private final ObjectTypes types;
  private final Shapes shapes;
  private final Duration lag;
  private final Clock clock;
  private final String identity;
  private volatile long horizon;

  Onlooker(
      SearchIndexes indexes,
      Database database,
      Journal journal,
      ObjectTypes types,
      Shapes shapes,
      Duration lag,
      Clock clock) {
    this.indexes = indexes;
    this.database = database;
    this.journal = journal;
    this.types = types;
    this.shapes = shapes;
    this.lag = lag;
    this.clock = clock;
    this.identity = database.read(IdentityStore::identity);
  }

  @Override
  public <T> T asking(PortalId portal, ObjectTypeId type, Function<SearchIndex, T> question) {
    long latest = lag.isZero() ? journal.commits().latest(portal) : 0;
    ObjectType asked = types.named(portal, type.value());
    SearchIndex index = indexes.open(portal);
    try {
      if (!isReady(index, portal, asked)) {
        want(portal, type);
        await(() -> isReady(index, portal, asked), SearchProblems.notReady("not all"));
      }
      await(() -> hasSeen(latest), SearchProblems.behind());
      return question.apply(index);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
      throw SearchProblems.notReady("nothing");
    } finally {
      index.close();
    }
  }

  /** Whether the index is complete, and holds the records of a type as their definitions say. */
  private boolean isReady(SearchIndex index, PortalId portal, ObjectType type) {
    Optional<Notes> notes =
        Notes.read(index.notes()).filter(each -> each.database().equals(identity));
    return notes.isPresent()
        && Optional.ofNullable(notes.get().imprints().get(type.id()))
            .map(imprint -> imprint.serves(shapes.of(portal, type)))
            .orElse(true);
  }

  private void want(PortalId portal, ObjectTypeId type) {
    database.read(
        connection -> {
          LeaseStore.want(connection, new LeaseStore.Wanted(portal, type.value()));
          return portal;
        });
  }

  private boolean hasSeen(long tx) {
    if (horizon <= tx) {
      horizon = database.read(LeaseStore::horizon);
    }
    return horizon > tx;
  }

  private void await(BooleanSupplier condition, Problem otherwise) throws InterruptedException {
    long start = clock.nanos();
    while (!condition.getAsBoolean()) {
      if (clock.nanos() - start > PATIENCE.toNanos()) {
        throw otherwise;
      }
      TimeUnit.NANOSECONDS.sleep(BETWEEN_LOOKS.toNanos());
    }
  }
}
