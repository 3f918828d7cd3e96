package dev.axle.webhooks;

import dev.axle.edge.Json;
import dev.axle.journal.Change;
import dev.axle.journal.Entry;
import dev.axle.journal.Source;
import dev.axle.webhooks.EventType.Happening;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an app is told of a change, in HubSpot's fields. Compact, and escaped as JavaScript's {@code
 * JSON.stringify} does it: some receivers sign what they have read and written again.
 *
 * <p>Source: https://developers.hubspot.com/docs/api-reference/webhooks-webhooks-v3/guide
 */
final class Bodies {

  private static final ObjectWriter WRITER =
      Json.mapper().writer().without(JsonWriteFeature.WRITE_HEX_UPPER_CASE);

  /** The types of association that make a company the primary one, in either direction. */
  private static final Set<Integer> PRIMARY = Set.of(1, 2, 5, 6, 25, 26);

  private Bodies() {}

  /** The bodies of the events that come of a change for a subscription; often none. */
  static List<String> of(Subscribed subscribed, Entry entry) {
    Change change = entry.change();
    Subscription subscription = subscribed.subscription();
    if (!change.subject().type().equals(subscription.typeId())) {
      return List.of();
    }
    Happening happening = subscription.eventType().happening();
    return switch (change.kind()) {
      case CREATED ->
          switch (happening) {
            case CREATION -> List.of(flagged(subscribed, change, "CREATED"));
            case PROPERTY_CHANGE -> properties(subscribed, change);
            default -> List.of();
          };
      case UPDATED ->
          happening == Happening.PROPERTY_CHANGE ? properties(subscribed, change) : List.of();
      case ARCHIVED ->
          happening == Happening.DELETION
              ? List.of(flagged(subscribed, change, "DELETED"))
              : List.of();
      case RESTORED ->
          happening == Happening.RESTORE
              ? List.of(flagged(subscribed, change, "RESTORED"))
              : List.of();
      case PRIVACY_DELETED ->
          happening == Happening.PRIVACY_DELETION
              ? List.of(flagged(subscribed, change, "DELETED"))
              : List.of();
      case MERGED -> happening == Happening.MERGE ? merge(subscribed, change) : List.of();
      case ASSOCIATED, DISSOCIATED ->
          happening == Happening.ASSOCIATION_CHANGE
              ? List.of(association(subscribed, change))
              : List.of();
      case LIST_ADDED, LIST_REMOVED -> List.of();
    };
  }

  /** The events of a delivery, as they were queued for it. */
  static List<ClaimedEvent> sent(Delivery delivery) {
    JsonNode all = Json.mapper().readTree(delivery.request());
    List<ClaimedEvent> events = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      ObjectNode body = (ObjectNode) all.get(i);
      body.remove(List.of("eventId", "attemptNumber"));
      events.add(
          new ClaimedEvent(
              delivery.eventIds().get(i),
              delivery.objectIds().get(i),
              WRITER.writeValueAsString(body),
              0));
    }
    return events;
  }

  private static ObjectNode begin(Subscribed subscribed, Change change) {
    Subscription subscription = subscribed.subscription();
    return Json.mapper()
        .createObjectNode()
        .put("subscriptionId", subscription.id())
        .put("portalId", subscribed.hub().value())
        .put("appId", subscribed.app().app().value())
        .put("occurredAt", change.occurredAt().toEpochMilli())
        .put("subscriptionType", subscription.eventType().text());
  }

  private static ObjectNode ofObject(Subscribed subscribed, Change change) {
    ObjectNode body = begin(subscribed, change).put("objectId", change.subject().id());
    subscribed.subscription().objectType().ifPresent(type -> body.put("objectTypeId", type));
    return body;
  }

  private static String written(ObjectNode body, Change change) {
    Source source = change.source();
    body.put("changeSource", source.type());
    body.put(
        "sourceId",
        source
            .user()
            .filter(user -> source.type().equals("CRM_UI"))
            .map(user -> "userId:" + user.value())
            .orElse(source.id()));
    return WRITER.writeValueAsString(body);
  }

  private static String flagged(Subscribed subscribed, Change change, String flag) {
    return written(ofObject(subscribed, change).put("changeFlag", flag), change);
  }

  /** One for each property that is subscribed to; of the value that it has now. */
  private static List<String> properties(Subscribed subscribed, Change change) {
    String wanted = subscribed.subscription().property().orElse("");
    List<String> bodies = new ArrayList<>();
    change
        .values()
        .forEach(
            (name, value) -> {
              if (wanted.isEmpty() || wanted.equals(name)) {
                ObjectNode body =
                    ofObject(subscribed, change)
                        .put("propertyName", name)
                        .put("propertyValue", value);
                if (subscribed.subscription().objectType().isPresent()) {
                  body.put("isSensitive", false);
                }
                bodies.add(written(body, change));
              }
            });
    return bodies;
  }

  private static JsonNode delta(Change change) {
    return Json.mapper().readTree(change.delta());
  }

  /** Told once, of the record that two became. */
  private static List<String> merge(Subscribed subscribed, Change change) {
    JsonNode delta = delta(change);
    if (!delta.has("primaryId")) {
      return List.of();
    }
    ObjectNode body = ofObject(subscribed, change);
    body.put("primaryObjectId", delta.path("primaryId").asLong());
    body.putArray("mergedObjectIds").add(delta.path("mergedId").asLong());
    body.put("newObjectId", change.subject().id());
    body.put("numberOfPropertiesMoved", delta.path("moved").asInt(0));
    return List.of(written(body.put("changeFlag", "MERGED"), change));
  }

  private static String association(Subscribed subscribed, Change change) {
    JsonNode delta = delta(change);
    String from = change.subject().type();
    String to = delta.path("toType").asString();
    int typeId = delta.path("typeId").asInt();
    String category = delta.path("category").asString();
    ObjectNode body = begin(subscribed, change);
    EventType.nameInAssociations(from)
        .flatMap(one -> EventType.nameInAssociations(to).map(other -> one + "_TO_" + other))
        .ifPresent(name -> body.put("associationType", name));
    body.put("fromObjectId", change.subject().id())
        .put("toObjectId", delta.path("toId").asLong())
        .put("associationRemoved", change.kind() == Change.Kind.DISSOCIATED)
        .put(
            "isPrimaryAssociation", category.equals("HUBSPOT_DEFINED") && PRIMARY.contains(typeId));
    if (subscribed.subscription().objectType().isPresent()) {
      body.put("fromObjectTypeId", from)
          .put("toObjectTypeId", to)
          .put("associationTypeId", typeId)
          .put("associationCategory", category);
    }
    return written(body, change);
  }
}
