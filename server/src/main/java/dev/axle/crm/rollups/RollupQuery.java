package dev.axle.crm.rollups;

import dev.axle.crm.properties.PropertyDefinition;
import dev.axle.crm.properties.PropertyType;
import dev.axle.crm.schemas.Rollup;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * The text of the one statement that works out some rollups of some records, and what is bound to
 * it. The associated records of each are read once, whatever is made of them, and never leave the
 * database.
 */
final class RollupQuery {

  private static final String NUMBER =
      "case when %1$s ~ '^-?\\d+(\\.\\d+)?$' then (%1$s)::numeric end";

  private static final String TIME =
      "case when %1$s ~ '^[1-9]\\d{3}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$'"
          + " then (%1$s)::timestamptz end";

  private static final String SHOWN_TIME =
      "to_char((%s) at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"')";

  /** Types tell their creation by one of these, which is a column then and not a value. */
  private static final Set<String> CREATION = Set.of("createdate", "hs_createdate");

  private final Instant now;
  private final List<Object> bound = new ArrayList<>();
  private final List<Rollup.Association> associations = new ArrayList<>();
  private final String text;

  RollupQuery(List<PropertyDefinition> rollups, Instant now) {
    this.now = now;
    List<String> shown = new ArrayList<>();
    for (int i = 0; i < rollups.size(); i++) {
      shown.add(shown(rollups.get(i), "r.v" + i));
    }
    List<String> made = new ArrayList<>();
    for (int i = 0; i < rollups.size(); i++) {
      made.add(made(rollups.get(i)) + " as v" + i);
    }
    made.add(next(rollups) + " as next_at");
    List<String> kinds = new ArrayList<>();
    for (int i = 0; i < associations.size(); i++) {
      kinds.add(
          ", bool_or(category = %s and type_id = %s) as k%d"
              .formatted(
                  bind(associations.get(i).category()), bind(associations.get(i).typeId()), i));
    }
    Set<String> from = new TreeSet<>();
    rollups.forEach(each -> from.addAll(rollup(each).from()));
    this.text =
        """
        select t.id, r.next_at, %s
        from crm_object t cross join lateral (
          select %s
          from (
            select to_type, to_id%s from association
            where portal_id = t.portal_id and from_type = t.object_type and from_id = t.id
              and to_type = any(%s)
            group by to_type, to_id
          ) as a
          join crm_object c on c.portal_id = t.portal_id and c.object_type = a.to_type
            and c.id = a.to_id and c.archived_at is null
        ) as r
        where t.portal_id = ? and t.object_type = ? and t.id = any(?::bigint[])
        """
            .formatted(
                String.join(", ", shown),
                String.join(", ", made),
                String.join("", kinds),
                bind(from.toArray(String[]::new)));
  }

  /** The statement; to be bound last: portal, type and ids of the records. */
  String text() {
    return text;
  }

  List<Object> bound() {
    return bound;
  }

  private String bind(Object value) {
    bound.add(value);
    return value instanceof String[] ? "?::text[]" : "?";
  }

  static Rollup rollup(PropertyDefinition definition) {
    return Objects.requireNonNull(definition.content().rollup());
  }

  /** A zero is shown where the property always has a value, or had one. */
  private String shown(PropertyDefinition definition, String column) {
    return switch (rollup(definition).summary()) {
      case COUNT, SUM ->
          definition.isCalculatedCount()
              ? column
              : "case when %s <> '0' or t.properties ?? %s then %s end"
                  .formatted(column, bind(definition.name()), column);
      default -> column;
    };
  }

  private String made(PropertyDefinition definition) {
    Rollup rollup = rollup(definition);
    String name = Objects.requireNonNullElse(rollup.property(), "");
    boolean time = definition.content().type() == PropertyType.DATETIME;
    return switch (rollup.summary()) {
      case COUNT -> "(count(*)" + filter(rollup) + ")::text";
      case SUM -> "trim_scale(coalesce(sum(" + number(name) + ")" + filter(rollup) + ", 0))::text";
      case AVERAGE ->
          "trim_scale(round(avg(" + number(name) + ")" + filter(rollup) + ", 10))::text";
      case MIN, MAX -> {
        String least =
            rollup.summary().name().toLowerCase(Locale.ROOT)
                + "("
                + (time ? time(name) : number(name))
                + ")"
                + filter(rollup);
        yield time ? SHOWN_TIME.formatted(least) : "trim_scale(" + least + ")::text";
      }
      case LATEST ->
          "(array_agg("
              + value(name)
              + " order by "
              + (rollup.by() == null ? "" : time(rollup.by()) + " desc nulls last, ")
              + "c.id desc)"
              + filter(rollup)
              + ")[1]";
    };
  }

  private String filter(Rollup rollup) {
    StringBuilder filter = new StringBuilder(" filter (where ").append(isFrom(rollup));
    Rollup.Association association = rollup.association();
    if (association != null) {
      if (!associations.contains(association)) {
        associations.add(association);
      }
      filter.append(" and a.k").append(associations.indexOf(association));
    }
    rollup.conditions().forEach(condition -> filter.append(" and ").append(holds(condition)));
    return filter.append(")").toString();
  }

  private String isFrom(Rollup rollup) {
    return "c.object_type = any(" + bind(rollup.from().toArray(String[]::new)) + ")";
  }

  private String holds(Rollup.Condition condition) {
    String name = condition.property();
    return switch (condition.test()) {
      case IS -> value(name) + " = any(" + values(condition) + ")";
      case IS_NOT -> "coalesce(" + value(name) + " <> all(" + values(condition) + "), true)";
      case CONTAINS -> "string_to_array(" + value(name) + ", ';') && " + values(condition);
      case IS_KNOWN -> value(name) + " is not null";
      case IS_PAST -> time(name) + " <= " + bind(now.atOffset(ZoneOffset.UTC));
      case IS_FUTURE -> time(name) + " > " + bind(now.atOffset(ZoneOffset.UTC));
    };
  }

  private String values(Rollup.Condition condition) {
    return bind(condition.anyOf().toArray(String[]::new));
  }

  /** When the passing of time alone next changes one of the rollups. */
  private String next(List<PropertyDefinition> rollups) {
    List<String> times = new ArrayList<>();
    for (PropertyDefinition definition : rollups) {
      Rollup rollup = rollup(definition);
      for (Rollup.Condition condition : rollup.conditions()) {
        if (condition.test() == Rollup.Test.IS_PAST || condition.test() == Rollup.Test.IS_FUTURE) {
          times.add(
              "min("
                  + time(condition.property())
                  + ") filter (where "
                  + isFrom(rollup)
                  + " and "
                  + time(condition.property())
                  + " > "
                  + bind(now.atOffset(ZoneOffset.UTC))
                  + ")");
        }
      }
    }
    return times.isEmpty() ? "null::timestamptz" : "least(" + String.join(", ", times) + ")";
  }

  private String number(String name) {
    return typed(NUMBER, name);
  }

  private String time(String name) {
    return CREATION.contains(name)
        ? "coalesce(" + typed(TIME, name) + ", c.created_at)"
        : typed(TIME, name);
  }

  private String typed(String cast, String name) {
    if (name.equals("hs_object_id")) {
      return "c.id::numeric";
    }
    String first = value(name);
    bind(name);
    return cast.formatted(first);
  }

  private String value(String name) {
    return name.equals("hs_object_id") ? "c.id::text" : "c.properties ->> " + bind(name);
  }
}
