package dev.axle.webhooks;

import dev.axle.edge.Method;
import dev.axle.edge.PortalId;
import dev.axle.edge.Problem;
import dev.axle.time.Clock;
import dev.axle.ui.Page;
import dev.axle.ui.PageHandler;
import dev.axle.ui.Right;
import dev.axle.ui.View;
import dev.axle.ui.Visit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The webhooks of an app, below the page of the app: where they go, and what it is told. */
public final class WebhooksPages {

  private final MadeApps apps;
  private final RecordTypes types;
  private final Webhooks webhooks;
  private final DeliveryLog log;
  private final TestEvents tests;
  private final ShownSecrets secrets;
  private final Clock clock;

  public WebhooksPages(
      MadeApps apps,
      RecordTypes types,
      Webhooks webhooks,
      DeliveryLog log,
      TestEvents tests,
      ShownSecrets secrets,
      Clock clock) {
    this.apps = apps;
    this.types = types;
    this.webhooks = webhooks;
    this.log = log;
    this.tests = tests;
    this.secrets = secrets;
    this.clock = clock;
  }

  public List<Page> pages() {
    String subscription = "/subscriptions/{subscription}";
    return List.of(
        page("webhooks", Method.GET, "", visit -> show(visit, "", "")),
        Page.refreshing(
            "webhooks.deliveries", paths("/deliveries"), Right.MANAGE_APPS, this::deliveries),
        page("webhooks.settings", Method.POST, "/settings", this::setTarget),
        page("webhooks.clear", Method.POST, "/clear", this::clear),
        page("webhooks.subscribe", Method.POST, "/subscriptions", this::subscribe),
        page("webhooks.pause", Method.POST, subscription + "/pause", this::pause),
        page("webhooks.go-on", Method.POST, subscription + "/go-on", this::goOn),
        page("webhooks.unsubscribe", Method.POST, subscription + "/remove", this::unsubscribe),
        page("webhooks.try-again", Method.POST, "/try-again", this::tryAgain),
        page("webhooks.test", Method.POST, "/test", this::test),
        page("webhooks.secret", Method.POST, "/secret", this::showSecret),
        page("webhooks.secret.rotate", Method.POST, "/secret/rotate", this::rotateSecret));
  }

  static Page page(String name, Method method, String below, PageHandler handler) {
    return Page.of(name, method, paths(below), Right.MANAGE_APPS, handler);
  }

  private static List<String> paths(String below) {
    return Stream.of(AppWebhooks.OF_PRIVATE, AppWebhooks.OF_PUBLIC)
        .map(apps -> apps + "/{app}/webhooks" + below)
        .toList();
  }

  private MadeApp app(Visit visit) {
    return apps.read(visit.visitor().portal(), visit.path("app"));
  }

  private MadeApp changed(Visit visit) {
    MadeApp app = app(visit);
    visit.announce(app.key().app().toString(), app.name());
    return app;
  }

  /**
   * @param secret that is shown only now; empty text if it is not
   */
  private View show(Visit visit, String secret, String problem) {
    MadeApp app = app(visit);
    List<Subscription> subscriptions = webhooks.all(app.key());
    AppWebhooks shown =
        new AppWebhooks(
            app,
            webhooks.targetIfAny(app.key()),
            subscriptions,
            lacking(app, subscriptions),
            log.backlog(app.key()));
    Map<String, Object> model =
        Map.of(
            "webhooks",
            shown,
            "table",
            DeliveriesTable.of(log, app, visit),
            "secret",
            secret,
            "problem",
            problem);
    String title = "Webhooks of " + app.name();
    return View.form("webhooks/app", title, model);
  }

  private Map<Integer, Set<String>> lacking(MadeApp app, List<Subscription> subscriptions) {
    PortalId maker = app.key().maker();
    return subscriptions.stream()
        .filter(each -> types.hasType(maker, each.typeId()))
        .filter(each -> !types.mayRead(maker, each.typeId(), app.scopes()))
        .collect(Collectors.toMap(Subscription::id, each -> types.scopes(maker, each.typeId())));
  }

  private View deliveries(Visit visit) {
    return View.page(
        "webhooks/deliveries",
        "Deliveries",
        Map.of("table", DeliveriesTable.of(log, app(visit), visit)));
  }

  /** Something that is done to an app. */
  private interface Deed {
    void to(MadeApp app);
  }

  private View done(Visit visit, Deed deed) {
    MadeApp app = changed(visit);
    try {
      deed.to(app);
      return View.goTo(AppWebhooks.path(app));
    } catch (Problem problem) {
      return show(visit, "", problem.text());
    }
  }

  private View setTarget(Visit visit) {
    return done(
        visit,
        app ->
            webhooks.setTarget(
                app.key(), visit.field("url"), number(visit, "atOnce"), clock.now()));
  }

  private static int number(Visit visit, String field) {
    try {
      return Integer.parseInt(visit.field(field));
    } catch (NumberFormatException none) {
      throw Problem.invalid("'%s' is no number.".formatted(visit.field(field)));
    }
  }

  private View clear(Visit visit) {
    return done(visit, app -> webhooks.clearTarget(app.key()));
  }

  private View subscribe(Visit visit) {
    Webhooks.Wish wish =
        new Webhooks.Wish(
            visit.field("eventType"),
            Optional.of(visit.field("objectTypeId")),
            Optional.of(visit.field("propertyName")),
            true);
    return done(visit, app -> webhooks.subscribe(app.key(), wish, clock.now()));
  }

  private View pause(Visit visit) {
    return done(
        visit,
        app -> webhooks.setActive(app.key(), visit.path("subscription"), false, clock.now()));
  }

  private View goOn(Visit visit) {
    return done(
        visit, app -> webhooks.setActive(app.key(), visit.path("subscription"), true, clock.now()));
  }

  private View unsubscribe(Visit visit) {
    return done(visit, app -> webhooks.unsubscribe(app.key(), visit.path("subscription")));
  }

  private View tryAgain(Visit visit) {
    return done(visit, app -> log.goOn(app.key()));
  }

  private View test(Visit visit) {
    return done(
        visit,
        app ->
            tests.send(
                app.key(),
                webhooks.read(app.key(), visit.field("subscription")),
                visit.field("objectId").isEmpty() ? 0 : number(visit, "objectId")));
  }

  private View showSecret(Visit visit) {
    return show(visit, secrets.of(changed(visit)).value(), "");
  }

  private View rotateSecret(Visit visit) {
    return show(visit, secrets.rotate(changed(visit)).value(), "");
  }
}
