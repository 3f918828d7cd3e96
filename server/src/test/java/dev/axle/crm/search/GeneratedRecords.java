package dev.axle.crm.search;

import dev.axle.crm.filters.Candidate;
import dev.axle.crm.filters.Filter;
import dev.axle.crm.filters.Property;
import dev.axle.crm.schemas.ObjectTypeId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Records of two types, associated with each other and with some that are not there. */
final class GeneratedRecords {

  static final List<ObjectTypeId> TYPES = List.of(new ObjectTypeId("0-1"), new ObjectTypeId("0-2"));
  static final List<Filter.Label> LABELS =
      List.of(new Filter.Label("HUBSPOT_DEFINED", 1), new Filter.Label("USER_DEFINED", 2));
  static final List<Property> PROPERTIES =
      Arrays.stream(Property.Kind.values())
          .flatMap(
              kind -> Stream.of("one", "two").map(name -> new Property(kind + "_" + name, kind)))
          .toList();
  static final List<Property> SEARCHABLE =
      PROPERTIES.stream()
          .filter(each -> each.kind() == Property.Kind.TEXT || each.name().endsWith("one"))
          .toList();

  /** When a record was changed last. */
  static final Property MODIFIED = new Property("modified", Property.Kind.TIME);

  private final Map<ObjectTypeId, Map<Long, Person>> people = new HashMap<>();

  private GeneratedRecords() {
    TYPES.forEach(type -> people.put(type, new HashMap<>()));
  }

  /** A record of either type. */
  final class Person implements Candidate {
    private final ObjectTypeId type;
    private final IndexedRecord record;
    private final Map<String, List<Candidate.Version>> past;

    Person(ObjectTypeId type, IndexedRecord record, Map<String, List<Candidate.Version>> past) {
      this.type = type;
      this.record = record;
      this.past = past;
    }

    @Override
    public ObjectTypeId type() {
      return type;
    }

    @Override
    public long id() {
      return record.id();
    }

    @Override
    public Optional<String> value(String property) {
      return Optional.ofNullable(record.values().get(property));
    }

    @Override
    public Set<Long> associatedIds(ObjectTypeId type, Optional<Filter.Label> label) {
      return associated(type, label).stream().map(Person::id).collect(Collectors.toSet());
    }

    @Override
    public Collection<Person> associated(ObjectTypeId type, Optional<Filter.Label> label) {
      return record.links().stream()
          .filter(link -> link.type().equals(type))
          .filter(link -> label.isEmpty() || label.get().equals(link.label()))
          .map(link -> Objects.requireNonNull(people.get(type)).get(link.id()))
          .filter(Objects::nonNull)
          .toList();
    }

    @Override
    public Optional<Person> referred(String property, ObjectTypeId type) {
      return value(property)
          .filter(value -> value.matches("[0-9]+"))
          .map(Long::valueOf)
          .map(Objects.requireNonNull(people.get(type))::get);
    }

    @Override
    public List<Version> history(String property) {
      return past.getOrDefault(property, List.of());
    }

    @Override
    public boolean isMemberOf(long listId) {
      return record.lists().contains(listId);
    }
  }

  Collection<Person> of(ObjectTypeId type) {
    return Objects.requireNonNull(people.get(type)).values();
  }

  /** Records of the first type with these values. */
  @SafeVarargs
  static GeneratedRecords of(Map<String, String>... values) {
    GeneratedRecords records = new GeneratedRecords();
    for (int i = 0; i < values.length; i++) {
      records.add(TYPES.getFirst(), new IndexedRecord(i + 1, values[i], List.of(), Set.of()));
    }
    return records;
  }

  private void add(ObjectTypeId type, IndexedRecord record) {
    Objects.requireNonNull(people.get(type)).put(record.id(), new Person(type, record, Map.of()));
  }

  /** Adds a record that knows when it was changed last. */
  private void add(ObjectTypeId type, Lived lived) {
    Map<String, List<Candidate.Version>> past =
        lived.past().stream()
            .collect(
                Collectors.groupingBy(
                    each -> each.property().name(),
                    Collectors.mapping(
                        each -> new Candidate.Version(each.value(), each.since()),
                        Collectors.toList())));
    Map<String, String> values = new HashMap<>(lived.record().values());
    lived.past().stream()
        .map(Former::since)
        .max(Comparator.naturalOrder())
        .ifPresent(last -> values.put(MODIFIED.name(), last.toString()));
    IndexedRecord record =
        new IndexedRecord(
            lived.record().id(), values, lived.record().links(), lived.record().lists());
    Objects.requireNonNull(people.get(type)).put(record.id(), new Person(type, record, past));
  }

  private record Former(Property property, String value, Instant since) {}

  private record Lived(IndexedRecord record, List<Former> past) {}

  /** Makes an index hold these records and no others; some are written more than once. */
  void index(SearchIndex index) {
    TYPES.forEach(index::removeAll);
    for (ObjectTypeId type : TYPES) {
      Shape shape =
          new Shape(
              type,
              Stream.concat(PROPERTIES.stream(), Stream.of(MODIFIED))
                  .collect(Collectors.toMap(Property::name, Property::kind)),
              SEARCHABLE);
      List<IndexedRecord> records = of(type).stream().map(person -> person.record).toList();
      index.add(
          shape,
          records.stream()
              .map(
                  record ->
                      new IndexedRecord(
                          record.id(), Map.of("TEXT_one", "former"), List.of(), Set.of(1L)))
              .toList());
      index.add(
          shape, List.of(new IndexedRecord(99, Map.of("TEXT_one", "gone"), List.of(), Set.of())));
      index.refresh();
      index.put(shape, records);
      index.remove(type, List.of(99L));
    }
    index.refresh();
  }

  static Arbitrary<GeneratedRecords> any() {
    Arbitrary<IndexedRecord> record =
        Combinators.combine(
                ids(),
                someValues(),
                link().list().ofMaxSize(3),
                Arbitraries.longs().between(1, 3).set().ofMaxSize(2))
            .as(IndexedRecord::new);
    Arbitrary<Lived> lived =
        Combinators.combine(record, former().list().ofMaxSize(4)).as(Lived::new);
    return Combinators.combine(lived.list().ofMaxSize(6), lived.list().ofMaxSize(4))
        .as(
            (first, second) -> {
              GeneratedRecords records = new GeneratedRecords();
              first.forEach(each -> records.add(TYPES.getFirst(), each));
              second.forEach(each -> records.add(TYPES.getLast(), each));
              return records;
            });
  }

  private static Arbitrary<Former> former() {
    return Arbitraries.of(PROPERTIES)
        .flatMap(
            property ->
                Combinators.combine(Arbitraries.just(property), values(property.kind()), instants())
                    .as(Former::new));
  }

  static Arbitrary<Instant> instants() {
    return Arbitraries.longs().between(0, 3).map(Instant::ofEpochMilli);
  }

  static Arbitrary<Long> ids() {
    return Arbitraries.of(1L, 2L, 3L, 5L, 8L, 1_048_577L, 3_000_000L);
  }

  private static Arbitrary<IndexedRecord.Link> link() {
    return Combinators.combine(Arbitraries.of(TYPES), ids(), Arbitraries.of(LABELS))
        .as(IndexedRecord.Link::new);
  }

  private static Arbitrary<Map<String, String>> someValues() {
    List<Arbitrary<Map.Entry<Property, Optional<String>>>> each = new ArrayList<>();
    for (Property property : PROPERTIES) {
      each.add(values(property.kind()).optional(0.7).map(value -> Map.entry(property, value)));
    }
    return Combinators.combine(each)
        .as(
            entries ->
                entries.stream()
                    .filter(entry -> entry.getValue().isPresent())
                    .collect(
                        Collectors.toMap(
                            entry -> entry.getKey().name(),
                            entry -> entry.getValue().orElseThrow())));
  }

  /** Values of a kind, of which many occur more than once, and some that are none. */
  static Arbitrary<String> values(Property.Kind kind) {
    Arbitrary<String> usual =
        switch (kind) {
          case TEXT -> texts();
          case OPTION ->
              Arbitraries.of("a", "A", "b", "a;b", "b;a", "c;;a", ";", "ab", "a b", "true");
          case NUMBER ->
              Arbitraries.of(
                  "0", "-0", "1", "1.0", "1e0", "2", "-2.5", "10", "9", "1e99", "1e999", "0.1");
          case TIME ->
              Arbitraries.of(
                  "0",
                  "1",
                  "2026-11-24",
                  "1795478400000",
                  "2026-11-24T00:00:00Z",
                  "2026-11-24T05:45:00+05:45",
                  "2026-11-24T00:00:00.001Z",
                  "2026-02-30",
                  "-86400000");
        };
    return Arbitraries.frequencyOf(Tuple.of(12, usual), Tuple.of(1, Arbitraries.of("x", "")));
  }

  static Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        Arbitraries.of(
            "Ada",
            "ada",
            "ADA Lovelace",
            "ada@example.com",
            "ada.lovelace@example.com",
            "İstanbul",
            "straße",
            "नेपाल",
            "日本 東京",
            "a*b",
            "a\\b?",
            "😀 smile",
            "\uFFFDx",
            "\ud83d",
            " ",
            "--",
            "10",
            "9"),
        Arbitraries.strings().withChars("aAbB ._-@*é😀\uFFFF").ofMaxLength(6),
        Arbitraries.of("long".repeat(2_000), "long".repeat(2_001), "ab ".repeat(4_000)));
  }
}
