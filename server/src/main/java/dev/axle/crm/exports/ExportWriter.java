package dev.axle.crm.exports;

import dev.axle.crm.associations.Associations;
import dev.axle.crm.objects.ObjectReader;
import dev.axle.crm.objects.Reading;
import dev.axle.crm.objects.SeenObject;
import dev.axle.crm.properties.Properties;
import dev.axle.crm.properties.PropertyDefinition;
import dev.axle.crm.properties.PropertyDefinitions;
import dev.axle.crm.properties.PropertyOption;
import dev.axle.crm.properties.PropertyType;
import dev.axle.crm.schemas.ObjectId;
import dev.axle.crm.schemas.ObjectType;
import dev.axle.crm.schemas.ObjectTypes;
import dev.axle.edge.PortalId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes the records of an export. */
final class ExportWriter {

  private final ObjectTypes types;
  private final Properties properties;
  private final ObjectReader reader;
  private final ExportedRecords records;

  ExportWriter(
      ObjectTypes types, Properties properties, ObjectReader reader, ExportedRecords records) {
    this.types = types;
    this.properties = properties;
    this.reader = reader;
    this.records = records;
  }

  private record Column(String name, String header, Map<String, String> labels, boolean multiple) {

    String text(@Nullable String value) {
      if (value == null) {
        return "";
      }
      return multiple
          ? List.of(value.split(";")).stream()
              .map(part -> labels.getOrDefault(part, part))
              .collect(Collectors.joining(";"))
          : labels.getOrDefault(value, value);
    }
  }

  /** Says how many records were written. */
  long write(Export export, Sheet sheet) throws IOException {
    ExportRequest request = export.request();
    PortalId portal = export.portal();
    ObjectType type = types.named(portal, export.objectType());
    List<Column> columns = columns(portal, type, request);
    List<ObjectType> others =
        request.associated().stream().map(name -> types.named(portal, name)).toList();
    sheet.write(header(columns, others, request));
    Set<String> names = new LinkedHashSet<>();
    columns.forEach(column -> names.add(column.name()));
    Reading reading = new Reading(names, Set.of(), others, false);
    AtomicLong written = new AtomicLong();
    records.each(
        portal,
        type,
        request,
        reading,
        page -> {
          Map<ObjectType, Map<ObjectId, String>> titles = titles(portal, page, others, request);
          for (SeenObject object : page) {
            sheet.write(row(object, columns, others, request, titles));
          }
          written.addAndGet(page.size());
        });
    return written.get();
  }

  private static List<String> header(
      List<Column> columns, List<ObjectType> others, ExportRequest request) {
    List<String> header = new ArrayList<>();
    header.add(request.internal("NAMES") ? "hs_object_id" : "Record ID");
    columns.forEach(column -> header.add(column.header()));
    for (ObjectType other : others) {
      header.add("Associated " + other.labels().singular() + " IDs");
      if (request.showsNames()) {
        header.add("Associated " + other.labels().singular());
      }
    }
    return header;
  }

  private static List<String> row(
      SeenObject object,
      List<Column> columns,
      List<ObjectType> others,
      ExportRequest request,
      Map<ObjectType, Map<ObjectId, String>> titles) {
    List<String> row = new ArrayList<>();
    row.add(object.object().id().toString());
    for (Column column : columns) {
      row.add(column.text(object.properties().get(column.name())));
    }
    for (ObjectType other : others) {
      Set<ObjectId> ids = ids(object, other);
      row.add(ids.stream().map(ObjectId::toString).collect(Collectors.joining(";")));
      if (request.showsNames()) {
        Map<ObjectId, String> known = titles.getOrDefault(other, Map.of());
        row.add(
            ids.stream().map(id -> known.getOrDefault(id, "")).collect(Collectors.joining(";")));
      }
    }
    return row;
  }

  private static Set<ObjectId> ids(SeenObject object, ObjectType other) {
    return object.associations().getOrDefault(other.id(), List.of()).stream()
        .map(Associations.Inline::id)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private Map<ObjectType, Map<ObjectId, String>> titles(
      PortalId portal, List<SeenObject> objects, List<ObjectType> others, ExportRequest request) {
    Map<ObjectType, Map<ObjectId, String>> titles = new HashMap<>();
    if (!request.showsNames()) {
      return titles;
    }
    for (ObjectType other : others) {
      List<String> ids =
          objects.stream()
              .flatMap(object -> ids(object, other).stream())
              .map(ObjectId::toString)
              .distinct()
              .toList();
      if (ids.isEmpty()) {
        continue;
      }
      Reading reading = new Reading(title(other), Set.of(), List.of(), false);
      Map<ObjectId, String> byId = new HashMap<>();
      reader
          .readAll(portal, other, ids, Optional.empty(), reading)
          .results()
          .forEach(
              seen ->
                  byId.put(
                      seen.object().id(),
                      title(other).stream()
                          .map(seen.properties()::get)
                          .filter(Objects::nonNull)
                          .collect(Collectors.joining(" "))));
      titles.put(other, byId);
    }
    return titles;
  }

  /** The properties that name a record to people. */
  private static Set<String> title(ObjectType type) {
    return switch (type.name()) {
      case "contact" -> new LinkedHashSet<>(List.of("firstname", "lastname"));
      case "company", "product", "line_item" -> Set.of("name");
      case "deal" -> Set.of("dealname");
      case "ticket" -> Set.of("subject");
      default ->
          type.requiredProperties().isEmpty()
              ? Set.of("hs_name")
              : Set.of(type.requiredProperties().getFirst());
    };
  }

  private List<Column> columns(PortalId portal, ObjectType type, ExportRequest request) {
    PropertyDefinitions definitions = properties.of(portal, type);
    List<Column> columns = new ArrayList<>();
    for (String name : request.properties()) {
      PropertyDefinition definition = definitions.find(name);
      if (definition == null) {
        throw ExportProblems.unknownProperty(name);
      }
      Map<String, String> labels = new HashMap<>();
      if (!request.internal("VALUES") && definition.content().type() == PropertyType.ENUMERATION) {
        for (PropertyOption option : definition.content().options()) {
          labels.put(option.value(), option.label());
        }
      }
      columns.add(
          new Column(
              name,
              request.internal("NAMES") ? name : definition.content().label(),
              labels,
              definition.content().fieldType().equals("checkbox")));
    }
    return columns;
  }

  /**
   * Refuses what could not be written.
   *
   * @throws dev.axle.edge.Problem 400 for types, properties and filters that can't be
   */
  void check(PortalId portal, ExportRequest request) {
    ObjectType type = types.named(portal, request.objectType());
    columns(portal, type, request);
    records.check(portal, type, request);
    request.associated().forEach(name -> types.named(portal, name));
  }
}
