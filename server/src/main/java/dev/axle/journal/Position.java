package dev.axle.journal;

import java.util.Comparator;

/**
 * A place in the journal: transactions in the order of their numbers, the entries of each in the
 * order of theirs.
 */
public record Position(long tx, long seq) implements Comparable<Position> {

  /** Before the first entry. */
  public static final Position START = new Position(0, 0);

  private static final Comparator<Position> ORDER =
      Comparator.comparingLong(Position::tx).thenComparingLong(Position::seq);

  @Override
  public int compareTo(Position other) {
    return ORDER.compare(this, other);
  }
}
