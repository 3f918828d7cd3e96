package dev.axle.webhooks.journal;

import dev.axle.edge.AppId;
import dev.axle.edge.Json;
import dev.axle.edge.PortalId;
import dev.axle.edge.UserId;
import dev.axle.journal.Change;
import dev.axle.journal.Entry;
import dev.axle.webhooks.journal.JournalSubscription.Scope;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An event as the file of a journal holds it.
 *
 * <p>Source:
 * https://developers.hubspot.com/docs/api-reference/latest/webhooks-journal/journal-entries/guide
 */
final class JournalEvent {

  private JournalEvent() {}

  /** What a change is to a subscription; often nothing. */
  static Optional<ObjectNode> of(JournalSubscription subscription, Entry entry) {
    Scope scope = subscription.scope();
    Change change = entry.change();
    boolean isOfType =
        subscription.kind() == SubscriptionKind.LIST_MEMBERSHIP
            || scope.objectType().equals(change.subject().type());
    return isOfType && scope.hasObject(change.subject().id())
        ? action(subscription.kind(), change.kind())
            .filter(scope.actions()::contains)
            .flatMap(action -> told(scope, entry, action))
        : Optional.empty();
  }

  private static Optional<Action> action(SubscriptionKind kind, Change.Kind happened) {
    Optional<Action> action =
        switch (happened) {
          case CREATED -> Optional.of(Action.CREATE);
          case UPDATED -> Optional.of(Action.UPDATE);
          case ARCHIVED -> Optional.of(Action.DELETE);
          case RESTORED -> Optional.of(Action.RESTORE);
          case MERGED -> Optional.of(Action.MERGE);
          case ASSOCIATED -> Optional.of(Action.ASSOCIATION_ADDED);
          case DISSOCIATED -> Optional.of(Action.ASSOCIATION_REMOVED);
          case PRIVACY_DELETED -> Optional.of(Action.GDPR_DELETE);
          case LIST_ADDED -> Optional.of(Action.ADDED_TO_LIST);
          case LIST_REMOVED -> Optional.of(Action.REMOVED_FROM_LIST);
        };
    return action.filter(kind::has);
  }

  private static Optional<ObjectNode> told(Scope scope, Entry entry, Action action) {
    JsonNode delta = Json.mapper().readTree(entry.change().delta());
    return switch (action) {
      case CREATE -> Optional.of(withValues(object(entry, action), values(scope, entry.change())));
      case UPDATE ->
          Optional.of(values(scope, entry.change()))
              .filter(changed -> !changed.isEmpty())
              .map(changed -> withValues(object(entry, action), changed));
      case DELETE, RESTORE -> Optional.of(object(entry, action));
      case MERGE -> merge(entry, delta);
      case ASSOCIATION_ADDED, ASSOCIATION_REMOVED -> association(scope, entry, action, delta);
      case ADDED_TO_LIST, REMOVED_FROM_LIST -> membership(scope, entry, action, delta);
      case GDPR_DELETE -> Optional.of(of("gdprPrivacyDeletion", entry, action));
      case SNAPSHOT, APP_INSTALL, APP_UNINSTALL -> Optional.empty();
    };
  }

  /** The values that a change gave a record; of those that a subscription names. */
  private static Map<String, String> values(Scope scope, Change change) {
    Map<String, String> values = change.values();
    if (!scope.properties().isEmpty()) {
      values.keySet().retainAll(scope.properties());
    }
    return values;
  }

  private static ObjectNode withValues(ObjectNode event, Map<String, String> values) {
    ObjectNode changes = event.putObject("propertyChanges");
    values.forEach(changes::put);
    return event;
  }

  private static ObjectNode object(Entry entry, Action action) {
    return of("crmObject", entry, action);
  }

  private static ObjectNode of(String type, Entry entry, Action action) {
    Change change = entry.change();
    return begin(type, entry.portal(), change.occurredAt(), action)
        .put("objectTypeId", change.subject().type())
        .put("objectId", change.subject().id());
  }

  private static ObjectNode begin(String type, PortalId hub, Instant time, Action action) {
    return Json.mapper()
        .createObjectNode()
        .put("type", type)
        .put("portalId", hub.value())
        .put("occurredAt", time.toString())
        .put("action", action.name());
  }

  /** Told once, of the record that two became. */
  private static Optional<ObjectNode> merge(Entry entry, JsonNode delta) {
    if (!delta.has("primaryId")) {
      return Optional.empty();
    }
    ObjectNode event = object(entry, Action.MERGE);
    event.put("primaryObjectId", delta.path("primaryId").asLong());
    event.putArray("mergedObjectIds").add(delta.path("mergedId").asLong());
    return Optional.of(event);
  }

  private static Optional<ObjectNode> association(
      Scope scope, Entry entry, Action action, JsonNode delta) {
    String to = delta.path("toType").asString();
    return scope.associatedTypes().isEmpty() || scope.associatedTypes().contains(to)
        ? Optional.of(
            of("association", entry, action)
                .put("associatedObjectTypeId", to)
                .put("associatedObjectId", delta.path("toId").asLong())
                .put("associationTypeId", delta.path("typeId").asInt())
                .put("associationCategory", delta.path("category").asString()))
        : Optional.empty();
  }

  private static Optional<ObjectNode> membership(
      Scope scope, Entry entry, Action action, JsonNode delta) {
    long list = delta.path("listId").asLong();
    return scope.lists().isEmpty() || scope.lists().contains(list)
        ? Optional.of(of("listMembership", entry, action).put("listId", list))
        : Optional.empty();
  }

  /** A record as it was when an app asked. */
  static ObjectNode snapshot(
      PortalId hub, String objectType, long id, Instant now, Map<String, String> values) {
    return withValues(
        begin("crmObject", hub, now, Action.SNAPSHOT)
            .put("objectTypeId", objectType)
            .put("objectId", id),
        new TreeMap<>(values));
  }

  /** That a portal installed an app, or is rid of it. */
  static ObjectNode lifecycle(
      LifecycleEventType type, PortalId hub, AppId app, Optional<UserId> user, Instant now) {
    ObjectNode event =
        begin("app_lifecycle_event", hub, now, type.action()).put("eventTypeId", type.id());
    ObjectNode properties = event.putObject("properties").put("hs_app_id", app.toString());
    user.ifPresent(each -> properties.put("hs_initiating_user_id", each.toString()));
    return event;
  }
}
