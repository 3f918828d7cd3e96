package dev.axle.webhooks.journal;

import dev.axle.database.Database;
import dev.axle.edge.PortalId;
import dev.axle.edge.Problem;
import dev.axle.time.Clock;
import dev.axle.webhooks.AppKey;
import dev.axle.webhooks.journal.JournalFileStore.View;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * The journal of an app as it is read: file after file, each for three days, by a link that opens
 * for an hour.
 */
public final class JournalFiles {

  static final Duration KEPT = Duration.ofDays(3);
  private static final Duration LINK_LIVES = Duration.ofHours(1);

  private final Database database;
  private final Function<PortalId, Clock> clocks;
  private final JournalFileStore store = new JournalFileStore();
  private final JournalExpiryStore expiry = new JournalExpiryStore();

  /**
   * @param clocks of the portals
   */
  public JournalFiles(Database database, Function<PortalId, Clock> clocks) {
    this.database = database;
    this.clocks = clocks;
  }

  private Instant now(AppKey app) {
    return clocks.apply(app.maker()).now();
  }

  private View view(AppKey app, Optional<PortalId> hub) {
    return new View(app, hub, now(app).minus(KEPT));
  }

  /** The oldest files, the very oldest first. */
  List<JournalFile> earliest(AppKey app, Optional<PortalId> hub, int most) {
    return database.read(connection -> store.after(connection, view(app, hub), 0, most));
  }

  /** The newest files, the oldest of them first. */
  List<JournalFile> latest(AppKey app, Optional<PortalId> hub, int most) {
    return database.read(connection -> store.last(connection, view(app, hub), most));
  }

  /**
   * The files after one.
   *
   * @param hub of the files; the one that they come after may be of any
   * @throws Problem 404 if there is no such file, or not any more
   */
  List<JournalFile> after(AppKey app, Optional<PortalId> hub, String offset, int most) {
    return database.read(
        connection -> {
          long place =
              find(connection, view(app, Optional.empty()), offset)
                  .orElseThrow(() -> JournalProblems.noOffset(offset))
                  .place();
          return store.after(connection, view(app, hub), place, most);
        });
  }

  private Optional<JournalFile> find(Connection connection, View view, String offset)
      throws SQLException {
    try {
      return store.find(connection, view, UUID.fromString(offset));
    } catch (IllegalArgumentException notOne) {
      return Optional.empty();
    }
  }

  /** Files by their offsets, and the offsets of which there are none. */
  record Found(List<JournalFile> files, List<String> missing) {}

  Found read(AppKey app, Optional<PortalId> hub, List<String> offsets) {
    return database.read(
        connection -> {
          List<JournalFile> files = new ArrayList<>();
          List<String> missing = new ArrayList<>();
          for (String offset : offsets) {
            find(connection, view(app, hub), offset)
                .ifPresentOrElse(files::add, () -> missing.add(offset));
          }
          return new Found(files, missing);
        });
  }

  /** When a link given out now is over. */
  Instant linkExpiry(AppKey app) {
    return now(app).plus(LINK_LIVES);
  }

  /**
   * What is in a file, for whoever has a link to it.
   *
   * @throws Problem 403 for a link that was not given out, or not lately
   */
  String content(AppKey app, String offset, Instant expires, String signature) {
    return database.read(
        connection -> {
          JournalFile file =
              find(connection, new View(app, Optional.empty(), Instant.EPOCH), offset)
                  .filter(found -> found.linkKey().signed(expires, signature))
                  .filter(found -> !now(app).isAfter(expires))
                  .orElseThrow(JournalProblems::linkOver);
          return "{\"offset\":\"%s\",\"journalEvents\":%s,\"publishedAt\":\"%s\"}"
              .formatted(file.offset(), store.events(connection, app, file), file.publishedAt());
        });
  }

  /** Deletes what is older than three days by the clocks of its portals. */
  public void expire(Map<PortalId, Instant> times) {
    Map<PortalId, Instant> before = new HashMap<>();
    times.forEach((portal, now) -> before.put(portal, now.minus(KEPT)));
    database.transaction(
        transaction -> {
          expiry.deleteBefore(transaction, before);
          return before;
        });
  }
}
