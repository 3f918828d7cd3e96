package dev.axle.webhooks;

import dev.axle.edge.Json;
import dev.axle.edge.Method;
import dev.axle.edge.Problem;
import dev.axle.ui.Page;
import dev.axle.ui.View;
import dev.axle.ui.Visit;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** What was sent to an app: one delivery, and what is sent again. */
public final class DeliveriesPages {

  private final MadeApps apps;
  private final DeliveryLog log;

  public DeliveriesPages(MadeApps apps, DeliveryLog log) {
    this.apps = apps;
    this.log = log;
  }

  /**
   * A delivery as its page shows it.
   *
   * @param request what was sent, in lines
   */
  public record Shown(MadeApp app, Delivery delivery, String request) {

    public String pathOfWebhooks() {
      return AppWebhooks.path(app);
    }

    public String path() {
      return pathOfWebhooks() + "/deliveries/" + delivery.id();
    }
  }

  public List<Page> pages() {
    return List.of(
        WebhooksPages.page(
            "webhooks.delivery", Method.GET, "/deliveries/{delivery}", visit -> show(visit, "")),
        WebhooksPages.page(
            "webhooks.redeliver", Method.POST, "/deliveries/{delivery}/redeliver", this::redeliver),
        WebhooksPages.page(
            "webhooks.redeliver-range", Method.POST, "/redeliver", this::redeliverRange));
  }

  private MadeApp app(Visit visit) {
    return apps.read(visit.visitor().portal(), visit.path("app"));
  }

  private MadeApp changed(Visit visit) {
    MadeApp app = app(visit);
    visit.announce(app.key().app().toString(), app.name());
    return app;
  }

  private View show(Visit visit, String problem) {
    MadeApp app = app(visit);
    Delivery delivery = log.read(app.key(), visit.path("delivery"));
    Map<String, Object> model =
        Map.of("shown", new Shown(app, delivery, pretty(delivery.request())), "problem", problem);
    String title = "Delivery " + delivery.id();
    return View.form("webhooks/delivery", title, model);
  }

  private static String pretty(String json) {
    return Json.mapper()
        .writerWithDefaultPrettyPrinter()
        .writeValueAsString(Json.mapper().readTree(json));
  }

  private View redeliver(Visit visit) {
    MadeApp app = changed(visit);
    try {
      log.redeliver(app.key(), visit.path("delivery"));
      return View.goTo(AppWebhooks.path(app));
    } catch (Problem problem) {
      if (problem.status() == 404) {
        throw problem;
      }
      return show(visit, problem.text());
    }
  }

  private View redeliverRange(Visit visit) {
    MadeApp app = changed(visit);
    try {
      int events =
          log.redeliver(
              app.key(),
              DeliverySearch.between(
                  time(visit, "from"), time(visit, "to"), !visit.field("failed").isEmpty()));
      return View.page(
          "webhooks/redelivered",
          "Redelivered",
          Map.of("events", events, "path", AppWebhooks.path(app), "problem", ""));
    } catch (Problem problem) {
      return View.refused(
          "webhooks/redelivered",
          "Not redelivered",
          Map.of("events", 0, "path", AppWebhooks.path(app), "problem", problem.text()));
    }
  }

  private static Instant time(Visit visit, String field) {
    try {
      return LocalDateTime.parse(visit.field(field)).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException none) {
      throw Problem.invalid("Say from when to when, as a date and a time.");
    }
  }
}
