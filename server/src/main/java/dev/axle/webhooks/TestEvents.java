package dev.axle.webhooks;

import dev.axle.database.Database;
import dev.axle.edge.Problem;
import dev.axle.journal.Change;
import dev.axle.journal.Entry;
import dev.axle.journal.Position;
import dev.axle.journal.Source;
import dev.axle.journal.Subject;
import dev.axle.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/**
 * Events that are made up, so that a receiver can be tried. They come the same way as others, and
 * say {@code AXLE_TEST} where others name what caused them; ids in them are 0 unless told.
 */
public final class TestEvents {

  private static final JsonMapper MAPPER = new JsonMapper();
  private static final Source SOURCE =
      new Source("AXLE_TEST", "test", Optional.empty(), Optional.empty());
  private static final String VALUE = "A test of Axle";

  private final Database database;
  private final Clock clock;
  private final DeliveryLog log;
  private final Runnable wake;
  private final EventStore events = new EventStore();

  /**
   * @param wake has events delivered that were queued
   */
  public TestEvents(Database database, Clock clock, DeliveryLog log, Runnable wake) {
    this.database = database;
    this.clock = clock;
    this.log = log;
    this.wake = wake;
  }

  /**
   * Queues an event as if something had happened to a record of the app's own portal.
   *
   * @param objectId of the record, which need not be there
   * @throws Problem 400 for a paused subscription, or if nothing is sent to the app now
   */
  public void send(AppKey app, Subscription subscription, long objectId) {
    if (!subscription.active()) {
      throw Problem.invalid("The subscription is paused. Go on with it first.");
    }
    Entry entry = new Entry(Position.START, app.maker(), change(subscription, objectId));
    List<QueuedEvent> made =
        new Bodies(entry)
            .of(new Subscribed(app, app.maker(), Set.of(), subscription)).stream()
                .map(body -> new QueuedEvent(app, objectId, body))
                .toList();
    database.transaction(
        transaction -> {
          log.check(transaction, app);
          events.insert(transaction, made, clock.now());
          database.afterCommit(wake);
          return app;
        });
  }

  private Change change(Subscription subscription, long objectId) {
    Change.Kind kind =
        switch (subscription.eventType().happening()) {
          case CREATION -> Change.Kind.CREATED;
          case DELETION -> Change.Kind.ARCHIVED;
          case PRIVACY_DELETION -> Change.Kind.PRIVACY_DELETED;
          case PROPERTY_CHANGE -> Change.Kind.UPDATED;
          case MERGE -> Change.Kind.MERGED;
          case RESTORE -> Change.Kind.RESTORED;
          case ASSOCIATION_CHANGE -> Change.Kind.ASSOCIATED;
        };
    return new Change(
        new Subject(subscription.typeId(), objectId),
        kind,
        clock.now(),
        SOURCE,
        delta(subscription));
  }

  private static String delta(Subscription subscription) {
    return switch (subscription.eventType().happening()) {
      case PROPERTY_CHANGE ->
          MAPPER.createObjectNode().put(subscription.property().orElseThrow(), VALUE).toString();
      case MERGE -> "{\"primaryId\": 0, \"mergedId\": 0, \"moved\": 0}";
      case ASSOCIATION_CHANGE ->
          """
          {"toType": "%s", "toId": 0, "category": "HUBSPOT_DEFINED", "typeId": 0}"""
              .formatted(subscription.typeId().equals("0-1") ? "0-2" : "0-1");
      case CREATION, DELETION, PRIVACY_DELETION, RESTORE -> "{}";
    };
  }
}
