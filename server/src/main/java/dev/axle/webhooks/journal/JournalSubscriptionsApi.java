package dev.axle.webhooks.journal;

import dev.axle.edge.Access;
import dev.axle.edge.Answer;
import dev.axle.edge.ApiPaths;
import dev.axle.edge.Call;
import dev.axle.edge.EdgeProblems;
import dev.axle.edge.LimitClass;
import dev.axle.edge.Method;
import dev.axle.edge.Operation;
import dev.axle.edge.PortalId;
import dev.axle.webhooks.AppKey;
import dev.axle.webhooks.MadeApps;
import java.util.List;

/**
 * The operations on what an app subscribes to in its journal, and on the filters of that.
 *
 * <p>Source:
 * https://developers.hubspot.com/docs/api-reference/latest/webhooks-journal/subscriptions/guide
 */
public final class JournalSubscriptionsApi {

  private static final String ONE = "/{subscriptionId}";
  private static final String FILTER = "/filters/{filterId}";

  private final JournalSubscriptions subscriptions;
  private final JournalCaller callers;

  public JournalSubscriptionsApi(JournalSubscriptions subscriptions, MadeApps apps) {
    this.subscriptions = subscriptions;
    this.callers = new JournalCaller(apps);
  }

  public List<Operation> operations() {
    Access reading = JournalCaller.SEEING_SUBSCRIPTIONS;
    Access writing = JournalCaller.SUBSCRIBING;
    return List.of(
        operation("list", Method.GET, "", reading)
            .gives(200, SubscriptionWire.Listing.class)
            .documented("Lists what an app subscribes to in its journal.")
            .answeredBy(this::list),
        operation("put", Method.POST, "", writing)
            .takes(SubscriptionWire.Upsert.class)
            .gives(200, SubscriptionWire.Shown.class)
            .documented("Has what happens in an account written into the app's journal.")
            .answeredBy(this::put),
        operation("read", Method.GET, ONE, reading)
            .gives(200, SubscriptionWire.Shown.class)
            .documented("Reads a subscription to the journal.")
            .answeredBy(
                call -> {
                  AppKey app = callers.app(call);
                  return Answer.ok(
                      SubscriptionWire.Shown.of(
                          app, subscriptions.read(app, call.path("subscriptionId"))));
                }),
        operation("delete", Method.DELETE, ONE, writing)
            .givesNothing()
            .documented("Ends a subscription to the journal.")
            .answeredBy(
                call -> {
                  subscriptions.delete(callers.app(call), call.path("subscriptionId"));
                  return Answer.noContent();
                }),
        operation("delete-of-portal", Method.DELETE, "/portals/{portalId}", writing)
            .givesNothing()
            .documented("Ends all subscriptions to what happens in an account.")
            .answeredBy(this::deleteOfPortal),
        operation("filters.create", Method.POST, "/filters", writing)
            .takes(SubscriptionWire.FilterCreate.class)
            .gives(200, SubscriptionWire.FilterCreated.class)
            .documented("Narrows a subscription to records that meet conditions.")
            .answeredBy(this::addFilter),
        operation("filters.list", Method.GET, "/filters/subscription" + ONE, reading)
            .documented("Lists the filters of a subscription.")
            .answeredBy(
                call ->
                    Answer.ok(
                        subscriptions
                            .filtersOf(callers.app(call), call.path("subscriptionId"))
                            .stream()
                            .map(SubscriptionWire.FilterShown::of)
                            .toList())),
        operation("filters.read", Method.GET, FILTER, reading)
            .gives(200, SubscriptionWire.FilterShown.class)
            .documented("Reads a filter.")
            .answeredBy(
                call ->
                    Answer.ok(
                        SubscriptionWire.FilterShown.of(
                            subscriptions.filter(callers.app(call), call.path("filterId"))))),
        operation("filters.delete", Method.DELETE, FILTER, writing)
            .givesNothing()
            .documented("Takes a filter away.")
            .answeredBy(
                call -> {
                  subscriptions.deleteFilter(callers.app(call), call.path("filterId"));
                  return Answer.noContent();
                }));
  }

  private static Operation.Draft operation(String name, Method method, String tail, Access access) {
    return Operation.of(
            "webhooks-journal.subscriptions." + name,
            method,
            ApiPaths.webhooksJournal("subscriptions", tail))
        .access(access)
        .limit(LimitClass.UNLIMITED);
  }

  private Answer list(Call call) {
    AppKey app = callers.app(call);
    return Answer.ok(
        new SubscriptionWire.Listing(
            subscriptions.all(app).stream()
                .map(each -> SubscriptionWire.Shown.of(app, each))
                .toList()));
  }

  private Answer put(Call call) {
    AppKey app = callers.app(call);
    SubscriptionWire.Upsert wish = call.body(SubscriptionWire.Upsert.class);
    SubscriptionKind kind = SubscriptionKind.parse(wish.subscriptionType());
    return Answer.ok(
        SubscriptionWire.Shown.of(
            app,
            kind == SubscriptionKind.APP_LIFECYCLE_EVENT
                ? subscriptions.putLifecycle(app, wish.lifecycle(), call.now())
                : subscriptions.put(app, kind, wish.hub(), wish.scope(kind), call.now())));
  }

  private Answer deleteOfPortal(Call call) {
    PortalId hub =
        PortalId.parse(call.path("portalId"))
            .orElseThrow(() -> EdgeProblems.badPathParameter("portalId"));
    subscriptions.deleteOf(callers.app(call), hub);
    return Answer.noContent();
  }

  private Answer addFilter(Call call) {
    AppKey app = callers.app(call);
    SubscriptionWire.FilterCreate wish = call.body(SubscriptionWire.FilterCreate.class);
    return Answer.ok(
        new SubscriptionWire.FilterCreated(
            subscriptions.addFilter(
                app,
                Long.toString(wish.subscriptionId()),
                wish.filter().conditions(),
                call.now())));
  }
}
