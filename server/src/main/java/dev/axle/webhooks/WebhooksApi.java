package dev.axle.webhooks;

import dev.axle.edge.Access;
import dev.axle.edge.Answer;
import dev.axle.edge.ApiPaths;
import dev.axle.edge.BatchError;
import dev.axle.edge.Call;
import dev.axle.edge.LimitClass;
import dev.axle.edge.Method;
import dev.axle.edge.Operation;
import dev.axle.edge.Problem;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The operations on subscriptions and settings of an app's webhooks. Whoever made the app calls
 * them: by the key of a developer, or with a token of that portal.
 */
public final class WebhooksApi {

  private static final String ONE = "/subscriptions/{subscriptionId}";

  private final MadeApps apps;
  private final Webhooks webhooks;

  public WebhooksApi(MadeApps apps, Webhooks webhooks) {
    this.apps = apps;
    this.webhooks = webhooks;
  }

  record Throttling(int maxConcurrentRequests) {}

  record SettingsChange(String targetUrl, Throttling throttling) {}

  record Settings(String targetUrl, Throttling throttling, String createdAt, String updatedAt) {

    static Settings of(Target target) {
      return new Settings(
          target.url(),
          new Throttling(target.mostAtOnce()),
          target.createdAt().toString(),
          target.updatedAt().toString());
    }
  }

  record SubscriptionCreate(
      String eventType,
      @Nullable String propertyName,
      @Nullable String objectTypeId,
      @Nullable Boolean active) {}

  record SubscriptionPatch(@Nullable Boolean active) {}

  record Shown(
      String id,
      String eventType,
      @Nullable String propertyName,
      @Nullable String objectTypeId,
      boolean active,
      String createdAt,
      String updatedAt) {

    static Shown of(Subscription subscription) {
      return new Shown(
          Integer.toString(subscription.id()),
          subscription.eventType().text(),
          subscription.property().orElse(null),
          subscription.objectType().orElse(null),
          subscription.active(),
          subscription.createdAt().toString(),
          subscription.updatedAt().toString());
    }
  }

  record Listing(List<Shown> results) {}

  record BatchInput(int id, boolean active) {}

  record BatchUpdate(List<BatchInput> inputs) {}

  record BatchResult(
      String status,
      List<Shown> results,
      String startedAt,
      String completedAt,
      @Nullable Integer numErrors,
      @Nullable List<BatchError> errors) {}

  public List<Operation> operations() {
    Access reading = Access.anyOf("developers-read", "private-apps-read");
    Access writing = Access.anyOf("developers-write", "private-apps-write");
    return List.of(
        operation("settings.read", Method.GET, "/settings", reading)
            .gives(200, Settings.class)
            .documented("Says where the webhooks of an app go.")
            .answeredBy(call -> Answer.ok(Settings.of(webhooks.target(app(call))))),
        operation("settings.update", Method.PUT, "/settings", writing)
            .takes(SettingsChange.class)
            .gives(200, Settings.class)
            .documented("Sets where the webhooks of an app go, and how many at once.")
            .answeredBy(this::setTarget),
        operation("settings.clear", Method.DELETE, "/settings", writing)
            .givesNothing()
            .documented("Has no webhooks sent to an app; events that wait are dropped.")
            .answeredBy(
                call -> {
                  webhooks.clearTarget(app(call));
                  return Answer.noContent();
                }),
        operation("subscriptions.list", Method.GET, "/subscriptions", reading)
            .gives(200, Listing.class)
            .documented("Lists what an app wants to be told.")
            .answeredBy(
                call ->
                    Answer.ok(
                        new Listing(webhooks.all(app(call)).stream().map(Shown::of).toList()))),
        operation("subscriptions.create", Method.POST, "/subscriptions", writing)
            .takes(SubscriptionCreate.class)
            .gives(201, Shown.class)
            .documented("Has an app told of what happens to records of a type.")
            .answeredBy(this::subscribe),
        operation("subscriptions.read", Method.GET, ONE, reading)
            .gives(200, Shown.class)
            .documented("Reads a subscription.")
            .answeredBy(
                call -> Answer.ok(Shown.of(webhooks.read(app(call), call.path("subscriptionId"))))),
        operation("subscriptions.update", Method.PATCH, ONE, writing)
            .takes(SubscriptionPatch.class)
            .gives(200, Shown.class)
            .documented("Pauses a subscription, or goes on with it.")
            .answeredBy(this::update),
        operation("subscriptions.delete", Method.DELETE, ONE, writing)
            .givesNothing()
            .documented("Ends a subscription.")
            .answeredBy(
                call -> {
                  webhooks.unsubscribe(app(call), call.path("subscriptionId"));
                  return Answer.noContent();
                }),
        operation("subscriptions.batch.update", Method.POST, "/subscriptions/batch/update", writing)
            .takes(BatchUpdate.class)
            .gives(200, BatchResult.class)
            .documented("Pauses some subscriptions, and goes on with others.")
            .answeredBy(this::updateAll));
  }

  private static Operation.Draft operation(String name, Method method, String tail, Access access) {
    return Operation.of("webhooks." + name, method, ApiPaths.webhooks(tail))
        .access(access)
        .limit(LimitClass.UNLIMITED);
  }

  private AppKey app(Call call) {
    return apps.read(call.portal(), call.path("appId")).key();
  }

  private Answer setTarget(Call call) {
    SettingsChange change = call.body(SettingsChange.class);
    return Answer.ok(
        Settings.of(
            webhooks.setTarget(
                app(call),
                change.targetUrl(),
                change.throttling().maxConcurrentRequests(),
                call.now())));
  }

  private Answer subscribe(Call call) {
    SubscriptionCreate wanted = call.body(SubscriptionCreate.class);
    Subscription made =
        webhooks.subscribe(
            app(call),
            new Webhooks.Wish(
                wanted.eventType(),
                Optional.ofNullable(wanted.objectTypeId()),
                Optional.ofNullable(wanted.propertyName()),
                Boolean.TRUE.equals(wanted.active())),
            call.now());
    return Answer.created(Shown.of(made), call.location(Integer.toString(made.id())));
  }

  private Answer update(Call call) {
    Boolean active = call.body(SubscriptionPatch.class).active();
    String id = call.path("subscriptionId");
    return Answer.ok(
        Shown.of(
            active == null
                ? webhooks.read(app(call), id)
                : webhooks.setActive(app(call), id, active, call.now())));
  }

  private Answer updateAll(Call call) {
    Instant startedAt = call.now();
    Map<String, Boolean> wished = new LinkedHashMap<>();
    call.body(BatchUpdate.class)
        .inputs()
        .forEach(each -> wished.put(Integer.toString(each.id()), each.active()));
    Webhooks.Changed changed = webhooks.setActive(app(call), wished, startedAt);
    List<BatchError> errors =
        changed.missing().isEmpty()
            ? List.of()
            : List.of(
                BatchError.of(
                    Problem.of(404, "OBJECT_NOT_FOUND", "Some subscriptions are not there."),
                    Map.of("ids", changed.missing())));
    return new Answer(
        errors.isEmpty() ? 200 : 207,
        new BatchResult(
            "COMPLETE",
            changed.changed().stream().map(Shown::of).toList(),
            startedAt.toString(),
            call.now().toString(),
            errors.isEmpty() ? null : errors.size(),
            errors.isEmpty() ? null : errors),
        Map.of());
  }
}
