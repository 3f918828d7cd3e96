package dev.axle.webhooks.journal;

import dev.axle.edge.PortalId;
import dev.axle.edge.Problem;
import dev.axle.webhooks.AppKey;
import dev.axle.webhooks.journal.JournalSubscription.Scope;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Subscriptions to the journal as the API has them. */
final class SubscriptionWire {

  /** HubSpot's id for lists: subscriptions to memberships have no other type. */
  private static final String LISTS = "0-45";

  private SubscriptionWire() {}

  /**
   * {@code SubscriptionUpsertRequest}, of every kind. HubSpot's files require empty lists where
   * nothing is to be left out; its guide, and clients, leave them away.
   */
  record Upsert(
      String subscriptionType,
      @Nullable Long portalId,
      @Nullable String objectTypeId,
      @Nullable String eventTypeId,
      @Nullable List<String> actions,
      @Nullable List<String> properties,
      @Nullable List<Long> objectIds,
      @Nullable List<Long> listIds,
      @Nullable List<String> associatedObjectTypeIds) {

    LifecycleEventType lifecycle() {
      return LifecycleEventType.parse(named("eventTypeId", eventTypeId));
    }

    PortalId hub() {
      return new PortalId(named("portalId", portalId));
    }

    Scope scope(SubscriptionKind kind) {
      return new Scope(
          kind == SubscriptionKind.LIST_MEMBERSHIP ? LISTS : named("objectTypeId", objectTypeId),
          kind.actions(named("actions", actions)),
          set(properties),
          set(objectIds),
          set(listIds),
          set(associatedObjectTypeIds));
    }

    private static <T> T named(String name, @Nullable T value) {
      if (value == null) {
        throw Problem.invalid(
            "Invalid input JSON on line 1, column 1. Some required fields were not set: ["
                + name
                + "]");
      }
      return value;
    }

    private static <T> Set<T> set(@Nullable List<T> values) {
      return values == null ? Set.of() : new LinkedHashSet<>(values);
    }
  }

  /** {@code SubscriptionResponse}. */
  record Shown(
      long id,
      long appId,
      String subscriptionType,
      @Nullable Long portalId,
      String objectTypeId,
      @Nullable String eventTypeId,
      List<String> actions,
      @Nullable List<String> properties,
      @Nullable List<Long> objectIds,
      @Nullable List<Long> listIds,
      @Nullable List<String> associatedObjectTypeIds,
      String createdAt,
      String updatedAt) {

    static Shown of(AppKey app, JournalSubscription subscription) {
      Scope scope = subscription.scope();
      boolean isLifecycle = subscription.kind() == SubscriptionKind.APP_LIFECYCLE_EVENT;
      return new Shown(
          subscription.id(),
          app.app().value(),
          subscription.kind().name(),
          subscription.hub().map(PortalId::value).orElse(null),
          scope.objectType(),
          isLifecycle ? scope.objectType() : null,
          scope.actions().stream().sorted().map(Action::name).toList(),
          list(scope.properties()),
          list(scope.objects()),
          list(scope.lists()),
          list(scope.associatedTypes()),
          subscription.createdAt().toString(),
          subscription.updatedAt().toString());
    }

    private static <T extends Comparable<T>> @Nullable List<T> list(Set<T> values) {
      return Optional.of(values)
          .filter(some -> !some.isEmpty())
          .map(some -> some.stream().sorted().toList())
          .orElse(null);
    }
  }

  record Listing(List<Shown> results) {}

  /** {@code Filter}. */
  record Filter(List<Condition> conditions) {}

  record FilterCreate(long subscriptionId, Filter filter) {}

  record FilterCreated(long filterId) {}

  /** {@code FilterResponse}, whose time is in milliseconds. */
  record FilterShown(long id, long createdAt, Filter filter) {

    static FilterShown of(JournalFilter filter) {
      return new FilterShown(
          filter.id(), filter.createdAt().toEpochMilli(), new Filter(filter.conditions()));
    }
  }
}
