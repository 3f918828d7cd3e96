package dev.axle.crm.search.lucene;

import dev.axle.crm.filters.Property;
import dev.axle.crm.schemas.ObjectTypeId;
import dev.axle.crm.search.Aggregation;
import dev.axle.crm.search.Bucket;
import java.io.IOException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedNumericDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.util.NumericUtils;

/** Puts a query's documents in groups, and measures them. */
final class Buckets extends SimpleCollector {

  private static final class Tally {
    private long count;
    private Bucket.Measure measure = Bucket.Measure.NONE;
  }

  /** Says which groups a document of a segment belongs to. */
  private interface Keys {
    void of(int document, Consumer<String> each) throws IOException;
  }

  private final ObjectTypeId type;
  private final Aggregation aggregation;
  private final Map<String, Tally> tallies = new HashMap<>();
  private Keys keys = (document, each) -> {};
  private SortedNumericDocValues measured = DocValues.emptySortedNumeric();

  private Buckets(ObjectTypeId type, Aggregation aggregation) {
    this.type = type;
    this.aggregation = aggregation;
  }

  static List<Bucket> of(
      IndexSearcher searcher, Query query, ObjectTypeId type, Aggregation aggregation)
      throws IOException {
    Buckets buckets = new Buckets(type, aggregation);
    searcher.search(query, buckets);
    return buckets.result();
  }

  private List<Bucket> result() {
    List<Bucket> all =
        tallies.entrySet().stream()
            .map(each -> new Bucket(each.getKey(), each.getValue().count, each.getValue().measure))
            .sorted(Comparator.comparing(Bucket::key))
            .toList();
    return switch (aggregation.by()) {
      case Aggregation.Whole unused ->
          all.isEmpty() ? List.of(new Bucket("", 0, Bucket.Measure.NONE)) : all;
      case Aggregation.ByTime unused ->
          all.stream()
              .sorted(Comparator.comparing(bucket -> LocalDate.parse(bucket.key())))
              .toList();
      case Aggregation.ByValue by ->
          all.stream()
              .sorted(Comparator.comparingLong(Bucket::count).reversed())
              .limit(by.most())
              .toList();
    };
  }

  @Override
  protected void doSetNextReader(LeafReaderContext context) throws IOException {
    LeafReader reader = context.reader();
    Optional<Property> property = aggregation.measured();
    measured =
        property.isPresent()
            ? DocValues.getSortedNumeric(reader, Fields.values(type, property.get()))
            : DocValues.emptySortedNumeric();
    keys =
        switch (aggregation.by()) {
          case Aggregation.Whole unused -> (document, each) -> each.accept("");
          case Aggregation.ByValue by -> values(reader, by.property());
          case Aggregation.ByTime by -> days(reader, by);
        };
  }

  private Keys values(LeafReader reader, Property property) throws IOException {
    String field = Fields.values(type, property);
    return switch (property.kind()) {
      case TEXT, OPTION -> {
        SortedSetDocValues terms = DocValues.getSortedSet(reader, field);
        yield (document, each) -> {
          if (terms.advanceExact(document)) {
            for (int i = 0; i < terms.docValueCount(); i++) {
              each.accept(terms.lookupOrd(terms.nextOrd()).utf8ToString());
            }
          }
        };
      }
      case NUMBER ->
          numbers(
              DocValues.getSortedNumeric(reader, field),
              value -> Double.toString(NumericUtils.sortableLongToDouble(value)));
      case TIME ->
          numbers(
              DocValues.getSortedNumeric(reader, field),
              value -> Instant.ofEpochMilli(value).toString());
    };
  }

  private Keys days(LeafReader reader, Aggregation.ByTime by) throws IOException {
    return numbers(
        DocValues.getSortedNumeric(reader, Fields.values(type, by.property())),
        value -> first(Instant.ofEpochMilli(value), by.unit(), by.zone()).toString());
  }

  private interface Naming {
    String of(long value);
  }

  private static Keys numbers(SortedNumericDocValues values, Naming naming) {
    return (document, each) -> {
      if (values.advanceExact(document)) {
        each.accept(naming.of(values.nextValue()));
      }
    };
  }

  private static LocalDate first(Instant time, Aggregation.Unit unit, ZoneId zone) {
    LocalDate day = LocalDate.ofInstant(time, zone);
    return switch (unit) {
      case DAY -> day;
      case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      case MONTH -> day.withDayOfMonth(1);
      case QUARTER -> day.with(IsoFields.DAY_OF_QUARTER, 1);
      case YEAR -> day.withDayOfYear(1);
    };
  }

  @Override
  public void collect(int document) throws IOException {
    boolean hasMeasure = measured.advanceExact(document);
    double value = hasMeasure ? number(measured.nextValue()) : 0;
    keys.of(
        document,
        key -> {
          Tally tally = tallies.computeIfAbsent(key, unused -> new Tally());
          tally.count++;
          if (hasMeasure) {
            tally.measure = tally.measure.with(value);
          }
        });
  }

  private double number(long value) {
    boolean isNumber =
        aggregation.measured().filter(each -> each.kind() == Property.Kind.NUMBER).isPresent();
    return isNumber ? NumericUtils.sortableLongToDouble(value) : value;
  }

  @Override
  public ScoreMode scoreMode() {
    return ScoreMode.COMPLETE_NO_SCORES;
  }
}
