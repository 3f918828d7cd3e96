package dev.axle.journal;

import java.util.List;

/**
 * Entries that follow a position, in order.
 *
 * @param isWhole whether these are all entries there are of transactions below the horizon
 * @param horizon the oldest transaction that was still running: what it and later ones wrote is not
 *     among the entries, even if some of them have ended
 */
public record Stretch(List<Entry> entries, boolean isWhole, long horizon) {

  /** Where the next one begins, if this one began after {@code from}. */
  public Position end(Position from) {
    return entries.isEmpty() ? from : entries.getLast().position();
  }
}
