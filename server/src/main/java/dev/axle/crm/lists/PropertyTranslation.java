package dev.axle.crm.lists;

import dev.axle.crm.filters.Filter;
import dev.axle.crm.filters.Property;
import dev.axle.crm.properties.PropertyDefinition;
import dev.axle.crm.properties.PropertyDefinitions;
import dev.axle.crm.properties.PropertyOption;
import dev.axle.crm.properties.PropertyType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What tests of one property are as filters, at one time in one place. */
final class PropertyTranslation {

  private final PropertyDefinition definition;
  private final PropertyDefinitions definitions;
  private final Instant now;
  private final ZoneId zone;
  private final Property property;

  PropertyTranslation(
      PropertyDefinition definition, PropertyDefinitions definitions, Instant now, ZoneId zone) {
    this.definition = definition;
    this.definitions = definitions;
    this.now = now;
    this.zone = zone;
    this.property = Property.of(definition);
  }

  /** What fails a test passes it turned round, with a value or without. */
  Filter of(PropertyTest test, Condition.Unset unset) {
    if (unset == Condition.Unset.FAILS) {
      return of(test);
    }
    return test instanceof PropertyTest.Fails fails
        ? new Filter.Not(of(fails.test()))
        : new Filter.Any(List.of(of(test), new Filter.Not(new Filter.Known(property))));
  }

  private Filter of(PropertyTest test) {
    return switch (test) {
      case PropertyTest.Fails fails ->
          new Filter.All(List.of(new Filter.Known(property), new Filter.Not(of(fails.test()))));
      case PropertyTest.Both both -> new Filter.All(List.of(of(both.one()), of(both.other())));
      case PropertyTest.Ever ever -> new Filter.Ever(property, of(ever.test()));
      case PropertyTest.IsKnown known -> new Filter.Known(property);
      case PropertyTest.IsUnknown unknown -> new Filter.Not(new Filter.Known(property));
      case PropertyTest.Text text -> text(text);
      case PropertyTest.Options options -> options(options);
      case PropertyTest.NumberIs is -> new Filter.Is(property, Set.of(is.value().toPlainString()));
      case PropertyTest.NumberRange range ->
          new Filter.Between(
              property,
              range.lower().map(limit -> bound(limit.value().toPlainString(), limit.endpoint())),
              range.upper().map(limit -> bound(limit.value().toPlainString(), limit.endpoint())));
      case PropertyTest.TimeRange range ->
          new Filter.Between(
              property,
              range.lower().map(limit -> bound(limit.at(), limit.endpoint())),
              range.upper().map(limit -> bound(limit.at(), limit.endpoint())));
      case PropertyTest.Calendar calendar -> calendar(calendar);
      case PropertyTest.Against against -> against(against);
      case PropertyTest.Anniversary anniversary ->
          new AnniversaryTranslation(property, definition.content().type(), now, zone)
              .of(anniversary);
      case PropertyTest.Updated updated -> new ChangeTranslation(property, now, zone).of(updated);
      case PropertyTest.Moments moments -> moments(moments);
    };
  }

  private static Filter.Bound bound(String value, PropertyTest.Endpoint endpoint) {
    return new Filter.Bound(value, endpoint == PropertyTest.Endpoint.INCLUSIVE);
  }

  private Filter.Bound bound(TimePoint at, PropertyTest.Endpoint endpoint) {
    return bound(millis(at.at(now, zone)), endpoint);
  }

  /** A date has no place: a time is held against it by the day and hour that it is where it is. */
  private String millis(ZonedDateTime time) {
    Instant instant =
        definition.content().type() == PropertyType.DATE
            ? time.toLocalDateTime().toInstant(ZoneOffset.UTC)
            : time.toInstant();
    return Long.toString(instant.toEpochMilli());
  }

  private Filter text(PropertyTest.Text text) {
    if (text.relation() == PropertyTest.Text.Relation.IS) {
      return new Filter.Is(property, Set.copyOf(text.values()));
    }
    List<Filter> any = new ArrayList<>();
    for (String value : text.values()) {
      any.add(
          switch (text.relation()) {
            case IS, CONTAINS -> new Filter.Like(property, Filter.Place.ANYWHERE, value);
            case STARTS_WITH -> new Filter.Like(property, Filter.Place.START, value);
            case ENDS_WITH -> new Filter.Like(property, Filter.Place.END, value);
            case CONTAINS_WORDS -> words(value.strip());
          });
    }
    return new Filter.Any(any);
  }

  /** The text is this, or has it between blanks or its ends; one word also beside other marks. */
  private Filter words(String value) {
    return new Filter.Any(
        List.of(
            new Filter.Is(property, Set.of(value)),
            value.chars().allMatch(Character::isLetterOrDigit)
                ? new Filter.Token(property, value)
                : Filter.NOTHING,
            new Filter.Like(property, Filter.Place.START, value + " "),
            new Filter.Like(property, Filter.Place.END, " " + value),
            new Filter.Like(property, Filter.Place.ANYWHERE, " " + value + " ")));
  }

  private Filter options(PropertyTest.Options options) {
    Set<String> values = new LinkedHashSet<>(options.values());
    return switch (options.quantity()) {
      case ANY -> new Filter.Is(property, values);
      case ALL -> all(values);
      case EXACTLY -> {
        Set<String> others = new LinkedHashSet<>();
        for (PropertyOption option : definition.content().options()) {
          if (!values.contains(option.value())) {
            others.add(option.value());
          }
        }
        yield new Filter.All(List.of(all(values), new Filter.Not(new Filter.Is(property, others))));
      }
    };
  }

  private Filter all(Set<String> values) {
    return new Filter.All(
        values.stream().<Filter>map(value -> new Filter.Is(property, Set.of(value))).toList());
  }

  private Filter calendar(PropertyTest.Calendar calendar) {
    LocalDate today = now.atZone(zone).toLocalDate();
    LocalDate start = Spans.start(calendar.unit(), calendar.yearStart(), today);
    LocalDate next = Spans.plus(calendar.unit(), start, 1);
    return switch (calendar.period()) {
      case IN_THIS_TIME_UNIT -> days(start, next);
      case IN_THIS_TIME_UNIT_SO_FAR ->
          new Filter.Between(
              property,
              Optional.of(bound(millis(start.atStartOfDay(zone)), PropertyTest.Endpoint.INCLUSIVE)),
              Optional.of(bound(millis(now.atZone(zone)), PropertyTest.Endpoint.INCLUSIVE)));
      case IN_NEXT_TIME_UNIT -> days(next, Spans.plus(calendar.unit(), next, calendar.count()));
      case IN_LAST_TIME_UNIT -> days(Spans.plus(calendar.unit(), start, -calendar.count()), start);
    };
  }

  private Filter days(LocalDate from, LocalDate to) {
    return new Filter.Between(
        property,
        Optional.of(bound(millis(from.atStartOfDay(zone)), PropertyTest.Endpoint.INCLUSIVE)),
        Optional.of(bound(millis(to.atStartOfDay(zone)), PropertyTest.Endpoint.EXCLUSIVE)));
  }

  private Filter against(PropertyTest.Against against) {
    PropertyDefinition other = definitions.find(against.property());
    if (other == null) {
      return Filter.NOTHING;
    }
    Property right = Property.of(other);
    Filter compared = new Filter.Compared(property, against.comparison(), right);
    if (against.otherwise().isEmpty()) {
      return compared;
    }
    return new Filter.Any(
        List.of(
            compared,
            new Filter.All(
                List.of(
                    new Filter.Not(new Filter.Known(right)),
                    held(against.comparison(), against.otherwise().get())))));
  }

  private Filter held(Filter.Comparison comparison, String value) {
    Optional<Filter.Bound> open = Optional.of(new Filter.Bound(value, false));
    Optional<Filter.Bound> closed = Optional.of(new Filter.Bound(value, true));
    return switch (comparison) {
      case EQUAL -> new Filter.Is(property, Set.of(value));
      case LESS -> new Filter.Between(property, Optional.empty(), open);
      case AT_MOST -> new Filter.Between(property, Optional.empty(), closed);
      case GREATER -> new Filter.Between(property, open, Optional.empty());
      case AT_LEAST -> new Filter.Between(property, closed, Optional.empty());
    };
  }

  private Filter moments(PropertyTest.Moments moments) {
    PropertyDefinition other = definitions.find(moments.property());
    return other == null
        ? Filter.NOTHING
        : new ChangeTranslation(property, now, zone).of(moments, Property.of(other));
  }
}
