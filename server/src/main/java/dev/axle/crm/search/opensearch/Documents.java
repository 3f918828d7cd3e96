package dev.axle.crm.search.opensearch;

import dev.axle.crm.filters.NormalForms;
import dev.axle.crm.filters.Property;
import dev.axle.crm.search.IndexedRecord;
import dev.axle.crm.search.Shape;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Records as documents. */
final class Documents {

  private Documents() {}

  static Map<String, Object> document(Shape shape, IndexedRecord record) {
    Map<String, Object> document = new HashMap<>();
    document.put(Fields.ID, record.id());
    document.put(Fields.LINKS, record.links().stream().flatMap(Documents::links).toList());
    document.put(Fields.LISTS, record.lists());
    document.put(Fields.WORDS, words(shape, record.values()));
    record
        .values()
        .forEach(
            (name, value) ->
                Optional.ofNullable(shape.kinds().get(name))
                    .ifPresent(kind -> put(document, new Property(name, kind), value)));
    return document;
  }

  private static void put(Map<String, Object> document, Property property, String value) {
    normal(property.kind(), value)
        .ifPresent(normal -> document.put(Fields.values(property), normal));
  }

  private static Optional<Object> normal(Property.Kind kind, String value) {
    return switch (kind) {
      case TEXT -> Optional.<Object>of(NormalForms.text(value)).filter(text -> !text.equals(""));
      case OPTION ->
          Optional.<Object>of(NormalForms.options(value)).filter(some -> !some.equals(List.of()));
      case NUMBER ->
          NormalForms.number(value).stream().boxed().<Object>map(number -> number).findFirst();
      case TIME -> NormalForms.time(value).stream().boxed().<Object>map(time -> time).findFirst();
    };
  }

  private static Set<String> words(Shape shape, Map<String, String> values) {
    Set<String> named = new HashSet<>();
    shape.searchable().forEach(property -> named.add(property.name()));
    Set<String> words = new HashSet<>();
    values.forEach(
        (name, value) -> {
          if (shape.kinds().get(name) == Property.Kind.TEXT || named.contains(name)) {
            NormalForms.words(value).forEach(word -> words.add(Fields.word(name, word)));
          }
        });
    return words;
  }

  private static Stream<String> links(IndexedRecord.Link link) {
    return Stream.of(
        Fields.link(link.type(), link.id()), Fields.link(link.type(), link.label(), link.id()));
  }
}
