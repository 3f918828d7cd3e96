package dev.axle.crm.search.lucene;

import dev.axle.crm.filters.Property;
import dev.axle.crm.schemas.ObjectTypeId;
import dev.axle.crm.search.Order;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.apache.lucene.document.DoubleField;
import org.apache.lucene.document.LongField;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PointValues;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.util.NumericUtils;

/**
 * The first of a query's documents in an order. Where there are many, and the order is one of
 * numbers or times, only those beyond a bound are looked at that few enough are beyond: documents
 * often lie in the very order that is asked for backwards, and then each would be the best so far.
 */
final class FirstInOrder {

  /** So many documents are put in order faster than a bound is found. */
  private static final int FEW = 5_000;

  /** So many documents are put in the order of a text faster one by one than by their terms. */
  private static final int FEW_OF_A_TEXT = 100_000;

  /** How many times more documents are expected beyond the bound than are needed. */
  private static final long MARGIN = 4;

  private static final long WIDER_MARGIN = 64;

  private final IndexSearcher searcher;
  private final Query query;
  private final Order order;
  private final String field;
  private final ObjectTypeId type;

  FirstInOrder(IndexSearcher searcher, Query query, ObjectTypeId type, Order order) {
    this.searcher = searcher;
    this.query = query;
    this.type = type;
    this.order = order;
    this.field = Fields.values(type, order.property());
  }

  /**
   * @param needed how many
   * @param total how many there are in all
   */
  TopFieldDocs of(int needed, int total) throws IOException {
    if (total > FEW && isOfPoints()) {
      List<PointValues> points = points();
      for (long margin = MARGIN; margin <= WIDER_MARGIN; margin *= WIDER_MARGIN / MARGIN) {
        OptionalLong bound = bound(points, needed, total, margin);
        if (bound.isEmpty()) {
          break;
        }
        TopFieldDocs top = search(beyond(bound.getAsLong()), needed, needed);
        if (top.scoreDocs.length == needed) {
          return top;
        }
      }
    }
    return search(query, needed, isOfPoints() || total > FEW_OF_A_TEXT ? needed : total);
  }

  /**
   * @param looked how many documents are looked at before it is worth the while to pass over others
   */
  private TopFieldDocs search(Query wanted, int needed, int looked) throws IOException {
    return searcher.search(
        wanted, new TopFieldCollectorManager(Sorts.of(type, order), needed, null, looked));
  }

  private boolean isOfPoints() {
    return switch (order.property().kind()) {
      case NUMBER, TIME -> true;
      case TEXT, OPTION -> false;
    };
  }

  private List<PointValues> points() throws IOException {
    List<PointValues> all = new ArrayList<>();
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      PointValues points = leaf.reader().getPointValues(field);
      if (points != null) {
        all.add(points);
      }
    }
    return all;
  }

  /** A value beyond which about so many documents are; nothing if all would be. */
  private OptionalLong bound(List<PointValues> points, int needed, int total, long margin)
      throws IOException {
    long size = 0;
    long least = Long.MAX_VALUE;
    long most = Long.MIN_VALUE;
    for (PointValues each : points) {
      size += each.size();
      least = Math.min(least, NumericUtils.sortableBytesToLong(each.getMinPackedValue(), 0));
      most = Math.max(most, NumericUtils.sortableBytesToLong(each.getMaxPackedValue(), 0));
    }
    long wanted = (long) ((double) size * needed * margin / total);
    if (wanted >= size / 2) {
      return OptionalLong.empty();
    }
    boolean isDescending = order.direction() == Order.Direction.DESCENDING;
    while (least < most) {
      long middle = (least & most) + ((least ^ most) >> 1);
      long count = 0;
      for (PointValues each : points) {
        count += each.estimatePointCount(new Beyond(middle, isDescending));
      }
      if (count >= wanted && count <= 2 * wanted) {
        return OptionalLong.of(middle);
      }
      if ((count > wanted) == isDescending) {
        least = middle + 1;
      } else {
        most = middle;
      }
    }
    return OptionalLong.of(least);
  }

  private Query beyond(long bound) {
    boolean isDescending = order.direction() == Order.Direction.DESCENDING;
    Query range =
        order.property().kind() == Property.Kind.TIME
            ? LongField.newRangeQuery(
                field, isDescending ? bound : Long.MIN_VALUE, isDescending ? Long.MAX_VALUE : bound)
            : DoubleField.newRangeQuery(
                field,
                isDescending ? NumericUtils.sortableLongToDouble(bound) : Double.NEGATIVE_INFINITY,
                isDescending ? Double.POSITIVE_INFINITY : NumericUtils.sortableLongToDouble(bound));
    return new BooleanQuery.Builder().add(query, Occur.FILTER).add(range, Occur.FILTER).build();
  }

  /** Counts the values from a bound on, or up to it. */
  private record Beyond(long bound, boolean isDescending) implements PointValues.IntersectVisitor {

    @Override
    public void visit(int document) {}

    @Override
    public void visit(int document, byte[] value) {}

    @Override
    public PointValues.Relation compare(byte[] least, byte[] most) {
      long from = NumericUtils.sortableBytesToLong(least, 0);
      long to = NumericUtils.sortableBytesToLong(most, 0);
      if (isDescending ? from >= bound : to <= bound) {
        return PointValues.Relation.CELL_INSIDE_QUERY;
      }
      return (isDescending ? to < bound : from > bound)
          ? PointValues.Relation.CELL_OUTSIDE_QUERY
          : PointValues.Relation.CELL_CROSSES_QUERY;
    }
  }
}
