package dev.axle.webhooks;

import dev.axle.database.Database;
import dev.axle.edge.Secret;
import dev.axle.time.Clock;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Delivers the events of an app, up to a hundred at once. Events are kept until it is known that
 * they arrived: whoever is killed before leaves them to be delivered again.
 */
final class Deliveries {

  static final int MOST_EVENTS = 100;

  private static final Duration GIVEN_UP_AFTER = Duration.ofDays(3);
  private static final Duration EVENTS_KEPT = Duration.ofDays(2);
  private static final Duration LOG_KEPT = Duration.ofDays(7);

  private final Database database;
  private final Clock clock;
  private final Post post;
  private final SigningSecrets secrets;
  private final RetrySchedule retries;
  private final EventStore events = new EventStore();
  private final TargetStore targets = new TargetStore();
  private final DeliveryStore log = new DeliveryStore();

  Deliveries(
      Database database, Clock clock, Post post, SigningSecrets secrets, RetrySchedule retries) {
    this.database = database;
    this.clock = clock;
    this.post = post;
    this.secrets = secrets;
    this.retries = retries;
  }

  List<TargetStore.Due> due() {
    return database.read(connection -> targets.due(connection, clock.now()));
  }

  /** The events of an app, for those who deliver them. */
  Claims of(AppKey app) {
    return new Claims(database, clock, app);
  }

  /** Delivers what is due first. Says how many events that were. */
  int deliverNext(Claims claims) {
    AppKey app = claims.app();
    Optional<Target> target =
        database
            .read(connection -> targets.find(connection, app))
            .filter(found -> found.disabledAt().isEmpty());
    if (target.isEmpty()) {
      return 0;
    }
    List<ClaimedEvent> claimed = claims.next(MOST_EVENTS);
    if (claimed.isEmpty()) {
      return 0;
    }
    Optional<Secret> secret = secrets.of(app);
    if (secret.isEmpty()) {
      forget(app, claimed);
      return claimed.size();
    }
    settle(app, claimed, post.send(target.get().url(), secret.get(), claimed));
    return claimed.size();
  }

  private void forget(AppKey app, List<ClaimedEvent> claimed) {
    database.transaction(
        transaction -> {
          events.delete(transaction, app, claimed);
          return app;
        });
  }

  private void settle(AppKey app, List<ClaimedEvent> claimed, Delivery delivery) {
    database.transaction(
        transaction -> {
          log.insert(transaction, app, delivery);
          if (delivery.hasFailed()) {
            putBack(transaction, app, claimed);
          } else {
            events.delete(transaction, app, claimed);
            targets.succeeded(transaction, app);
          }
          return delivery;
        });
  }

  private void putBack(Connection transaction, AppKey app, List<ClaimedEvent> claimed)
      throws SQLException {
    Instant now = clock.now();
    Map<ClaimedEvent, Instant> again = new LinkedHashMap<>();
    List<ClaimedEvent> over = new ArrayList<>();
    for (ClaimedEvent each : claimed) {
      retries
          .next(each.attempt(), now)
          .ifPresentOrElse(due -> again.put(each, due), () -> over.add(each));
    }
    events.retry(transaction, app, again);
    events.delete(transaction, app, over);
    targets.failed(transaction, app, now, now.minus(GIVEN_UP_AFTER));
  }

  /** Forgets what is too old. */
  void expire() {
    database.transaction(
        transaction -> {
          events.deleteBefore(transaction, clock.now().minus(EVENTS_KEPT));
          log.deleteBefore(transaction, clock.now().minus(LOG_KEPT));
          return transaction;
        });
  }
}
