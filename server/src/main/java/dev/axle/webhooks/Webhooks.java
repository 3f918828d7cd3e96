package dev.axle.webhooks;

import dev.axle.database.Database;
import dev.axle.edge.Problem;
import dev.axle.outgoing.Outgoing;
import dev.axle.outgoing.OutgoingFailure;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What apps want to be told, and where. */
public final class Webhooks {

  private static final int MOST_SUBSCRIPTIONS = 1_000;
  private static final int LEAST_AT_ONCE = 5;
  private static final int MOST_AT_ONCE = 100;
  private static final int LONGEST_URL = 2_000;

  private final Database database;
  private final SubscriptionStore subscriptions = new SubscriptionStore();
  private final TargetStore targets = new TargetStore();

  public Webhooks(Database database) {
    this.database = database;
  }

  /**
   * @throws Problem 404 if none is set
   */
  public Target target(AppKey app) {
    return targetIfAny(app)
        .orElseThrow(
            () ->
                Problem.of(
                    404,
                    "OBJECT_NOT_FOUND",
                    "The app %s has no webhook settings. PUT them first.".formatted(app.app())));
  }

  public Optional<Target> targetIfAny(AppKey app) {
    return database.read(connection -> targets.find(connection, app));
  }

  /**
   * Sets where the webhooks of an app go.
   *
   * @throws Problem 400 for what can't be called, or more or fewer at once than may be
   */
  public Target setTarget(AppKey app, String url, int mostAtOnce, Instant now) {
    check(url);
    if (mostAtOnce < LEAST_AT_ONCE || mostAtOnce > MOST_AT_ONCE) {
      throw Problem.invalid(
          "maxConcurrentRequests must be from %d to %d".formatted(LEAST_AT_ONCE, MOST_AT_ONCE));
    }
    return database.transaction(
        transaction -> {
          targets.put(transaction, app, url, mostAtOnce, now);
          return targets.find(transaction, app).orElseThrow();
        });
  }

  private static void check(String url) {
    if (url.length() > LONGEST_URL) {
      throw Problem.invalid("targetUrl must have at most " + LONGEST_URL + " characters");
    }
    try {
      Outgoing.address(url);
    } catch (OutgoingFailure unusable) {
      throw Problem.invalid("targetUrl can't be called. " + unusable.getMessage());
    }
  }

  /** Takes the settings away; events that wait are dropped, subscriptions stay. */
  public void clearTarget(AppKey app) {
    database.transaction(
        transaction -> {
          targets.delete(transaction, app);
          return app;
        });
  }

  public List<Subscription> all(AppKey app) {
    return database.read(connection -> subscriptions.all(connection, app));
  }

  /**
   * @throws Problem 404 if there is none
   */
  public Subscription read(AppKey app, String id) {
    return database.read(connection -> find(connection, app, id));
  }

  private Subscription find(Connection connection, AppKey app, String id) throws SQLException {
    return subscriptions.all(connection, app).stream()
        .filter(each -> Integer.toString(each.id()).equals(id))
        .findFirst()
        .orElseThrow(() -> notFound(id));
  }

  private static Problem notFound(String id) {
    return Problem.of(404, "OBJECT_NOT_FOUND", "There is no subscription with the id " + id + ".");
  }

  /**
   * What is wished of a new subscription.
   *
   * @param objectType of {@code object.*} only
   */
  public record Wish(
      String eventType, Optional<String> objectType, Optional<String> property, boolean active) {}

  /**
   * @throws Problem 400 for what can't be subscribed to, or is already, or one too many
   */
  public Subscription subscribe(AppKey app, Wish wish, Instant now) {
    EventType type = EventType.parse(wish.eventType());
    Optional<String> objectType = objectType(type, wish);
    Optional<String> property = property(type, wish);
    return database.transaction(
        transaction -> {
          List<Subscription> present = subscriptions.all(transaction, app);
          if (present.size() >= MOST_SUBSCRIPTIONS) {
            throw Problem.invalid("An app can have " + MOST_SUBSCRIPTIONS + " subscriptions.");
          }
          if (present.stream()
              .anyMatch(
                  each ->
                      each.eventType().equals(type)
                          && each.objectType().equals(objectType)
                          && each.property().equals(property))) {
            throw Problem.of(
                409, "CONFLICT", "The app has a subscription to " + type.text() + " already.");
          }
          int id =
              subscriptions.insert(
                  transaction, app, type, objectType, property, wish.active(), now);
          return find(transaction, app, Integer.toString(id));
        });
  }

  private static Optional<String> objectType(EventType type, Wish wish) {
    if (type.typeId().isPresent()) {
      return Optional.empty();
    }
    return Optional.of(
        wish.objectType()
            .filter(id -> !id.isBlank())
            .orElseThrow(
                () ->
                    Problem.invalid(type.text() + " needs an objectTypeId, such as 0-1 or 2-123")));
  }

  private static Optional<String> property(EventType type, Wish wish) {
    Optional<String> property = wish.property().filter(name -> !name.isBlank());
    boolean isNeeded = type.happening() == EventType.Happening.PROPERTY_CHANGE;
    if (isNeeded && property.isEmpty()) {
      throw Problem.invalid(type.text() + " needs a propertyName");
    }
    return isNeeded ? property : Optional.empty();
  }

  /**
   * @throws Problem 404 if there is none
   */
  public Subscription setActive(AppKey app, String id, boolean active, Instant now) {
    return database.transaction(
        transaction -> {
          Subscription found = find(transaction, app, id);
          subscriptions.setActive(transaction, app, found.id(), active, now);
          return find(transaction, app, id);
        });
  }

  /** What came of a batch: those that were changed, and the ids of those that are not there. */
  public record Changed(List<Subscription> changed, List<String> missing) {}

  /** Makes some active and others not. */
  public Changed setActive(AppKey app, Map<String, Boolean> wished, Instant now) {
    return database.transaction(
        transaction -> {
          Map<String, Subscription> present = new LinkedHashMap<>();
          for (Subscription each : subscriptions.all(transaction, app)) {
            present.put(Integer.toString(each.id()), each);
          }
          List<String> missing = new ArrayList<>(wished.keySet());
          missing.removeAll(present.keySet());
          for (var each : wished.entrySet()) {
            Subscription found = present.get(each.getKey());
            if (found != null) {
              subscriptions.setActive(transaction, app, found.id(), each.getValue(), now);
            }
          }
          return new Changed(
              subscriptions.all(transaction, app).stream()
                  .filter(each -> wished.containsKey(Integer.toString(each.id())))
                  .toList(),
              missing);
        });
  }

  /**
   * @throws Problem 404 if there is none
   */
  public void unsubscribe(AppKey app, String id) {
    database.transaction(
        transaction -> {
          Subscription found = find(transaction, app, id);
          return subscriptions.delete(transaction, app, found.id());
        });
  }
}
