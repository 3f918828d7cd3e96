package dev.axle.webhooks;

import dev.axle.database.Database;
import dev.axle.edge.Problem;
import dev.axle.time.Clock;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What was sent to apps in the last seven days, what waits, and how either is sent again. */
public final class DeliveryLog {

  private static final int AT_ONCE = 50;

  private final Database database;
  private final Clock clock;
  private final Runnable wake;
  private final DeliveryStore log = new DeliveryStore();
  private final EventStore events = new EventStore();
  private final TargetStore targets = new TargetStore();

  /**
   * @param wake has events delivered that were queued
   */
  public DeliveryLog(Database database, Clock clock, Runnable wake) {
    this.database = database;
    this.clock = clock;
    this.wake = wake;
  }

  /** Some deliveries, the latest first, and the id behind which the next ones begin. */
  public record Stretch(List<Delivery> deliveries, Optional<Long> next) {
    public Stretch {
      deliveries = List.copyOf(deliveries);
    }
  }

  public Stretch page(AppKey app, DeliverySearch search, Optional<Long> after, int limit) {
    List<Delivery> found =
        database.read(
            connection ->
                log.find(connection, app, search, after.orElse(Long.MAX_VALUE), limit + 1));
    if (found.size() <= limit) {
      return new Stretch(found, Optional.empty());
    }
    List<Delivery> shown = found.subList(0, limit);
    return new Stretch(shown, Optional.of(shown.getLast().id()));
  }

  /**
   * @throws Problem 404 if there is none, or none any more
   */
  public Delivery read(AppKey app, String id) {
    return database.read(connection -> find(connection, app, id));
  }

  private Delivery find(Connection connection, AppKey app, String id) throws SQLException {
    try {
      return log.find(connection, app, Long.parseLong(id)).orElseThrow(() -> notFound(id));
    } catch (NumberFormatException none) {
      throw notFound(id);
    }
  }

  private static Problem notFound(String id) {
    return Problem.of(
        404,
        "OBJECT_NOT_FOUND",
        "There is no delivery with the id %s. They are kept for seven days.".formatted(id));
  }

  public Backlog backlog(AppKey app) {
    return database.read(connection -> events.backlog(connection, app));
  }

  /**
   * Queues the events of a delivery again, under their numbers.
   *
   * @return how many events that are
   * @throws Problem 400 if nothing is sent to the app now
   */
  public int redeliver(AppKey app, String id) {
    return database.transaction(
        transaction -> {
          check(transaction, app);
          List<ClaimedEvent> again = Bodies.sent(find(transaction, app, id));
          events.putAgain(transaction, app, again, clock.now());
          database.afterCommit(wake);
          return again.size();
        });
  }

  /**
   * Queues the events of many deliveries again. Of failed ones, only those events that have not
   * arrived since.
   *
   * @return how many events that are
   * @throws Problem 400 if nothing is sent to the app now
   */
  public int redeliver(AppKey app, DeliverySearch search) {
    return database.transaction(
        transaction -> {
          check(transaction, app);
          Instant now = clock.now();
          Set<Long> again = new HashSet<>();
          long before = Long.MAX_VALUE;
          List<Delivery> found;
          do {
            found = log.find(transaction, app, search, before, AT_ONCE);
            for (Delivery each : found) {
              again.addAll(putAgain(transaction, app, each, now));
              before = each.id();
            }
          } while (found.size() == AT_ONCE);
          database.afterCommit(wake);
          return again.size();
        });
  }

  private List<Long> putAgain(Connection transaction, AppKey app, Delivery delivery, Instant now)
      throws SQLException {
    Set<Long> arrived =
        delivery.hasFailed() ? log.arrived(transaction, app, delivery.eventIds()) : Set.of();
    List<ClaimedEvent> again =
        Bodies.sent(delivery).stream().filter(each -> !arrived.contains(each.id())).toList();
    events.putAgain(transaction, app, again, now);
    return again.stream().map(ClaimedEvent::id).toList();
  }

  /** Only what is being sent now is queued: nobody would know what became of the rest. */
  void check(Connection connection, AppKey app) throws SQLException {
    Target target =
        targets
            .find(connection, app)
            .orElseThrow(
                () -> Problem.invalid("The app has no target URL. Say where its webhooks go."));
    if (target.disabledAt().isPresent()) {
      throw Problem.invalid(
          "The webhooks of the app were disabled at %s. Go on with them first."
              .formatted(target.disabledAt().get()));
    }
  }

  /** Tries what waits at once, also of an app that was given up. */
  public void goOn(AppKey app) {
    database.transaction(
        transaction -> {
          Instant now = clock.now();
          targets.goOn(transaction, app);
          events.hurry(transaction, app, now.plus(Claims.CLAIMED_FOR), now);
          database.afterCommit(wake);
          return app;
        });
  }
}
