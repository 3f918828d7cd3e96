package dev.axle.crm.search;

import dev.axle.database.Database;
import dev.axle.edge.PortalId;
import dev.axle.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The indexes of portals: opened when they are needed, closed when they have not been for long. */
final class OpenIndexes {

  private static final Logger log = LoggerFactory.getLogger(OpenIndexes.class);
  private static final int MOST_OPEN = 32;
  private static final Duration UNUSED = Duration.ofMinutes(10);

  private static final class Held {
    private final PortalIndex index;
    private int users;
    private long lastUsed;

    Held(PortalIndex index) {
      this.index = index;
    }
  }

  private final SearchIndexes indexes;
  private final Database database;
  private final RecordLoader loader;
  private final String identity;
  private final Clock clock;
  private final Consumer<PortalId> builder;
  private final Map<PortalId, Held> open = new HashMap<>();
  private final Set<PortalId> kept = new HashSet<>();

  /**
   * @param builder is told of indexes that are not complete
   */
  OpenIndexes(
      SearchIndexes indexes,
      Database database,
      RecordLoader loader,
      String identity,
      Clock clock,
      Consumer<PortalId> builder) {
    this.indexes = indexes;
    this.database = database;
    this.loader = loader;
    this.identity = identity;
    this.clock = clock;
    this.builder = builder;
    kept.addAll(indexes.portals());
  }

  /** Deletes all that is kept. */
  synchronized void forgetAll() {
    kept.forEach(indexes::delete);
    kept.clear();
  }

  /** Whether no portal has an index. */
  synchronized boolean isEmpty() {
    return kept.isEmpty();
  }

  /** Whether a portal has an index. */
  synchronized boolean has(PortalId portal) {
    return kept.contains(portal);
  }

  /** Does something with the index of a portal, which is opened, and made, for it. */
  <T> T with(PortalId portal, Function<PortalIndex, T> use) {
    Held held = take(portal);
    try {
      return use.apply(held.index);
    } finally {
      release(held);
    }
  }

  private synchronized Held take(PortalId portal) {
    Held held = open.get(portal);
    if (held == null) {
      held = new Held(opened(portal));
      open.put(portal, held);
      if (held.index.building().isPresent()) {
        builder.accept(portal);
      }
    }
    held.users++;
    held.lastUsed = clock.nanos();
    return held;
  }

  private synchronized void release(Held held) {
    held.users--;
    held.lastUsed = clock.nanos();
  }

  private PortalIndex opened(PortalId portal) {
    SearchIndex index = usable(portal);
    kept.add(portal);
    PortalIndex opened = new PortalIndex(portal, index, database, loader);
    Optional<Notes> notes =
        Notes.read(index.notes()).filter(each -> each.database().equals(identity));
    if (notes.isPresent()) {
      opened.remember(notes.get());
    } else {
      opened.begin(new Readiness());
    }
    return opened;
  }

  private SearchIndex usable(PortalId portal) {
    try {
      return indexes.open(portal);
    } catch (IndexUnusable broken) {
      log.warn("The search index of portal {} can't be read and is made anew", portal, broken);
      indexes.delete(portal);
      return indexes.open(portal);
    }
  }

  /** Gives up an index that has proved unusable, to be made anew by the next who asks for it. */
  synchronized void giveUp(PortalIndex index) {
    Held held = open.get(index.portal());
    if (held != null && held.index == index) {
      open.remove(index.portal());
      index.abandon();
      indexes.delete(index.portal());
      kept.remove(index.portal());
    }
  }

  synchronized List<PortalIndex> all() {
    return open.values().stream().map(held -> held.index).toList();
  }

  /** Closes those that nobody has used for long, and the longest unused of too many. */
  synchronized void closeUnused(Consumer<PortalIndex> commit) {
    List<Held> idle =
        new ArrayList<>(
            open.values().stream()
                .filter(held -> held.users == 0 && !held.index.isAtWork())
                .toList());
    idle.sort(Comparator.comparingLong(held -> held.lastUsed));
    int tooMany = open.size() - MOST_OPEN;
    for (Held held : idle) {
      if (tooMany-- > 0 || clock.nanos() - held.lastUsed > UNUSED.toNanos()) {
        commit.accept(held.index);
        open.remove(held.index.portal());
        held.index.index().close();
      }
    }
  }

  /** Closes all; what was not committed is lost. */
  synchronized void close() {
    open.values().forEach(held -> held.index.index().close());
    open.clear();
  }
}
