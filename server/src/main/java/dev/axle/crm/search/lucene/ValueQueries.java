package dev.axle.crm.search.lucene;

import dev.axle.crm.filters.Filter;
import dev.axle.crm.filters.NormalForms;
import dev.axle.crm.filters.Property;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.apache.lucene.document.DoubleField;
import org.apache.lucene.document.DoublePoint;
import org.apache.lucene.document.KeywordField;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** Queries for values of one field. */
final class ValueQueries {

  private ValueQueries() {}

  static Query is(String field, Filter.Is is) {
    Collection<String> values = is.values();
    return switch (is.property().kind()) {
      case TEXT -> terms(field, values.stream().map(NormalForms::text).toList());
      case OPTION ->
          terms(field, values.stream().flatMap(v -> NormalForms.options(v).stream()).toList());
      case NUMBER -> {
        double[] numbers =
            values.stream()
                .map(NormalForms::number)
                .flatMapToDouble(OptionalDouble::stream)
                .distinct()
                .toArray();
        yield numbers.length == 1
            ? DoubleField.newExactQuery(field, numbers[0])
            : DoubleField.newSetQuery(field, numbers);
      }
      case TIME -> {
        long[] times =
            values.stream()
                .map(NormalForms::time)
                .flatMapToLong(OptionalLong::stream)
                .distinct()
                .toArray();
        yield times.length == 1
            ? LongField.newExactQuery(field, times[0])
            : LongField.newSetQuery(field, times);
      }
    };
  }

  private static Query terms(String field, List<String> terms) {
    return terms.size() == 1
        ? KeywordField.newExactQuery(field, terms.getFirst())
        : KeywordField.newSetQuery(field, terms.stream().map(BytesRef::new).toList());
  }

  /**
   * A range of texts can hold any number of different ones, so it is the records that are looked
   * at, not the texts.
   */
  static Query between(String field, Filter.Between between) {
    if (between.lower().isEmpty() && between.upper().isEmpty()) {
      return new FieldExistsQuery(field);
    }
    return switch (between.property().kind()) {
      case TEXT, OPTION ->
          SortedSetDocValuesField.newSlowRangeQuery(
              field,
              term(between.property(), between.lower()),
              term(between.property(), between.upper()),
              between.lower().map(Filter.Bound::inclusive).orElse(true),
              between.upper().map(Filter.Bound::inclusive).orElse(true));
      case NUMBER -> numbers(field, between);
      case TIME -> times(field, between);
    };
  }

  private static @Nullable BytesRef term(Property property, Optional<Filter.Bound> bound) {
    return bound
        .map(Filter.Bound::value)
        .map(
            value ->
                property.kind() == Property.Kind.TEXT
                    ? NormalForms.text(value)
                    : NormalForms.option(value))
        .map(BytesRef::new)
        .orElse(null);
  }

  private static Query numbers(String field, Filter.Between between) {
    double least = Double.NEGATIVE_INFINITY;
    double most = Double.POSITIVE_INFINITY;
    if (between.lower().isPresent()) {
      OptionalDouble bound = NormalForms.number(between.lower().get().value());
      if (bound.isEmpty()) {
        return new MatchNoDocsQuery();
      }
      double number = bound.getAsDouble();
      least = between.lower().get().inclusive() ? number : DoublePoint.nextUp(number);
    }
    if (between.upper().isPresent()) {
      OptionalDouble bound = NormalForms.number(between.upper().get().value());
      if (bound.isEmpty()) {
        return new MatchNoDocsQuery();
      }
      double number = bound.getAsDouble();
      most = between.upper().get().inclusive() ? number : DoublePoint.nextDown(number);
    }
    return Double.compare(least, most) > 0
        ? new MatchNoDocsQuery()
        : DoubleField.newRangeQuery(field, least, most);
  }

  private static Query times(String field, Filter.Between between) {
    long least = Long.MIN_VALUE;
    long most = Long.MAX_VALUE;
    if (between.lower().isPresent()) {
      OptionalLong bound = NormalForms.time(between.lower().get().value());
      if (bound.isEmpty()) {
        return new MatchNoDocsQuery();
      }
      least = bound.getAsLong() + (between.lower().get().inclusive() ? 0 : 1);
    }
    if (between.upper().isPresent()) {
      OptionalLong bound = NormalForms.time(between.upper().get().value());
      if (bound.isEmpty()) {
        return new MatchNoDocsQuery();
      }
      most = bound.getAsLong() - (between.upper().get().inclusive() ? 0 : 1);
    }
    return least > most ? new MatchNoDocsQuery() : LongField.newRangeQuery(field, least, most);
  }
}
