package dev.axle.crm.lists;

import dev.axle.crm.filters.Filter;
import dev.axle.crm.filters.Property;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** What tests of the time of a property's last change are as filters, at one time in one place. */
final class ChangeTranslation {

  private final Property property;
  private final Instant now;
  private final ZoneId zone;

  ChangeTranslation(Property property, Instant now, ZoneId zone) {
    this.property = property;
    this.now = now;
    this.zone = zone;
  }

  Filter of(PropertyTest.Updated updated) {
    Filter since = changed(updated.from(), PropertyTest.Endpoint.INCLUSIVE);
    return updated
        .to()
        .<Filter>map(
            to ->
                new Filter.All(
                    List.of(since, new Filter.Not(changed(to, PropertyTest.Endpoint.EXCLUSIVE)))))
        .orElse(since);
  }

  /**
   * Changed at a limit or later.
   *
   * @param within which limits count themselves; those of others begin a millisecond later
   */
  private Filter changed(PropertyTest.TimeRange.Limit limit, PropertyTest.Endpoint within) {
    Instant at = limit.at().at(now, zone).toInstant().truncatedTo(ChronoUnit.MILLIS);
    return new Filter.Changed(property, limit.endpoint() == within ? at : at.plusMillis(1));
  }

  Filter of(PropertyTest.Moments moments, Property right) {
    Filter.Moment left = moment(moments.aspect(), property);
    Filter compared =
        new Filter.Moments(left, moments.comparison(), moment(moments.other(), right));
    return moments
        .otherwise()
        .<Filter>map(
            time ->
                new Filter.Any(
                    List.of(
                        compared,
                        new Filter.All(
                            List.of(
                                new Filter.Not(ever(right)), held(moments.comparison(), time))))))
        .orElse(compared);
  }

  private static Filter.Moment moment(PropertyTest.Aspect aspect, Property of) {
    return switch (aspect) {
      case VALUE -> new Filter.ValueOf(of);
      case UPDATED_AT -> new Filter.LastChangeOf(of);
    };
  }

  /** It was set once. */
  private static Filter ever(Property property) {
    return new Filter.Changed(property, Instant.EPOCH);
  }

  /** The last change stands so to a time. */
  private Filter held(Filter.Comparison comparison, Instant time) {
    Filter since = new Filter.Changed(property, time);
    Filter after = new Filter.Changed(property, time.plusMillis(1));
    return switch (comparison) {
      case EQUAL -> new Filter.All(List.of(since, new Filter.Not(after)));
      case LESS -> new Filter.All(List.of(ever(property), new Filter.Not(since)));
      case AT_MOST -> new Filter.All(List.of(ever(property), new Filter.Not(after)));
      case GREATER -> after;
      case AT_LEAST -> since;
    };
  }
}
