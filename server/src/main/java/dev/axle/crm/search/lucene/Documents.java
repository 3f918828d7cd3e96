package dev.axle.crm.search.lucene;

import dev.axle.crm.filters.NormalForms;
import dev.axle.crm.filters.Property;
import dev.axle.crm.schemas.ObjectTypeId;
import dev.axle.crm.search.IndexedRecord;
import dev.axle.crm.search.Shape;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.DoubleField;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.KeywordField;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.StringField;

/** Makes the documents of one type's records. */
final class Documents {

  /** The fields of a property; of words only if it is found by them. */
  private record Named(
      Property.Kind kind, String values, Optional<String> words, boolean isSearchedBy) {}

  private final ObjectTypeId type;
  private final Map<String, Named> names = new HashMap<>();
  private final String anywhere;

  Documents(Shape shape) {
    this.type = shape.type();
    Set<String> searchable =
        shape.searchable().stream().map(Property::name).collect(Collectors.toUnmodifiableSet());
    shape
        .kinds()
        .forEach(
            (name, kind) ->
                names.put(
                    name,
                    new Named(
                        kind,
                        Fields.values(type, name, kind),
                        kind == Property.Kind.TEXT || searchable.contains(name)
                            ? Optional.of(Fields.words(type, name))
                            : Optional.empty(),
                        searchable.contains(name))));
    this.anywhere = Fields.words(type, shape.searchable());
  }

  Document of(IndexedRecord record) {
    Document document = new Document();
    document.add(new StringField(Fields.KEY, Fields.key(type, record.id()), Field.Store.NO));
    document.add(new StringField(Fields.TYPE, type.value(), Field.Store.NO));
    document.add(new LongField(Fields.ID, record.id(), Field.Store.NO));
    record.values().forEach((name, value) -> add(document, name, value));
    addLinks(document, record);
    record
        .lists()
        .forEach(
            list ->
                document.add(
                    new StringField(Fields.lists(type), Long.toString(list), Field.Store.NO)));
    return document;
  }

  private void add(Document document, String name, String value) {
    Named named = names.get(name);
    if (named == null || value.isEmpty()) {
      return;
    }
    String lowered = named.words().isPresent() ? NormalForms.lowered(value) : "";
    switch (named.kind()) {
      case TEXT ->
          document.add(
              new KeywordField(named.values(), NormalForms.beginning(lowered), Field.Store.NO));
      case OPTION ->
          NormalForms.options(value)
              .forEach(
                  option -> document.add(new KeywordField(named.values(), option, Field.Store.NO)));
      case NUMBER ->
          NormalForms.number(value)
              .ifPresent(
                  number -> document.add(new DoubleField(named.values(), number, Field.Store.NO)));
      case TIME ->
          NormalForms.time(value)
              .ifPresent(time -> document.add(new LongField(named.values(), time, Field.Store.NO)));
    }
    if (named.words().isPresent() && !isFoundByItsValue(named, lowered)) {
      document.add(new WordsField(named.words().get(), lowered));
    }
    if (named.isSearchedBy()) {
      document.add(new WordsField(anywhere, lowered));
    }
  }

  /** One word is found where all of the value is. */
  private static boolean isFoundByItsValue(Named named, String lowered) {
    return named.kind() == Property.Kind.TEXT && NormalForms.isOneWord(lowered);
  }

  private void addLinks(Document document, IndexedRecord record) {
    Map<ObjectTypeId, Set<Long>> seen = new HashMap<>();
    for (IndexedRecord.Link link : record.links()) {
      document.add(
          new LongPoint(
              Fields.associated(type, link.type(), Optional.of(link.label())), link.id()));
      if (seen.computeIfAbsent(link.type(), unused -> new HashSet<>()).add(link.id())) {
        document.add(
            new LongPoint(Fields.associated(type, link.type(), Optional.empty()), link.id()));
      }
    }
  }
}
