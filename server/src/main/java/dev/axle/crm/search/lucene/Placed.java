package dev.axle.crm.search.lucene;

import dev.axle.crm.filters.NormalForms;
import dev.axle.crm.search.Order;
import java.util.Collections;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.util.BytesRef;

/**
 * A record, and what decides on its place in an order.
 *
 * @param key a {@link BytesRef}, {@link Double} or {@link Long}; empty of those that come last
 */
record Placed(Optional<Comparable<?>> key, long id) {

  /** A document that was found in an order of {@link Sorts}. */
  static Placed of(FieldDoc found) {
    Object[] fields = Objects.requireNonNull(found.fields, "found in an order");
    return new Placed(Optional.ofNullable((Comparable<?>) fields[0]), (Long) fields[1]);
  }

  static Placed of(RecentRecord record, Order order) {
    String value = record.value(order.property().name()).orElse("");
    boolean isDescending = order.direction() == Order.Direction.DESCENDING;
    return new Placed(
        switch (order.property().kind()) {
          case TEXT -> value.isEmpty() ? Optional.empty() : text(NormalForms.text(value));
          case OPTION -> {
            Stream<BytesRef> options = NormalForms.options(value).stream().map(BytesRef::new);
            yield (isDescending
                    ? options.max(Comparator.naturalOrder())
                    : options.min(Comparator.naturalOrder()))
                .map(option -> option);
          }
          case NUMBER -> {
            OptionalDouble number = NormalForms.number(value);
            yield number.isPresent()
                ? Optional.of(number.getAsDouble())
                : Optional.of(isDescending ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
          }
          case TIME -> {
            OptionalLong time = NormalForms.time(value);
            yield time.isPresent()
                ? Optional.of(time.getAsLong())
                : Optional.of(isDescending ? Long.MIN_VALUE : Long.MAX_VALUE);
          }
        },
        record.id());
  }

  private static Optional<Comparable<?>> text(String normal) {
    return Optional.of(new BytesRef(normal));
  }

  /** The order of {@link Sorts}: the same, for some of its records. */
  static Comparator<Placed> in(Order order) {
    Comparator<Placed> byKey = Placed::compareKeys;
    return Comparator.<Placed, Boolean>comparing(placed -> placed.key().isEmpty())
        .thenComparing(
            order.direction() == Order.Direction.DESCENDING
                ? Collections.reverseOrder(byKey)
                : byKey)
        .thenComparing(Placed::id);
  }

  @SuppressWarnings("unchecked")
  private static int compareKeys(Placed one, Placed other) {
    return one.key().isEmpty()
        ? 0
        : ((Comparable<Object>) one.key().get()).compareTo(other.key().orElseThrow());
  }
}
