package dev.axle.webhooks;

import dev.axle.edge.Problem;
import dev.axle.ui.Visit;
import java.util.Optional;

/**
 * Some deliveries of an app, and what they were looked for by.
 *
 * @param id of a record or an event; empty text for any
 * @param isFirst whether the latest ones are shown
 */
public record DeliveriesTable(
    String path,
    DeliveryLog.Stretch stretch,
    String id,
    boolean isOfEvent,
    boolean onlyFailed,
    boolean isFirst) {

  private static final int PAGE = 25;

  static DeliveriesTable of(DeliveryLog log, MadeApp app, Visit visit) {
    String id = visit.query().text("id").orElse("").strip();
    boolean isOfEvent = visit.query().text("of").orElse("").equals("event");
    boolean onlyFailed = visit.query().text("failed").isPresent();
    Optional<Long> number = id.isEmpty() ? Optional.empty() : Optional.of(number(id));
    DeliverySearch search =
        DeliverySearch.about(
            number.filter(any -> !isOfEvent), number.filter(any -> isOfEvent), onlyFailed);
    Optional<Long> after = visit.query().text("after").map(DeliveriesTable::number);
    return new DeliveriesTable(
        AppWebhooks.path(app),
        log.page(app.key(), search, after, PAGE),
        number.map(String::valueOf).orElse(""),
        isOfEvent,
        onlyFailed,
        after.isEmpty());
  }

  private static long number(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException none) {
      throw Problem.of(
          404, "OBJECT_NOT_FOUND", "Records and events have numbers, and this is none: " + text);
    }
  }

  public boolean isSearch() {
    return onlyFailed || !id.isEmpty();
  }

  /** The search, as an address carries it. */
  public String query() {
    return "id=%s&of=%s%s"
        .formatted(id, isOfEvent ? "event" : "record", onlyFailed ? "&failed=on" : "");
  }

  /** The address of older ones; empty text if there are none. */
  public String older() {
    return stretch.next().map(next -> path + "?" + query() + "&after=" + next).orElse("");
  }
}
