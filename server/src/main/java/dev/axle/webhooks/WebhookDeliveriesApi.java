package dev.axle.webhooks;

import dev.axle.edge.Access;
import dev.axle.edge.Answer;
import dev.axle.edge.Call;
import dev.axle.edge.EdgeProblems;
import dev.axle.edge.LimitClass;
import dev.axle.edge.Method;
import dev.axle.edge.Operation;
import dev.axle.edge.Paging;
import dev.axle.edge.Parameter;
import dev.axle.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The operations on what was sent to an app and what waits, on its signing secret, and on test
 * events. Axle's own: HubSpot has a part of them on pages only.
 */
public final class WebhookDeliveriesApi {

  private static final int PAGE = 50;
  private static final int LARGEST_PAGE = 100;
  private static final String ONE = "/deliveries/{deliveryId}";

  private final MadeApps apps;
  private final Webhooks webhooks;
  private final DeliveryLog log;
  private final TestEvents tests;
  private final ShownSecrets secrets;
  private final Clock clock;

  public WebhookDeliveriesApi(
      MadeApps apps,
      Webhooks webhooks,
      DeliveryLog log,
      TestEvents tests,
      ShownSecrets secrets,
      Clock clock) {
    this.apps = apps;
    this.webhooks = webhooks;
    this.log = log;
    this.tests = tests;
    this.secrets = secrets;
    this.clock = clock;
  }

  /**
   * @param status of the answer, if there was one
   * @param problem why it failed, if it did
   * @param request what was sent, of a single delivery only
   * @param answer its beginning, of a single delivery only
   */
  record Shown(
      String id,
      String sentAt,
      int durationMillis,
      int attemptNumber,
      List<Long> eventIds,
      List<Long> objectIds,
      @Nullable Integer status,
      @Nullable String problem,
      @Nullable String request,
      @Nullable String answer) {

    static Shown line(Delivery delivery) {
      return of(delivery, null, null);
    }

    static Shown whole(Delivery delivery) {
      return of(delivery, delivery.request(), delivery.answer());
    }

    private static Shown of(Delivery delivery, @Nullable String request, @Nullable String answer) {
      return new Shown(
          Long.toString(delivery.id()),
          delivery.sentAt().toString(),
          delivery.millis(),
          delivery.attempt(),
          delivery.eventIds(),
          delivery.objectIds(),
          delivery.status().orElse(null),
          delivery.problem().orElse(null),
          request,
          answer);
    }
  }

  record Listing(List<Shown> results, @Nullable Paging paging) {}

  record Range(String sentFrom, @Nullable String sentTo, @Nullable Boolean onlyFailed) {}

  record Queued(int events) {}

  /**
   * @param events that wait
   * @param since when the first of them waits
   */
  record Waiting(
      long events,
      @Nullable String since,
      @Nullable String failingSince,
      @Nullable String disabledAt) {}

  record SigningSecret(String secret) {
    @Override
    public String toString() {
      return "SigningSecret[]";
    }
  }

  /**
   * @param objectId 0 unless told
   */
  record TestWish(int subscriptionId, @Nullable Long objectId) {}

  public List<Operation> operations() {
    Access reading = Access.anyOf("developers-read", "private-apps-read");
    Access writing = Access.anyOf("developers-write", "private-apps-write");
    return List.of(
        operation("deliveries.list", Method.GET, "/deliveries", reading)
            .gives(200, Listing.class)
            .query(
                Parameter.number("objectId", "Only those that told of this record."),
                Parameter.number("eventId", "Only those that told this event."),
                Parameter.flag("onlyFailed", "Only those that failed."),
                Parameter.time("sentFrom", "Not sent before."),
                Parameter.time("sentTo", "Not sent after."),
                Parameter.limit(PAGE, LARGEST_PAGE),
                Parameter.after())
            .documented("Lists what was sent to an app in the last seven days, the latest first.")
            .answeredBy(this::list),
        operation("deliveries.read", Method.GET, ONE, reading)
            .gives(200, Shown.class)
            .documented("Reads a delivery, with what was sent and what was answered.")
            .answeredBy(
                call -> Answer.ok(Shown.whole(log.read(app(call).key(), call.path("deliveryId"))))),
        operation("deliveries.redeliver", Method.POST, ONE + "/redeliver", writing)
            .gives(202, Queued.class)
            .documented("Queues the events of a delivery again, under their numbers.")
            .answeredBy(call -> queued(log.redeliver(app(call).key(), call.path("deliveryId")))),
        operation("deliveries.redeliver-range", Method.POST, "/deliveries/redeliver", writing)
            .takes(Range.class)
            .gives(202, Queued.class)
            .documented(
                "Queues the events of all deliveries of some time again; of failed ones, those that"
                    + " have not arrived since.")
            .answeredBy(this::redeliver),
        operation("backlog", Method.GET, "/backlog", reading)
            .gives(200, Waiting.class)
            .documented("Says how many events wait, and whether deliveries fail.")
            .answeredBy(this::backlog),
        operation("go-on", Method.POST, "/go-on", writing)
            .givesNothing()
            .documented("Tries what waits at once, also of an app whose webhooks were disabled.")
            .answeredBy(
                call -> {
                  log.goOn(app(call).key());
                  return Answer.noContent();
                }),
        operation("test", Method.POST, "/test", writing)
            .takes(TestWish.class)
            .gives(202, Queued.class)
            .documented(
                "Sends a made-up event of an active subscription. Its changeSource is AXLE_TEST, its"
                    + " objectId 0 unless told.")
            .answeredBy(this::test),
        operation("secret.read", Method.GET, "/secret", writing)
            .gives(200, SigningSecret.class)
            .documented("Shows the secret by which the webhooks of a private app are signed.")
            .answeredBy(call -> Answer.ok(new SigningSecret(secrets.of(app(call)).value()))),
        operation("secret.rotate", Method.POST, "/secret/rotate", writing)
            .gives(200, SigningSecret.class)
            .documented("Gives the webhooks of a private app another secret, which signs at once.")
            .answeredBy(call -> Answer.ok(new SigningSecret(secrets.rotate(app(call)).value()))));
  }

  private static Operation.Draft operation(String name, Method method, String tail, Access access) {
    return Operation.of(
            "axle.webhooks." + name, method, List.of("/axle/v1/webhooks/{appId}" + tail))
        .access(access)
        .limit(LimitClass.UNLIMITED);
  }

  private MadeApp app(Call call) {
    return apps.read(call.portal(), call.path("appId"));
  }

  private static Answer queued(int events) {
    return new Answer(202, new Queued(events), Map.of());
  }

  private Answer list(Call call) {
    DeliverySearch search =
        new DeliverySearch(
            number(call, "objectId"),
            number(call, "eventId"),
            call.query().flag("onlyFailed"),
            call.query().text("sentFrom").map(text -> time("sentFrom", text)),
            call.query().text("sentTo").map(text -> time("sentTo", text)));
    DeliveryLog.Stretch page =
        log.page(
            app(call).key(), search, number(call, "after"), call.query().limit(PAGE, LARGEST_PAGE));
    return Answer.ok(
        new Listing(
            page.deliveries().stream().map(Shown::line).toList(),
            page.next().map(next -> call.next(next.toString())).orElse(null)));
  }

  private static Optional<Long> number(Call call, String name) {
    try {
      return call.query().text(name).map(Long::valueOf);
    } catch (NumberFormatException notANumber) {
      throw EdgeProblems.badQueryParameter(name);
    }
  }

  private static Instant time(String name, String text) {
    try {
      return text.matches("\\d{1,15}")
          ? Instant.ofEpochMilli(Long.parseLong(text))
          : Instant.parse(text);
    } catch (DateTimeException notATime) {
      throw EdgeProblems.badQueryParameter(name);
    }
  }

  private Answer redeliver(Call call) {
    Range range = call.body(Range.class);
    String to = range.sentTo();
    return queued(
        log.redeliver(
            app(call).key(),
            DeliverySearch.between(
                time("sentFrom", range.sentFrom()),
                to == null ? clock.now() : time("sentTo", to),
                Boolean.TRUE.equals(range.onlyFailed()))));
  }

  private Answer backlog(Call call) {
    AppKey app = app(call).key();
    Backlog backlog = log.backlog(app);
    Optional<Target> target = webhooks.targetIfAny(app);
    return Answer.ok(
        new Waiting(
            backlog.events(),
            text(backlog.since()),
            text(target.flatMap(Target::failingSince)),
            text(target.flatMap(Target::disabledAt))));
  }

  private static @Nullable String text(Optional<Instant> time) {
    return time.map(Instant::toString).orElse(null);
  }

  private Answer test(Call call) {
    TestWish wish = call.body(TestWish.class);
    AppKey app = app(call).key();
    Long objectId = wish.objectId();
    tests.send(
        app,
        webhooks.read(app, Integer.toString(wish.subscriptionId())),
        objectId == null ? 0 : objectId);
    return queued(1);
  }
}
