package dev.axle.usage;

import dev.axle.edge.AppId;
import dev.axle.edge.Problem;
import dev.axle.edge.Query;
import java.util.Locale;
import java.util.Optional;

/** Whose calls somebody wants to see, and of how many days. */
public record UsageWish(Optional<AppId> app, Stretch stretch) {

  /** The last days, with today. */
  public enum Stretch {
    TODAY("Today", 1),
    WEEK("7 days", 7),
    MONTH("30 days", 30);

    private final String label;
    private final int days;

    Stretch(String label, int days) {
      this.label = label;
      this.days = days;
    }

    public String label() {
      return label;
    }

    /** As it stands in an address. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }

    int days() {
      return days;
    }
  }

  /**
   * What an address asks for.
   *
   * @throws Problem 404 for what can't be asked for
   */
  static UsageWish of(Query query) {
    return new UsageWish(
        query.text("app").map(UsageWish::app),
        query.text("span").map(UsageWish::stretch).orElse(Stretch.TODAY));
  }

  private static AppId app(String text) {
    try {
      return new AppId(Long.parseLong(text));
    } catch (NumberFormatException notAnId) {
      throw nothing();
    }
  }

  private static Stretch stretch(String text) {
    for (Stretch stretch : Stretch.values()) {
      if (stretch.text().equals(text)) {
        return stretch;
      }
    }
    throw nothing();
  }

  private static Problem nothing() {
    return Problem.of(
        404, "OBJECT_NOT_FOUND", "The address names an app or a time that there is not.");
  }

  public boolean isOf(AppId other) {
    return app.filter(other::equals).isPresent();
  }
}
