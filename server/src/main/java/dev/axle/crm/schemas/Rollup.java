package dev.axle.crm.schemas;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the value of a property follows from the records that are associated with its own.
 *
 * @param from the type ids of the associated records
 * @param property whose values are taken; null where records are counted
 * @param by the times by which the latest is found; null: the record that came last
 * @param association the only type of association that counts; null: any
 * @param where what must be true of an associated record; null: nothing
 */
public record Rollup(
    List<String> from,
    Summary summary,
    @Nullable String property,
    @Nullable String by,
    @Nullable Association association,
    @Nullable List<Condition> where) {

  /** What is made of many values. */
  public enum Summary {
    COUNT,
    SUM,
    AVERAGE,
    MIN,
    MAX,
    LATEST
  }

  /** A type of association, as seen from the record that has the property. */
  public record Association(String category, int typeId) {}

  /** Something that is true of a record, or not. */
  public record Condition(String property, Test test, @Nullable List<String> values) {

    public List<String> anyOf() {
      return values == null ? List.of() : values;
    }
  }

  /** What a condition asks of a value. */
  public enum Test {
    IS,
    IS_NOT,
    /** One of several options, joined by semicolons. */
    CONTAINS,
    IS_KNOWN,
    IS_PAST,
    IS_FUTURE
  }

  public Rollup {
    from = List.copyOf(from);
  }

  public List<Condition> conditions() {
    return where == null ? List.of() : where;
  }

  /** The properties of associated records whose change may change the value. */
  public Set<String> sources() {
    Set<String> names = new HashSet<>();
    if (property != null) {
      names.add(property);
    }
    if (by != null) {
      names.add(by);
    }
    conditions().forEach(condition -> names.add(condition.property()));
    return names;
  }
}
