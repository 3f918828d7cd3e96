package dev.axle.crm.filters;

import dev.axle.crm.schemas.ObjectTypeId;
import java.time.Instant;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which records are meant. A condition on a property holds of no record that has no value for it;
 * whoever wants those too says so with {@link Not} and {@link Known}.
 */
public sealed interface Filter {

  /** Whether it looks at no record beside the one that it is held against. */
  default boolean isOfOneRecord() {
    return switch (this) {
      case All all -> all.of().stream().allMatch(Filter::isOfOneRecord);
      case Any any -> any.of().stream().allMatch(Filter::isOfOneRecord);
      case Not not -> not.of().isOfOneRecord();
      case AssociatedWith with -> false;
      case Associated associated -> false;
      case Known known -> true;
      case Is is -> true;
      case Between between -> true;
      case Token token -> true;
      case Like like -> true;
      case Compared compared -> true;
      case Words words -> true;
      case Member member -> true;
      case Ever ever -> true;
      case Changed changed -> true;
      case Moments moments -> true;
      case Anniversary anniversary -> true;
      case AssociatedOften often -> false;
      case Referring referring -> false;
    };
  }

  /** Whether an index can tell by itself which records it holds of. */
  default boolean isIndexed() {
    return switch (this) {
      case All all -> all.of().stream().allMatch(Filter::isIndexed);
      case Any any -> any.of().stream().allMatch(Filter::isIndexed);
      case Not not -> not.of().isIndexed();
      case Associated associated -> associated.filter().isIndexed();
      case Unindexed unindexed -> false;
      default -> true;
    };
  }

  Filter EVERYTHING = new All(List.of());
  Filter NOTHING = new Any(List.of());

  /** Each of these holds. */
  record All(List<Filter> of) implements Filter {
    public All {
      of = List.copyOf(of);
    }
  }

  /** One of these holds. */
  record Any(List<Filter> of) implements Filter {
    public Any {
      of = List.copyOf(of);
    }
  }

  record Not(Filter of) implements Filter {}

  /** There is a value. */
  record Known(Property property) implements Filter {}

  /** The value, or one of several, is one of these. */
  record Is(Property property, Set<String> values) implements Filter {
    public Is {
      values = Set.copyOf(values);
    }
  }

  /** The value lies between two bounds; an empty one is none. */
  record Between(Property property, Optional<Bound> lower, Optional<Bound> upper)
      implements Filter {}

  record Bound(String value, boolean inclusive) {}

  /**
   * A word of the value, or all of it, is this; {@code *} stands for any letters. Options are not
   * taken apart into words; numbers and times are this, or are not.
   */
  record Token(Property property, String pattern) implements Filter {}

  /** The text, or an option, has another text in it; numbers and times have none. */
  record Like(Property property, Place place, String text) implements Filter {

    /** The text in the form in which values of the property are compared. */
    public String normalText() {
      return property.kind() == Property.Kind.TEXT
          ? NormalForms.text(text)
          : NormalForms.option(text);
    }
  }

  enum Place {
    START,
    END,
    ANYWHERE
  }

  /**
   * The values of two properties of one kind stand so to each other. Several options are equal to
   * the same options, and neither less nor greater than others.
   */
  record Compared(Property left, Comparison comparison, Property right) implements Filter {}

  enum Comparison {
    EQUAL,
    LESS,
    AT_MOST,
    GREATER,
    AT_LEAST;

    /** Whether two values stand so to each other that compare like this number to 0. */
    public boolean holds(int order) {
      return switch (this) {
        case EQUAL -> order == 0;
        case LESS -> order < 0;
        case AT_MOST -> order <= 0;
        case GREATER -> order > 0;
        case AT_LEAST -> order >= 0;
      };
    }
  }

  /**
   * Each word of a text begins a word of some of these properties, each of which is a text, or one
   * that records of the type are searched by; a text without words is nowhere.
   */
  record Words(List<Property> properties, String text) implements Filter {
    public Words {
      properties = List.copyOf(properties);
    }
  }

  /** Associated with one of these records, if that is not in the recycle bin. */
  record AssociatedWith(ObjectTypeId type, Optional<Label> label, Set<Long> ids) implements Filter {
    public AssociatedWith {
      ids = Set.copyOf(ids);
    }
  }

  /** Associated with some record of a type of which a filter holds. */
  record Associated(ObjectTypeId type, Optional<Label> label, Filter filter) implements Filter {}

  /** Which associations count. */
  record Label(String category, int typeId) {}

  /** A member of a list. */
  record Member(long listId) implements Filter {}

  /**
   * The day and month of a time, by the calendar of a place, lie between two days, both included;
   * over the end of the year if the first is the later one.
   */
  record Anniversary(Property property, MonthDay from, MonthDay to, ZoneId zone) implements Filter {

    /** Whether it holds of a time, which is in milliseconds since 1970. */
    public boolean falls(long time) {
      MonthDay day = MonthDay.from(Instant.ofEpochMilli(time).atZone(zone));
      boolean begun = !day.isBefore(from);
      boolean lasts = !day.isAfter(to);
      return from.isAfter(to) ? begun || lasts : begun && lasts;
    }
  }

  /**
   * What is not in an index: it is told by looking at a record with its past. {@link Bounds} say
   * what an index can tell of it.
   */
  sealed interface Unindexed extends Filter {}

  /**
   * A value that a property has, or once had, passes a test.
   *
   * @param test of values of the property
   */
  record Ever(Property property, Filter test) implements Unindexed {}

  /** The value was set, changed or cleared at a time or later. */
  record Changed(Property property, Instant since) implements Unindexed {}

  /** Two times of a record, if it has both, stand so to each other. */
  record Moments(Moment left, Comparison comparison, Moment right) implements Unindexed {}

  /**
   * Associated with several records of a type of which a filter holds.
   *
   * @param least how many there have to be
   */
  record AssociatedOften(ObjectTypeId type, Optional<Label> label, Filter filter, int least)
      implements Unindexed {}

  /**
   * The value is the id of a record of a type of which a filter holds, if that is not in the
   * recycle bin.
   */
  record Referring(Property property, ObjectTypeId type, Filter filter) implements Unindexed {}

  /** A time that a record has. */
  sealed interface Moment {
    Property property();
  }

  /** The time that is the value of a property. */
  record ValueOf(Property property) implements Moment {}

  /** When a property was last set, changed or cleared. */
  record LastChangeOf(Property property) implements Moment {}
}
