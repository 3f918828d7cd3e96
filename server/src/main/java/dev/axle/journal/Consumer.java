package dev.axle.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * Follows the journal. What it writes through the connection it is given is committed together with
 * how far it has come, so each entry has its effect once; what it does beside the database may
 * happen again after a crash.
 */
public interface Consumer {

  /** Its name, for good: under it is kept how far it has come. */
  String name();

  /** Entries that it takes at once, at most. */
  default int most() {
    return 1_000;
  }

  /**
   * How long it leaves those alone that came after some entries, so that it takes several at once.
   */
  default Duration pace() {
    return Duration.ofMillis(5);
  }

  /** Takes entries, in order; of several portals. If it throws, it gets them again. */
  void accept(Connection transaction, List<Entry> entries) throws SQLException;
}
