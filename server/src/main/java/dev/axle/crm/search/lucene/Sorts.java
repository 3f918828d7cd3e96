package dev.axle.crm.search.lucene;

import dev.axle.crm.schemas.ObjectTypeId;
import dev.axle.crm.search.Order;
import org.apache.lucene.document.KeywordField;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.SortedNumericSelector;
import org.apache.lucene.search.SortedNumericSortField;
import org.apache.lucene.search.SortedSetSelector;

/** Orders as Lucene takes them. */
final class Sorts {

  private Sorts() {}

  static Sort of(ObjectTypeId type, Order order) {
    return new Sort(
        values(type, order), new SortedNumericSortField(Fields.ID, SortField.Type.LONG));
  }

  private static SortField values(ObjectTypeId type, Order order) {
    boolean reverse = order.direction() == Order.Direction.DESCENDING;
    String field = Fields.values(type, order.property());
    return switch (order.property().kind()) {
      case TEXT, OPTION -> {
        SortField terms =
            KeywordField.newSortField(
                field, reverse, reverse ? SortedSetSelector.Type.MAX : SortedSetSelector.Type.MIN);
        terms.setMissingValue(reverse ? SortField.STRING_FIRST : SortField.STRING_LAST);
        yield terms;
      }
      case NUMBER -> {
        SortField numbers =
            new SortedNumericSortField(
                field, SortField.Type.DOUBLE, reverse, SortedNumericSelector.Type.MIN);
        numbers.setMissingValue(reverse ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
        yield numbers;
      }
      case TIME -> {
        SortField times =
            new SortedNumericSortField(
                field, SortField.Type.LONG, reverse, SortedNumericSelector.Type.MIN);
        times.setMissingValue(reverse ? Long.MIN_VALUE : Long.MAX_VALUE);
        yield times;
      }
    };
  }
}
