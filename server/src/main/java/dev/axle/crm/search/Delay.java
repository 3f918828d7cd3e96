package dev.axle.crm.search;

import dev.axle.edge.PortalId;
import dev.axle.journal.Entry;
import dev.axle.journal.Position;
import dev.axle.journal.Stretch;
import dev.axle.journal.Subject;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Entries that have been read and are not to be seen yet. A record that was changed again meanwhile
 * waits for its last change, so that nothing is seen too early.
 */
final class Delay {

  private static final int MOST = 20_000;

  private record Held(Stretch stretch, Position end, long due) {}

  private record Record(PortalId portal, Subject subject) {}

  private final Duration lag;
  private final Deque<Held> held = new ArrayDeque<>();
  private int entries;

  Delay(Duration lag) {
    this.lag = lag;
  }

  /** Whether entries may be seen at once. */
  boolean isNone() {
    return lag.isZero();
  }

  /** Whether no more can be held. */
  boolean isFull() {
    return entries >= MOST;
  }

  void add(Stretch stretch, Position end, long now) {
    held.add(new Held(stretch, end, now + lag.toNanos()));
    entries += stretch.entries().size();
  }

  /** How long until the next are due. */
  Duration left(long now, Duration most) {
    Held next = held.peek();
    if (next == null) {
      return most;
    }
    Duration left = Duration.ofNanos(Math.max(0, next.due() - now));
    return left.compareTo(most) < 0 ? left : most;
  }

  /** Entries that may be seen now, and the place behind them. */
  record Due(List<Entry> entries, Position end, boolean isWhole, long horizon) {}

  Optional<Due> next(long now) {
    Held next = held.peek();
    if (next == null || next.due() > now) {
      return Optional.empty();
    }
    held.remove();
    entries -= next.stretch().entries().size();
    Set<Record> later = new HashSet<>();
    held.forEach(each -> each.stretch().entries().forEach(entry -> later.add(record(entry))));
    return Optional.of(
        new Due(
            next.stretch().entries().stream()
                .filter(entry -> !later.contains(record(entry)))
                .toList(),
            next.end(),
            next.stretch().isWhole(),
            next.stretch().horizon()));
  }

  /** Those of a portal that may not be seen yet. */
  List<Entry> of(PortalId portal) {
    return held.stream()
        .flatMap(each -> each.stretch().entries().stream())
        .filter(entry -> entry.portal().equals(portal))
        .toList();
  }

  void clear() {
    held.clear();
    entries = 0;
  }

  private static Record record(Entry entry) {
    return new Record(entry.portal(), entry.change().subject());
  }
}
