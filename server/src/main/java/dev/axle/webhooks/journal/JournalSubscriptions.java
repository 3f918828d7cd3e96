package dev.axle.webhooks.journal;

import dev.axle.database.Database;
import dev.axle.edge.PortalId;
import dev.axle.edge.Problem;
import dev.axle.webhooks.AppKey;
import dev.axle.webhooks.journal.JournalSubscription.Scope;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What apps want to read in their journals, and of which records. */
public final class JournalSubscriptions {

  private static final int MOST_SUBSCRIPTIONS = 10_000;
  private static final int MOST_FILTERS = 25;
  private static final int MOST_CONDITIONS = 20;
  private static final Set<String> LISTS = Set.of("crm.lists.read");

  private final Database database;
  private final Records records;
  private final JournalSubscriptionStore store = new JournalSubscriptionStore();
  private final JournalFilterStore filters = new JournalFilterStore();

  public JournalSubscriptions(Database database, Records records) {
    this.database = database;
    this.records = records;
  }

  List<JournalSubscription> all(AppKey app) {
    return database.read(connection -> store.all(connection, app));
  }

  /**
   * @throws Problem 404 if there is none
   */
  JournalSubscription read(AppKey app, String id) {
    return database.read(connection -> find(connection, app, id));
  }

  private JournalSubscription find(Connection connection, AppKey app, String id)
      throws SQLException {
    return store.all(connection, app).stream()
        .filter(each -> Long.toString(each.id()).equals(id))
        .findFirst()
        .orElseThrow(() -> JournalProblems.noSuch("subscription", id));
  }

  /**
   * Subscribes to what happens in a portal, in the place of what was subscribed to of the same kind
   * and object type there.
   *
   * @throws Problem 400 for what can't be subscribed to, 403 for what the portal has not granted
   */
  JournalSubscription put(
      AppKey app, SubscriptionKind kind, PortalId hub, Scope scope, Instant now) {
    Set<String> granted =
        database
            .read(connection -> store.granted(connection, app, hub))
            .orElseThrow(() -> JournalProblems.notInstalled(hub));
    if (kind == SubscriptionKind.LIST_MEMBERSHIP) {
      require(granted, LISTS);
    } else if (records.hasType(hub, scope.objectType())) {
      require(granted, records.scopes(hub, scope.objectType()));
    } else {
      throw Problem.invalid(
          "The account %s has no object type '%s'.".formatted(hub, scope.objectType()));
    }
    return database.transaction(
        transaction -> put(transaction, app, kind, Optional.of(hub), scope, now));
  }

  private static void require(Set<String> granted, Set<String> anyOf) {
    if (anyOf.stream().noneMatch(granted::contains)) {
      throw JournalProblems.lacking(anyOf);
    }
  }

  private JournalSubscription put(
      Connection transaction,
      AppKey app,
      SubscriptionKind kind,
      Optional<PortalId> hub,
      Scope scope,
      Instant now)
      throws SQLException {
    long id = store.put(transaction, app, kind, hub, scope, now);
    List<JournalSubscription> present = store.all(transaction, app);
    if (present.size() > MOST_SUBSCRIPTIONS) {
      throw Problem.invalid("An app can have " + MOST_SUBSCRIPTIONS + " subscriptions.");
    }
    return present.stream().filter(each -> each.id() == id).findFirst().orElseThrow();
  }

  /** Subscribes to the installs, or the uninstalls, of an app in every portal. */
  JournalSubscription putLifecycle(AppKey app, LifecycleEventType type, Instant now) {
    Scope scope =
        new Scope(type.id(), Set.of(type.action()), Set.of(), Set.of(), Set.of(), Set.of());
    return database.transaction(
        transaction ->
            put(
                transaction,
                app,
                SubscriptionKind.APP_LIFECYCLE_EVENT,
                Optional.empty(),
                scope,
                now));
  }

  /**
   * @throws Problem 404 if there is none
   */
  void delete(AppKey app, String id) {
    database.transaction(
        transaction -> {
          delete(transaction, app, find(transaction, app, id));
          return app;
        });
  }

  private void delete(Connection transaction, AppKey app, JournalSubscription subscription)
      throws SQLException {
    filters.deleteOf(transaction, app, subscription.id());
    store.delete(transaction, app, subscription.id());
  }

  /** Deletes all that are about a portal; there may be none. */
  void deleteOf(AppKey app, PortalId hub) {
    database.transaction(
        transaction -> {
          for (JournalSubscription each : store.all(transaction, app)) {
            if (each.hub().equals(Optional.of(hub))) {
              delete(transaction, app, each);
            }
          }
          return app;
        });
  }

  /**
   * @throws Problem 404 if there is no such subscription
   */
  List<JournalFilter> filtersOf(AppKey app, String subscription) {
    return database.read(
        connection -> filtersOf(connection, app, find(connection, app, subscription)));
  }

  private List<JournalFilter> filtersOf(
      Connection connection, AppKey app, JournalSubscription subscription) throws SQLException {
    return filters.all(connection, app).stream()
        .filter(each -> each.subscription() == subscription.id())
        .toList();
  }

  /**
   * @throws Problem 404 if there is none
   */
  JournalFilter filter(AppKey app, String id) {
    return database.read(connection -> filter(connection, app, id));
  }

  private JournalFilter filter(Connection connection, AppKey app, String id) throws SQLException {
    return filters.all(connection, app).stream()
        .filter(each -> Long.toString(each.id()).equals(id))
        .findFirst()
        .orElseThrow(() -> JournalProblems.noSuch("filter", id));
  }

  /**
   * @return the id of the new filter
   * @throws Problem 400 for what can't be compared, or one too many, 404 for no such subscription
   */
  long addFilter(AppKey app, String subscription, List<Condition> conditions, Instant now) {
    if (conditions.isEmpty() || conditions.size() > MOST_CONDITIONS) {
      throw Problem.invalid("A filter has from 1 to " + MOST_CONDITIONS + " conditions.");
    }
    conditions.forEach(Condition::check);
    return database.transaction(
        transaction -> {
          JournalSubscription found = find(transaction, app, subscription);
          if (found.kind() != SubscriptionKind.OBJECT) {
            throw Problem.invalid("Only subscriptions of the type OBJECT have filters.");
          }
          if (filtersOf(transaction, app, found).size() >= MOST_FILTERS) {
            throw Problem.invalid("A subscription can have " + MOST_FILTERS + " filters.");
          }
          return filters.insert(transaction, app, found.id(), conditions, now);
        });
  }

  /**
   * @throws Problem 404 if there is none
   */
  void deleteFilter(AppKey app, String id) {
    database.transaction(
        transaction -> {
          filters.delete(transaction, app, filter(transaction, app, id).id());
          return app;
        });
  }
}
