package dev.axle.crm.imports;

import dev.axle.crm.associations.AssociationDefinitions;
import dev.axle.crm.associations.AssociationType;
import dev.axle.crm.objects.BulkWrite;
import dev.axle.crm.properties.Properties;
import dev.axle.crm.properties.PropertyDefinition;
import dev.axle.crm.properties.PropertyDefinitions;
import dev.axle.crm.schemas.ObjectOperation;
import dev.axle.crm.schemas.ObjectType;
import dev.axle.crm.schemas.ObjectTypeId;
import dev.axle.crm.schemas.ObjectTypes;
import dev.axle.edge.PortalId;
import dev.axle.edge.Problem;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Makes a plan of a request, or says what is wrong with it before a row is read. */
final class Planning {

  private static final String ID = "hs_object_id";

  /** Source: https://knowledge.hubspot.com/import-and-export/set-up-your-import-file */
  private static final int MOST_COLUMNS = 1_000;

  private final ObjectTypes types;
  private final Properties properties;
  private final AssociationDefinitions associations;

  Planning(ObjectTypes types, Properties properties, AssociationDefinitions associations) {
    this.types = types;
    this.properties = properties;
    this.associations = associations;
  }

  /** The first row of each file, by the file's name. */
  interface Headers {
    List<String> of(ImportPlan.FilePlan file);
  }

  /**
   * @param zone of the portal, for requests that name none
   * @throws Problem 400 that says what is wrong
   */
  ImportPlan plan(PortalId portal, ZoneId zone, ImportRequest request, Headers headers) {
    List<ImportRequest.FileRequest> wanted = request.files();
    if (wanted == null || wanted.isEmpty()) {
      throw ImportProblems.noFiles();
    }
    Map<ObjectTypeId, BulkWrite.Mode> modes = new LinkedHashMap<>();
    if (request.importOperations() != null) {
      request
          .importOperations()
          .forEach((type, mode) -> modes.put(types.named(portal, type).id(), mode(mode)));
    }
    Draft draft = new Draft(portal);
    List<ImportPlan.FilePlan> files = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (ImportRequest.FileRequest file : wanted) {
      ImportPlan.FilePlan planned = draft.file(file, headers);
      if (!names.add(planned.name())) {
        throw ImportProblems.repeatedFile(planned.name());
      }
      files.add(planned);
    }
    List<ImportPlan.FilePlan> decided =
        files.stream().map(file -> draft.withKeys(file, files)).toList();
    for (ImportPlan.FilePlan file : decided) {
      checkModes(file, modes, draft.types);
    }
    return new ImportPlan(
        request.name() == null || request.name().isBlank() ? "Import" : request.name(),
        draft.types,
        modes,
        dateOrder(request),
        zone(request.timeZone(), zone),
        decided);
  }

  private static void checkModes(
      ImportPlan.FilePlan file,
      Map<ObjectTypeId, BulkWrite.Mode> modes,
      Map<ObjectTypeId, ObjectType> types) {
    if (file.types().isEmpty()) {
      throw ImportProblems.nothingMapped(file.name());
    }
    for (ObjectTypeId type : file.types()) {
      boolean identified = file.values(type).stream().anyMatch(Column.Value::identifies);
      if (modes.get(type) == BulkWrite.Mode.UPDATE && !identified) {
        throw ImportProblems.noIdentifier(file.name(), type);
      }
    }
  }

  private static BulkWrite.Mode mode(String text) {
    try {
      return BulkWrite.Mode.valueOf(text.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException unknown) {
      throw ImportProblems.unknownWord("importOperations", text, "CREATE, UPDATE, UPSERT");
    }
  }

  private static DateOrder dateOrder(ImportRequest request) {
    String text = request.dateFormat();
    if (text == null && request.files() != null) {
      text =
          request.files().stream()
              .map(ImportRequest.FileRequest::dateFormat)
              .flatMap(Stream::ofNullable)
              .findFirst()
              .orElse(null);
    }
    if (text == null) {
      return DateOrder.MONTH_DAY_YEAR;
    }
    try {
      return DateOrder.valueOf(text.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException unknown) {
      throw ImportProblems.unknownWord(
          "dateFormat", text, "MONTH_DAY_YEAR, DAY_MONTH_YEAR, YEAR_MONTH_DAY");
    }
  }

  private static ZoneId zone(@Nullable String text, ZoneId otherwise) {
    try {
      return text == null || text.isBlank() ? otherwise : ZoneId.of(text);
    } catch (DateTimeException unknown) {
      throw ImportProblems.unknownWord("timeZone", text, "names such as America/New_York");
    }
  }

  /** The plan on its way. */
  private final class Draft {
    private final PortalId portal;
    private final Map<ObjectTypeId, ObjectType> types = new LinkedHashMap<>();
    private final List<Named> named = new ArrayList<>();

    /** A property that a column of some name holds. */
    private record Named(
        String columnName, ObjectTypeId type, String property, boolean linking, boolean id) {}

    private record Key(ObjectTypeId type, String property) {}

    Draft(PortalId portal) {
      this.portal = portal;
    }

    ImportPlan.FilePlan file(ImportRequest.FileRequest request, Headers headers) {
      String name = request.fileName();
      ImportRequest.Page page = request.fileImportPage();
      if (name == null || name.isBlank()) {
        throw ImportProblems.missing("files[].fileName");
      }
      if (page == null || page.columnMappings() == null || page.columnMappings().isEmpty()) {
        throw ImportProblems.missing("files[].fileImportPage.columnMappings");
      }
      if (page.columnMappings().size() > MOST_COLUMNS) {
        throw ImportProblems.tooManyColumns(name, MOST_COLUMNS);
      }
      String format = request.fileFormat() == null ? "CSV" : request.fileFormat();
      if (!format.equals("CSV") && !format.equals("SPREADSHEET")) {
        throw ImportProblems.unknownWord("fileFormat", format, "CSV, SPREADSHEET");
      }
      boolean hasHeader = !Boolean.FALSE.equals(page.hasHeader());
      ImportPlan.FilePlan bare =
          new ImportPlan.FilePlan(name, format.equals("SPREADSHEET"), hasHeader, blank(page));
      int[] places = places(page.columnMappings(), headers.of(bare), bare);
      List<Column> columns = new ArrayList<>();
      for (int i = 0; i < places.length; i++) {
        columns.add(column(places[i], page.columnMappings().get(i)));
      }
      return new ImportPlan.FilePlan(name, bare.spreadsheet(), hasHeader, columns);
    }

    private static List<Column> blank(ImportRequest.Page page) {
      List<Column> columns = new ArrayList<>();
      if (page.columnMappings() != null) {
        page.columnMappings().forEach(each -> columns.add(new Column.Ignored(columns.size())));
      }
      return columns;
    }

    /** Where each mapping's column stands. */
    private int[] places(
        List<ImportRequest.ColumnMapping> mappings, List<String> header, ImportPlan.FilePlan file) {
      int[] places = new int[mappings.size()];
      Set<Integer> taken = new HashSet<>();
      for (int i = 0; i < places.length; i++) {
        String name = mappings.get(i).columnName();
        places[i] = !file.hasHeader() || name == null ? i : place(header, name.strip(), taken);
        if (places[i] < 0) {
          throw ImportProblems.unknownColumn(file.name(), String.valueOf(name), header);
        }
        taken.add(places[i]);
      }
      for (int i = 0; i < header.size(); i++) {
        if (!taken.contains(i) && !(file.hasHeader() && header.get(i).isBlank())) {
          throw ImportProblems.unmappedColumn(
              file.name(), file.hasHeader() ? header.get(i) : "number " + (i + 1));
        }
      }
      return places;
    }

    private static int place(List<String> header, String name, Set<Integer> taken) {
      for (int i = 0; i < header.size(); i++) {
        if (!taken.contains(i) && header.get(i).strip().equals(name)) {
          return i;
        }
      }
      for (int i = 0; i < header.size(); i++) {
        if (!taken.contains(i) && header.get(i).strip().equalsIgnoreCase(name)) {
          return i;
        }
      }
      return -1;
    }

    private Column column(int place, ImportRequest.ColumnMapping mapping) {
      if (Boolean.TRUE.equals(mapping.ignored())) {
        return new Column.Ignored(place);
      }
      String kind = mapping.columnType() == null ? "STANDARD" : mapping.columnType();
      ObjectType type = type(mapping.columnObjectTypeId(), mapping);
      return switch (kind) {
        case "FLEXIBLE_ASSOCIATION_LABEL" ->
            new Column.Label(place, type.id(), type(mapping.toColumnObjectTypeId(), mapping).id());
        case "ASSOCIATION_KEYS" -> reference(place, mapping, type);
        case "STANDARD" ->
            mapping.toColumnObjectTypeId() != null
                ? reference(place, mapping, type)
                : value(place, mapping, type, kind);
        case "HUBSPOT_OBJECT_ID", "HUBSPOT_ALTERNATE_ID" ->
            mapping.toColumnObjectTypeId() != null && mapping.foreignKeyType() != null
                ? reference(place, mapping, type)
                : value(place, mapping, type, kind);
        default ->
            throw ImportProblems.unknownWord(
                "columnType",
                kind,
                "HUBSPOT_OBJECT_ID, HUBSPOT_ALTERNATE_ID, FLEXIBLE_ASSOCIATION_LABEL, ASSOCIATION_KEYS, STANDARD");
      };
    }

    private ObjectType type(@Nullable String name, ImportRequest.ColumnMapping mapping) {
      if (name == null) {
        throw ImportProblems.noType(String.valueOf(mapping.columnName()));
      }
      return Planning.this.types.named(portal, name);
    }

    private Column value(
        int place, ImportRequest.ColumnMapping mapping, ObjectType type, String kind) {
      if (!type.operations().contains(ObjectOperation.CREATE)) {
        throw ImportProblems.notImportable(type);
      }
      String property = kind.equals("HUBSPOT_OBJECT_ID") ? ID : mapping.propertyName();
      if (property == null || property.isBlank()) {
        throw ImportProblems.noProperty(String.valueOf(mapping.columnName()));
      }
      PropertyDefinitions definitions = properties.of(portal, type);
      PropertyDefinition definition = definitions.find(property);
      if (definition == null) {
        throw ImportProblems.unknownProperty(type, property);
      }
      boolean unique = isUnique(type, property);
      if (kind.equals("HUBSPOT_ALTERNATE_ID") && !unique) {
        throw ImportProblems.notUnique(type, property);
      }
      if (definition.rights().readOnlyValue() && !property.equals(ID)) {
        throw ImportProblems.readOnly(type, property);
      }
      boolean identifies =
          !kind.equals("STANDARD")
              || property.equals(ID)
              || unique && (property.equals("email") || property.equals(BulkWrite.DOMAIN));
      types.put(type.id(), type);
      named.add(
          new Named(
              String.valueOf(mapping.columnName()),
              type.id(),
              property,
              Boolean.TRUE.equals(mapping.associationIdentifierColumn()),
              identifies));
      return new Column.Value(place, type.id(), property, identifies, false);
    }

    private boolean isUnique(ObjectType type, String property) {
      return property.equals(ID)
          || properties.of(portal, type).uniqueNames().contains(property)
          || property.equals(BulkWrite.DOMAIN) && type.name().equals("company");
    }

    /** What it names is decided when all files are known: {@link #withKeys}. */
    private Column reference(int place, ImportRequest.ColumnMapping mapping, ObjectType type) {
      ObjectType to =
          mapping.toColumnObjectTypeId() == null
              ? type
              : type(mapping.toColumnObjectTypeId(), mapping);
      String property = mapping.propertyName() == null ? "" : mapping.propertyName();
      return new Column.Reference(
          place,
          association(type, to, mapping.foreignKeyType()),
          property.isEmpty() ? UNDECIDED + mapping.columnName() : property);
    }

    private static final String UNDECIDED = "?";

    private AssociationType association(
        ObjectType from, ObjectType to, @Nullable JsonNode foreignKey) {
      List<AssociationType> known = associations.between(portal, from.id(), to.id());
      JsonNode key = foreignKey != null && foreignKey.isArray() ? foreignKey.path(0) : foreignKey;
      if (key == null || key.isNull() || key.isMissingNode()) {
        return known.stream()
            .filter(type -> type.label().isEmpty())
            .findFirst()
            .orElseThrow(() -> ImportProblems.notAssociable(from, to));
      }
      int id = key.path("associationTypeId").asInt(0);
      String category = key.path("associationCategory").asString("HUBSPOT_DEFINED");
      return known.stream()
          .filter(type -> type.typeId() == id && type.category().equals(category))
          .findFirst()
          .orElseThrow(() -> ImportProblems.unknownAssociation(from, to, category, id));
    }

    /** The file with its references decided, and the columns marked that they name records by. */
    ImportPlan.FilePlan withKeys(ImportPlan.FilePlan file, List<ImportPlan.FilePlan> all) {
      Set<Key> keys = new HashSet<>();
      for (ImportPlan.FilePlan each : all) {
        for (Column.Reference reference : each.references()) {
          ObjectTypeId to = reference.association().to();
          keys.add(new Key(to, decided(to, reference.property())));
        }
      }
      List<Column> columns = new ArrayList<>();
      for (Column column : file.columns()) {
        columns.add(
            switch (column) {
              case Column.Reference reference ->
                  new Column.Reference(
                      reference.index(),
                      reference.association(),
                      decided(reference.association().to(), reference.property()));
              case Column.Value value ->
                  new Column.Value(
                      value.index(),
                      value.type(),
                      value.property(),
                      value.identifies(),
                      !isUnique(typeOf(value.type()), value.property())
                          && keys.contains(new Key(value.type(), value.property())));
              case Column.Ignored ignored -> ignored;
              case Column.Label label -> label;
            });
      }
      return new ImportPlan.FilePlan(file.name(), file.spreadsheet(), file.hasHeader(), columns);
    }

    private ObjectType typeOf(ObjectTypeId type) {
      return Planning.this.types.named(portal, type.value());
    }

    /** The property by which a common column names records of a type. */
    private String decided(ObjectTypeId type, String property) {
      if (!property.startsWith(UNDECIDED)) {
        return property;
      }
      String column = property.substring(UNDECIDED.length());
      List<Named> ofType = named.stream().filter(each -> each.type().equals(type)).toList();
      return ofType.stream()
          .filter(Named::linking)
          .findFirst()
          .or(() -> ofType.stream().filter(each -> each.columnName().equals(column)).findFirst())
          .or(() -> ofType.stream().filter(Named::id).findFirst())
          .map(Named::property)
          .orElseGet(
              () ->
                  switch (typeOf(type).name()) {
                    case "contact" -> "email";
                    case "company" -> BulkWrite.DOMAIN;
                    default -> ID;
                  });
    }
  }
}
