package dev.axle.crm.objects;

import dev.axle.crm.associations.Associations;
import dev.axle.crm.properties.Properties;
import dev.axle.crm.properties.PropertyDefinition;
import dev.axle.crm.properties.PropertyDefinitions;
import dev.axle.crm.schemas.ObjectId;
import dev.axle.crm.schemas.ObjectType;
import dev.axle.crm.schemas.ObjectTypeId;
import dev.axle.database.Database;
import dev.axle.edge.PortalId;
import dev.axle.journal.Journal;
import dev.axle.journal.PropertyVersion;
import dev.axle.journal.Source;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads records of any type, as much of each as the reader asks for. */
public final class ObjectReader {

  /** Versions of a value that a history shows at most: HubSpot keeps more for contacts. */
  private static final int VERSIONS = 20;

  private static final int CONTACT_VERSIONS = 45;

  private final Database database;
  private final Properties properties;
  private final Associations associations;
  private final Journal journal;
  private final ObjectStore store = new ObjectStore();
  private final MergeStore merges = new MergeStore();
  private final Identities identities = new Identities(new UniqueValueStore());

  public ObjectReader(
      Database database, Properties properties, Associations associations, Journal journal) {
    this.database = database;
    this.properties = properties;
    this.associations = associations;
    this.journal = journal;
  }

  /**
   * @param id the record's number, or the value of its {@code idProperty}
   * @throws dev.axle.edge.Problem 404 if there is no such record
   */
  public SeenObject read(
      PortalId portal, ObjectType type, String id, Optional<String> idProperty, Reading reading) {
    PropertyDefinitions definitions = properties.of(portal, type);
    return database.read(
        connection -> {
          ObjectId number = number(connection, portal, type, definitions, id, idProperty);
          CrmObject object =
              store
                  .find(connection, portal, type, number)
                  .filter(found -> found.isArchived() == reading.archived())
                  .orElseThrow(ObjectProblems::notFound);
          return see(connection, portal, type, definitions, List.of(object), reading).getFirst();
        });
  }

  private ObjectId number(
      Connection connection,
      PortalId portal,
      ObjectType type,
      PropertyDefinitions definitions,
      String id,
      Optional<String> idProperty)
      throws SQLException {
    if (idProperty.isEmpty() || idProperty.get().equals(CrmObject.ID)) {
      return ObjectId.of(id);
    }
    String value = identities.normalised(type, definitions, idProperty.get(), id);
    ObjectId found =
        identities.find(connection, portal, type, idProperty.get(), List.of(value)).get(value);
    if (found == null) {
      throw ObjectProblems.notFound();
    }
    return found;
  }

  /** A stretch of a list, and where the next one begins if there is more. */
  public record Page(List<SeenObject> objects, Optional<ObjectId> next) {}

  /** Records in the order of their ids, from {@code from} on. */
  public Page page(PortalId portal, ObjectType type, long from, int limit, Reading reading) {
    PropertyDefinitions definitions = properties.of(portal, type);
    return database.read(
        connection -> {
          List<CrmObject> found =
              store.page(connection, portal, type, reading.archived(), from, limit + 1);
          boolean more = found.size() > limit;
          List<CrmObject> objects = more ? found.subList(0, limit) : found;
          return new Page(
              see(connection, portal, type, definitions, objects, reading),
              more ? Optional.of(found.getLast().id()) : Optional.empty());
        });
  }

  /**
   * Records named by their numbers, or by the values of an {@code idProperty}; missing ones are
   * reported.
   */
  public BatchOutcome<SeenObject> readAll(
      PortalId portal,
      ObjectType type,
      List<String> ids,
      Optional<String> idProperty,
      Reading reading) {
    PropertyDefinitions definitions = properties.of(portal, type);
    String property = idProperty.orElse(CrmObject.ID);
    Map<String, String> wanted = new LinkedHashMap<>();
    for (String id : ids) {
      wanted.putIfAbsent(identities.normalised(type, definitions, property, id), id);
    }
    return database.read(
        connection -> {
          Map<String, ObjectId> numbers =
              identities.find(connection, portal, type, property, wanted.keySet());
          Map<ObjectId, CrmObject> found = new HashMap<>();
          for (CrmObject object :
              store.find(connection, portal, type, Set.copyOf(numbers.values()))) {
            if (object.isArchived() == reading.archived()) {
              found.put(object.id(), object);
            }
          }
          List<CrmObject> objects = new ArrayList<>();
          List<String> missing = new ArrayList<>();
          wanted.forEach(
              (value, asSent) -> {
                CrmObject object = found.get(numbers.get(value));
                if (object == null) {
                  missing.add(asSent);
                } else {
                  objects.add(object);
                }
              });
          return new BatchOutcome<>(
              see(connection, portal, type, definitions, objects, reading),
              missing.isEmpty()
                  ? List.of()
                  : List.of(ItemProblems.missing(ObjectProblems.someNotFound(type), missing)));
        });
  }

  /** Those of some records that are not archived, in the order of the ids. */
  public List<SeenObject> present(
      PortalId portal, ObjectType type, List<Long> ids, Reading reading) {
    if (ids.isEmpty()) {
      return List.of();
    }
    PropertyDefinitions definitions = properties.of(portal, type);
    return database.read(
        connection -> {
          Map<ObjectId, CrmObject> found = new HashMap<>();
          for (CrmObject object :
              store.find(connection, portal, type, ids.stream().map(ObjectId::new).toList())) {
            found.put(object.id(), object);
          }
          List<CrmObject> present = new ArrayList<>();
          for (Long id : ids) {
            CrmObject object = found.get(new ObjectId(id));
            if (object != null && !object.isArchived()) {
              present.add(object);
            }
          }
          return see(connection, portal, type, definitions, present, reading);
        });
  }

  private List<SeenObject> see(
      Connection connection,
      PortalId portal,
      ObjectType type,
      PropertyDefinitions definitions,
      List<CrmObject> objects,
      Reading reading)
      throws SQLException {
    List<ObjectId> ids = objects.stream().map(CrmObject::id).toList();
    Map<ObjectId, Map<String, List<PropertyVersion>>> histories =
        reading.history().isEmpty()
            ? Map.of()
            : histories(connection, portal, type, definitions, objects, reading.history());
    Map<ObjectId, Map<ObjectTypeId, List<Associations.Inline>>> associated =
        reading.associations().isEmpty()
            ? Map.of()
            : associations.inline(
                connection,
                portal,
                type,
                ids,
                reading.associations().stream().map(ObjectType::id).toList());
    Collection<String> shown = shown(type, definitions, reading);
    List<SeenObject> seen = new ArrayList<>(objects.size());
    for (CrmObject object : objects) {
      seen.add(
          new SeenObject(
              object,
              values(type, object, shown),
              histories.getOrDefault(object.id(), Map.of()),
              associated.getOrDefault(object.id(), Map.of())));
    }
    return seen;
  }

  /** What is asked for and defined, and the three that are always there. */
  private static Collection<String> shown(
      ObjectType type, PropertyDefinitions definitions, Reading reading) {
    if (reading.properties().isEmpty() && reading.history().isEmpty()) {
      return type.defaultProperties();
    }
    Set<String> shown = new LinkedHashSet<>();
    for (Set<String> asked : List.of(reading.properties(), reading.history())) {
      for (String name : asked) {
        if (definitions.find(name) != null) {
          shown.add(name);
        }
      }
    }
    if (reading.properties().isEmpty()) {
      shown.addAll(type.defaultProperties());
    }
    shown.add(CrmObject.ID);
    shown.add(type.createdProperty());
    shown.add(type.modifiedProperty());
    return shown;
  }

  static SortedMap<String, @Nullable String> values(
      ObjectType type, CrmObject object, Collection<String> shown) {
    SortedMap<String, @Nullable String> values = new TreeMap<>();
    for (String name : shown) {
      values.put(name, object.value(type, name));
    }
    return values;
  }

  private Map<ObjectId, Map<String, List<PropertyVersion>>> histories(
      Connection connection,
      PortalId portal,
      ObjectType type,
      PropertyDefinitions definitions,
      List<CrmObject> objects,
      Set<String> names)
      throws SQLException {
    int most = type.name().equals("contact") ? CONTACT_VERSIONS : VERSIONS;
    List<String> defined = names.stream().filter(name -> definitions.find(name) != null).toList();
    List<ObjectId> merged =
        objects.stream()
            .filter(object -> object.properties().containsKey("hs_merged_object_ids"))
            .map(CrmObject::id)
            .toList();
    Map<ObjectId, ObjectId> former =
        merged.isEmpty() ? Map.of() : merges.former(connection, portal, type, merged);
    List<Long> ids =
        Stream.concat(objects.stream().map(CrmObject::id), former.keySet().stream())
            .map(ObjectId::value)
            .toList();
    Map<ObjectId, Map<String, List<PropertyVersion>>> histories = new HashMap<>();
    for (ObjectId id : objects.stream().map(CrmObject::id).toList()) {
      Map<String, List<PropertyVersion>> byName = new LinkedHashMap<>();
      defined.forEach(name -> byName.put(name, new ArrayList<>()));
      histories.put(id, byName);
    }
    for (PropertyVersion version :
        journal.history(connection, portal, type.id().value(), ids, defined, most)) {
      java.util.Objects.requireNonNull(
              java.util.Objects.requireNonNull(histories.get(present(former, version)))
                  .get(version.property()))
          .add(told(definitions, version));
    }
    if (!former.isEmpty()) {
      histories
          .values()
          .forEach(byName -> byName.replaceAll((name, versions) -> newest(versions, most)));
    }
    return histories;
  }

  /** Calculated values have no other cause than the calculation. */
  private static PropertyVersion told(PropertyDefinitions definitions, PropertyVersion version) {
    PropertyDefinition definition = definitions.find(version.property());
    return definition != null && definition.rights().calculated()
        ? version.by(Source.CALCULATED)
        : version;
  }

  private static ObjectId present(Map<ObjectId, ObjectId> former, PropertyVersion version) {
    ObjectId id = new ObjectId(version.objectId());
    return former.getOrDefault(id, id);
  }

  private static List<PropertyVersion> newest(List<PropertyVersion> versions, int most) {
    return versions.stream()
        .sorted(Comparator.comparing(PropertyVersion::timestamp).reversed())
        .limit(most)
        .toList();
  }
}
