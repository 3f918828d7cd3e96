package dev.axle.crm.properties;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.axle.crm.schemas.ObjectType;
import dev.axle.crm.schemas.ObjectTypeId;
import dev.axle.crm.schemas.ObjectTypes;
import dev.axle.crm.schemas.Rollup;
import dev.axle.crm.validations.ValidationRule;
import dev.axle.edge.PortalId;
import dev.axle.edge.Problem;
import dev.axle.portals.Entitlements;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * The definitions of properties: those of HubSpot, which every portal has, and a portal's own.
 *
 * <p>Source: https://developers.hubspot.com/docs/api-reference/crm-properties-v3/guide
 */
public final class Properties {

  private static final int MOST_UNIQUE_PER_TYPE = 10;

  /** How long another node may go on with the definitions from before a change. */
  private static final Duration REMEMBERED = Duration.ofSeconds(10);

  private record Key(PortalId portal, ObjectTypeId type) {}

  private final PropertyStore store;
  private final PortalProperties portalProperties;
  private final ObjectTypes types;
  private final Function<PortalId, Entitlements> entitlements;
  private final PropertyGroups groups;
  private final Recalculation recalculation;
  private final Cache<ObjectTypeId, Map<String, PropertyDefinition>> builtIns = bounded();
  private final Cache<ObjectTypeId, PropertyDefinitions> standard = bounded();
  private final Cache<Key, PropertyDefinitions> cache =
      Caffeine.newBuilder().maximumSize(2_000).expireAfterWrite(REMEMBERED).build();

  public Properties(
      Jdbi jdbi,
      PortalProperties portalProperties,
      ObjectTypes types,
      Function<PortalId, Entitlements> entitlements,
      Recalculation recalculation) {
    this.recalculation = recalculation;
    this.types = types;
    this.entitlements = entitlements;
    this.portalProperties = portalProperties;
    this.store = new PropertyStore(jdbi);
    this.groups = new PropertyGroups(store);
  }

  private static <V> Cache<ObjectTypeId, V> bounded() {
    return Caffeine.newBuilder().maximumSize(2_000).build();
  }

  /** The definitions that hold for a portal's records of a type now. */
  public PropertyDefinitions of(PortalId portal, ObjectType type) {
    Key key = new Key(portal, type.id());
    PropertyDefinitions known = cache.getIfPresent(key);
    if (known == null) {
      known = load(portal, type);
      cache.put(key, known);
    }
    return known;
  }

  PropertyGroups groups() {
    return groups;
  }

  /** A portal that has changed nothing shares the definitions of all such portals. */
  private PropertyDefinitions load(PortalId portal, ObjectType type) {
    return store.reading(portal, type, rows -> load(portal, type, rows));
  }

  private PropertyDefinitions load(PortalId portal, ObjectType type, PropertyStore.Rows stored) {
    Map<String, PropertyDefinition> defaults = builtIns.get(type.id(), unused -> BuiltIns.of(type));
    List<PropertyStore.Row> rows = stored.definitions();
    Map<String, PropertyDefinition> particular =
        BuiltIns.of(type, portalProperties.of(portal, type));
    Map<String, List<ValidationRule>> rules = stored.rules();
    if (rows.isEmpty() && particular.isEmpty() && rules.isEmpty()) {
      return standard.get(type.id(), unused -> new PropertyDefinitions(defaults.values()));
    }
    Map<String, PropertyDefinition> all = new LinkedHashMap<>(defaults);
    all.putAll(particular);
    for (PropertyStore.Row row : rows) {
      PropertyDefinition present = all.get(row.name());
      all.put(
          row.name(),
          particular.containsKey(row.name()) && present != null
              ? definition(row, row.content().withOptions(present.content().options()), present)
              : definition(row, row.content(), present));
    }
    return new PropertyDefinitions(all.values(), rules);
  }

  private static PropertyDefinition definition(
      PropertyStore.Row row, PropertyContent content, @Nullable PropertyDefinition builtIn) {
    return new PropertyDefinition(
        row.name(),
        content,
        builtIn == null ? PropertyRights.own(content) : builtIn.rights(),
        row.createdAt(),
        row.updatedAt(),
        row.archivedAt());
  }

  /**
   * @throws Problem 404 if the portal has no such property, in use or archived as asked
   */
  PropertyDefinition read(PortalId portal, ObjectType type, String name, boolean archived) {
    return find(of(portal, type), name, archived)
        .orElseThrow(() -> PropertyProblems.notFound(name));
  }

  private static Optional<PropertyDefinition> find(
      PropertyDefinitions definitions, String name, boolean archived) {
    return archived
        ? definitions.archived().stream()
            .filter(definition -> definition.name().equals(name))
            .findFirst()
        : Optional.ofNullable(definitions.find(name));
  }

  /** The properties of these names, and the names that there are none of. */
  record Found(List<PropertyDefinition> definitions, List<String> missing) {}

  Found readAll(PortalId portal, ObjectType type, Collection<String> names, boolean archived) {
    PropertyDefinitions definitions = of(portal, type);
    List<PropertyDefinition> found = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (String name : new LinkedHashSet<>(names)) {
      find(definitions, name, archived).ifPresentOrElse(found::add, () -> missing.add(name));
    }
    return new Found(found, missing);
  }

  /**
   * Makes a property. The name of an archived one may be used again.
   *
   * @throws Problem 409 if the name is in use, 400 for what is not valid
   */
  PropertyDefinition create(PortalId portal, ObjectType type, NewProperty property, Instant now) {
    Created created = createAll(portal, type, List.of(property), now);
    if (!created.problems().isEmpty()) {
      throw created.problems().values().iterator().next();
    }
    return created.definitions().getFirst();
  }

  /**
   * What became of the definitions of a batch: those that were made, and by name why others were
   * not.
   */
  public record Created(List<PropertyDefinition> definitions, Map<String, Problem> problems) {}

  public Created createAll(
      PortalId portal, ObjectType type, List<NewProperty> properties, Instant now) {
    Map<String, Problem> problems = new LinkedHashMap<>();
    Set<String> made = new LinkedHashSet<>();
    Entitlements most = entitlements.apply(portal);
    store.changing(
        portal,
        type,
        stored -> {
          PropertyDefinitions present = load(portal, type, stored);
          Map<String, PropertyGroup> groups = PropertyGroups.known(type, stored);
          Map<String, PropertyStore.Row> rows = new LinkedHashMap<>();
          Room room = room(portal, type, most, stored);
          for (NewProperty property : properties) {
            try {
              PropertyStore.Row row = admitted(type, property, present, groups, rows, room, now);
              rows.put(row.name(), row);
            } catch (Problem problem) {
              problems.put(property.name(), problem);
            }
          }
          if (!rows.isEmpty()) {
            stored.write(rows.values());
            recalculate(stored, rows.values());
          }
          made.addAll(rows.keySet());
          return made.size();
        });
    forget(portal, type);
    return new Created(readAll(portal, type, made, false).definitions(), problems);
  }

  /** Has the values of calculated properties worked out for the records that are there. */
  private void recalculate(PropertyStore.Rows stored, Collection<PropertyStore.Row> rows) {
    Set<Recalculation.Cause> causes = EnumSet.noneOf(Recalculation.Cause.class);
    for (PropertyStore.Row row : rows) {
      if (row.content().rollup() != null) {
        causes.add(Recalculation.Cause.ROLLUPS);
      } else if (row.content().isCalculated()) {
        causes.add(Recalculation.Cause.RECORD);
      }
    }
    causes.forEach(cause -> stored.recalculate(recalculation, cause));
  }

  private static PropertyStore.Row admitted(
      ObjectType type,
      NewProperty property,
      PropertyDefinitions present,
      Map<String, PropertyGroup> groups,
      Map<String, PropertyStore.Row> made,
      Room room,
      Instant now) {
    String name = DefinitionRules.name(property.name());
    PropertyContent content = DefinitionRules.checked(property.content());
    if (present.find(name) != null || made.containsKey(name)) {
      throw PropertyProblems.exists(name);
    }
    Calculation.check(name, content, present, made.keySet());
    checkGroup(type, content.groupName(), groups);
    if (content.hasUniqueValue()
        && uniqueOfThePortal(present) + uniqueOf(made.values()) >= MOST_UNIQUE_PER_TYPE) {
      throw PropertyProblems.tooMany("unique properties", MOST_UNIQUE_PER_TYPE);
    }
    room.take(content);
    return new PropertyStore.Row(name, content, now, now, null);
  }

  private Room room(
      PortalId portal, ObjectType type, Entitlements most, PropertyStore.Rows stored) {
    return Room.of(most, type, types.all(portal), stored.namesOfAllTypes());
  }

  private static void checkGroup(ObjectType type, String name, Map<String, PropertyGroup> groups) {
    PropertyGroup group = groups.get(name);
    if (group == null || group.archived()) {
      throw PropertyProblems.unknownGroup(name, type);
    }
  }

  private static long uniqueOfThePortal(PropertyDefinitions definitions) {
    return definitions.inUse().stream()
        .filter(each -> !each.rights().hubspotDefined() && each.content().hasUniqueValue())
        .count();
  }

  private static long uniqueOf(Collection<PropertyStore.Row> rows) {
    return rows.stream().filter(row -> row.content().hasUniqueValue()).count();
  }

  /**
   * @throws Problem 404 if the portal has no such property, 400 for what can't be changed
   */
  PropertyDefinition update(
      PortalId portal, ObjectType type, String name, PropertyEdit edit, Instant now) {
    Entitlements most = entitlements.apply(portal);
    store.changing(
        portal,
        type,
        stored -> {
          PropertyDefinitions present = load(portal, type, stored);
          PropertyDefinition before =
              find(present, name, false).orElseThrow(() -> PropertyProblems.notFound(name));
          PropertyContent after = edited(type, before, edit, PropertyGroups.known(type, stored));
          if (after.isCalculated() && !before.content().isCalculated()) {
            room(portal, type, most, stored).takeCalculated();
          }
          Calculation.check(name, after, present, Set.of());
          PropertyStore.Row row = new PropertyStore.Row(name, after, now, now, null);
          stored.write(List.of(row));
          if (!Objects.equals(before.content().calculationFormula(), after.calculationFormula())) {
            recalculate(stored, List.of(row));
          }
          return after;
        });
    forget(portal, type);
    return read(portal, type, name, false);
  }

  private static PropertyContent edited(
      ObjectType type,
      PropertyDefinition before,
      PropertyEdit edit,
      Map<String, PropertyGroup> groups) {
    PropertyContent after = edit.of(before.content());
    PropertyRights rights = before.rights();
    if (rights.readOnlyDefinition()) {
      throw PropertyProblems.readOnlyDefinition(before.name());
    }
    if (rights.readOnlyOptions() && edit.options().isPresent()) {
      throw PropertyProblems.readOnlyOptions(before.name());
    }
    if (after.type() != before.content().type()) {
      throw PropertyProblems.typeChange(before.name(), before.content().type(), after.type());
    }
    checkGroup(type, after.groupName(), groups);
    if (rights.hubspotDefined()) {
      DefinitionRules.checkOptions(after.options());
      return after;
    }
    return DefinitionRules.checked(after);
  }

  /**
   * Archives a portal's own property; its values stay with the records. One that is archived
   * already is passed over.
   *
   * @throws Problem 404 if the portal never had it, 400 if it is HubSpot's
   */
  void archive(PortalId portal, ObjectType type, String name, Instant now) {
    PropertyDefinitions definitions = of(portal, type);
    if (find(definitions, name, false).isEmpty() && find(definitions, name, true).isEmpty()) {
      throw PropertyProblems.notFound(name);
    }
    archiveAll(portal, type, List.of(name), now);
  }

  /** As {@link #archive}, but names that are not there are passed over. */
  void archiveAll(PortalId portal, ObjectType type, List<String> names, Instant now) {
    PropertyDefinitions definitions = of(portal, type);
    for (String name : names) {
      PropertyDefinition definition = definitions.find(name);
      if (definition != null && !definition.rights().archivable()) {
        throw PropertyProblems.notArchivable(name);
      }
      if (type.needs(name)) {
        throw PropertyProblems.neededByItsType(name, type);
      }
    }
    store.changing(
        portal,
        type,
        stored -> {
          stored.archive(names, now);
          return names.size();
        });
    forget(portal, type);
  }

  /** Deletes all that the portal defined for a type that is no more. */
  public void purge(PortalId portal, ObjectType type) {
    store.changing(
        portal,
        type,
        stored -> {
          stored.purge();
          return type;
        });
    forget(portal, type);
    builtIns.invalidate(type.id());
    standard.invalidate(type.id());
  }

  /** Has the definitions of a type loaded anew, since what they depend on has changed. */
  public void forget(PortalId portal, ObjectType type) {
    cache.invalidate(new Key(portal, type.id()));
  }

  /**
   * How many properties of its own a portal has.
   *
   * @param calculated those of them that are
   */
  public record Own(int all, int calculated) {}

  /** The rollups that the portal defined, by the type of the records that have them. */
  public Map<ObjectTypeId, List<Rollup>> ownRollups(PortalId portal) {
    return store.rollups(portal).stream()
        .collect(
            Collectors.groupingBy(
                PropertyStore.OwnRollup::type,
                Collectors.mapping(PropertyStore.OwnRollup::rollup, Collectors.toList())));
  }

  /** The number of own properties in use of each of these types. */
  public Map<ObjectTypeId, Own> own(PortalId portal, Collection<ObjectType> types) {
    return Room.count(store.names(portal), types);
  }

  /** Sets a rule for the values of a property, in place of one of the same type. */
  void setRule(PortalId portal, ObjectType type, String property, ValidationRule rule) {
    store.changing(
        portal,
        type,
        stored -> {
          stored.writeRule(property, rule);
          return rule;
        });
    forget(portal, type);
  }

  /** How many properties in use stand under each group. */
  Map<String, Integer> perGroup(PortalId portal, ObjectType type) {
    Map<String, Integer> counts = new TreeMap<>();
    of(portal, type)
        .inUse()
        .forEach(definition -> counts.merge(definition.content().groupName(), 1, Integer::sum));
    return counts;
  }

  /**
   * Archives a group that no property stands under.
   *
   * @throws Problem 404 if there is no such group, 400 if it is in use or HubSpot's
   */
  void archiveGroup(PortalId portal, ObjectType type, String name, Instant now) {
    int inUse = perGroup(portal, type).getOrDefault(name, 0);
    groups.archive(portal, type, name, inUse, now);
  }
}
