package dev.axle.portals;

import java.util.List;
import java.util.Locale;

/** What an app called in the last 30 days, day by day. */
public record CallsOfMonth(List<AppActivity.Day> days) {

  public CallsOfMonth {
    days = List.copyOf(days);
  }

  public long calls() {
    return days.stream().mapToLong(AppActivity.Day::calls).sum();
  }

  public long errors() {
    return days.stream().mapToLong(AppActivity.Day::errors).sum();
  }

  /** The share of calls that failed, such as {@code 0.4 %}. */
  public String errorRate() {
    return calls() == 0 ? "–" : String.format(Locale.ROOT, "%.1f %%", 100.0 * errors() / calls());
  }
}
