package dev.axle.crm.lists;

import dev.axle.crm.lists.PropertyTest.Endpoint;
import dev.axle.crm.lists.PropertyTest.TimeRange;
import java.util.Optional;

/** Reads what operations demand of the time of a property's last change. */
final class ChangeReader {

  private ChangeReader() {}

  /** Before a time is not since. */
  static PropertyTest point(String operator, TimeRange.Limit at) {
    return switch (operator) {
      case "IS_BEFORE" -> new PropertyTest.Fails(since(beyond(at)));
      case "IS_AFTER" -> since(at);
      default -> throw FilterProblems.badOperator(operator, "TIME_POINT");
    };
  }

  private static PropertyTest since(TimeRange.Limit at) {
    return new PropertyTest.Updated(at, Optional.empty());
  }

  /** The beginning of what lies behind an end. */
  private static TimeRange.Limit beyond(TimeRange.Limit end) {
    return new TimeRange.Limit(
        end.at(),
        switch (end.endpoint()) {
          case EXCLUSIVE -> Endpoint.INCLUSIVE;
          case INCLUSIVE -> Endpoint.EXCLUSIVE;
        });
  }

  static PropertyTest rolling(FilterNode operation, String operator) {
    PropertyTest updated =
        new PropertyTest.Updated(
            new TimeRange.Limit(
                TimeReader.moving(-operation.integer("numberOfDays", 0, TimePointReader.MOST)),
                Endpoint.INCLUSIVE),
            Optional.empty());
    return switch (operator) {
      case "UPDATED_IN_LAST_X_DAYS" -> updated;
      case "NOT_UPDATED_IN_LAST_X_DAYS" -> new PropertyTest.Fails(updated);
      default -> throw FilterProblems.badOperator(operator, "ROLLING_PROPERTY_UPDATED");
    };
  }
}
