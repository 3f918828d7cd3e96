package dev.axle.webhooks;

import dev.axle.edge.Json;
import dev.axle.journal.Change;
import dev.axle.journal.Entry;
import dev.axle.journal.Source;
import dev.axle.webhooks.EventType.Happening;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.node.ObjectNode;

/**
 * What apps are told of a change, in HubSpot's fields. Compact, and escaped as JavaScript's {@code
 * JSON.stringify} does it: some receivers sign what they have read and written again.
 *
 * <p>Source: https://developers.hubspot.com/docs/api-reference/webhooks-webhooks-v3/guide
 */
final class Bodies {

  private static final ObjectWriter WRITER =
      Json.mapper().writer().without(JsonWriteFeature.WRITE_HEX_UPPER_CASE);

  /** The types of association that make a company the primary one, in either direction. */
  private static final Set<Integer> PRIMARY = Set.of(1, 2, 5, 6, 25, 26);

  private final Change change;
  private @Nullable SortedMap<String, String> values;

  Bodies(Entry entry) {
    this.change = entry.change();
  }

  /** The bodies of the events that come of the change for a subscription; often none. */
  List<String> of(Subscribed subscribed) {
    Subscription subscription = subscribed.subscription();
    if (!change.subject().type().equals(subscription.typeId())) {
      return List.of();
    }
    Happening happening = subscription.eventType().happening();
    return switch (change.kind()) {
      case CREATED ->
          switch (happening) {
            case CREATION -> List.of(flagged(subscribed, "CREATED"));
            case PROPERTY_CHANGE -> properties(subscribed);
            default -> List.of();
          };
      case UPDATED -> happening == Happening.PROPERTY_CHANGE ? properties(subscribed) : List.of();
      case ARCHIVED ->
          happening == Happening.DELETION ? List.of(flagged(subscribed, "DELETED")) : List.of();
      case RESTORED ->
          happening == Happening.RESTORE ? List.of(flagged(subscribed, "RESTORED")) : List.of();
      case PRIVACY_DELETED ->
          happening == Happening.PRIVACY_DELETION
              ? List.of(flagged(subscribed, "DELETED"))
              : List.of();
      case MERGED -> happening == Happening.MERGE ? merge(subscribed) : List.of();
      case ASSOCIATED, DISSOCIATED ->
          happening == Happening.ASSOCIATION_CHANGE ? List.of(association(subscribed)) : List.of();
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

  private ObjectNode begin(Subscribed subscribed) {
    Subscription subscription = subscribed.subscription();
    return Json.mapper()
        .createObjectNode()
        .put("subscriptionId", subscription.id())
        .put("portalId", subscribed.hub().value())
        .put("appId", subscribed.app().app().value())
        .put("occurredAt", change.occurredAt().toEpochMilli())
        .put("subscriptionType", subscription.eventType().text());
  }

  private ObjectNode ofObject(Subscribed subscribed) {
    ObjectNode body = begin(subscribed).put("objectId", change.subject().id());
    subscribed.subscription().objectType().ifPresent(type -> body.put("objectTypeId", type));
    return body;
  }

  private String written(ObjectNode body) {
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

  private String flagged(Subscribed subscribed, String flag) {
    return written(ofObject(subscribed).put("changeFlag", flag));
  }

  /** One for each property that is subscribed to; of the value that it has now. */
  private List<String> properties(Subscribed subscribed) {
    Map<String, String> changed = values();
    Collection<String> told =
        subscribed
            .subscription()
            .property()
            .<Collection<String>>map(
                wanted -> changed.containsKey(wanted) ? Set.of(wanted) : Set.of())
            .orElse(changed.keySet());
    return told.stream()
        .map(name -> property(subscribed, name, changed.getOrDefault(name, "")))
        .toList();
  }

  private String property(Subscribed subscribed, String name, String value) {
    ObjectNode body = ofObject(subscribed).put("propertyName", name).put("propertyValue", value);
    if (subscribed.subscription().objectType().isPresent()) {
      body.put("isSensitive", false);
    }
    return written(body);
  }

  /** Read once for all subscriptions. */
  private SortedMap<String, String> values() {
    if (values == null) {
      values = change.values();
    }
    return values;
  }

  private JsonNode delta() {
    return Json.mapper().readTree(change.delta());
  }

  /** Told once, of the record that two became. */
  private List<String> merge(Subscribed subscribed) {
    JsonNode delta = delta();
    if (!delta.has("primaryId")) {
      return List.of();
    }
    ObjectNode body = ofObject(subscribed);
    body.put("primaryObjectId", delta.path("primaryId").asLong());
    body.putArray("mergedObjectIds").add(delta.path("mergedId").asLong());
    body.put("newObjectId", change.subject().id());
    body.put("numberOfPropertiesMoved", delta.path("moved").asInt(0));
    return List.of(written(body.put("changeFlag", "MERGED")));
  }

  private String association(Subscribed subscribed) {
    JsonNode delta = delta();
    String from = change.subject().type();
    String to = delta.path("toType").asString();
    int typeId = delta.path("typeId").asInt();
    String category = delta.path("category").asString();
    ObjectNode body = begin(subscribed);
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
    return written(body);
  }
}
