package dev.axle.crm.properties;

import dev.axle.crm.schemas.BuiltInGroup;
import dev.axle.crm.schemas.ObjectType;
import dev.axle.edge.PortalId;
import dev.axle.edge.Problem;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The headings that properties stand under: HubSpot's and a portal's own. */
final class PropertyGroups {

  private final PropertyStore store;

  PropertyGroups(PropertyStore store) {
    this.store = store;
  }

  List<PropertyGroup> all(PortalId portal, ObjectType type) {
    return store.reading(portal, type, rows -> known(type, rows)).values().stream()
        .filter(group -> !group.archived())
        .toList();
  }

  /** All groups, archived ones too, by name. */
  static Map<String, PropertyGroup> known(ObjectType type, PropertyStore.Rows rows) {
    Map<String, PropertyGroup> groups = new LinkedHashMap<>();
    for (BuiltInGroup group : type.groups()) {
      groups.put(
          group.name(),
          new PropertyGroup(group.name(), group.label(), group.displayOrder(), false, true));
    }
    for (PropertyStore.GroupRow row : rows.groups()) {
      boolean builtIn = groups.containsKey(row.name());
      groups.put(
          row.name(),
          new PropertyGroup(row.name(), row.label(), row.displayOrder(), row.archived(), builtIn));
    }
    return groups;
  }

  private static PropertyGroup find(ObjectType type, String name, PropertyStore.Rows rows) {
    PropertyGroup group = known(type, rows).get(name);
    if (group == null || group.archived()) {
      throw PropertyProblems.groupNotFound(name);
    }
    return group;
  }

  /**
   * @throws Problem 404 if there is no such group
   */
  PropertyGroup read(PortalId portal, ObjectType type, String name) {
    return store.reading(portal, type, rows -> find(type, name, rows));
  }

  /**
   * @throws Problem 409 if the name is in use
   */
  PropertyGroup create(
      PortalId portal, ObjectType type, String name, String label, int displayOrder, Instant now) {
    String kept = DefinitionRules.name(name);
    return store.changing(
        portal,
        type,
        rows -> {
          PropertyGroup present = known(type, rows).get(kept);
          if (present != null && !present.archived()) {
            throw PropertyProblems.groupExists(kept);
          }
          rows.write(new PropertyStore.GroupRow(kept, label, displayOrder, false), now);
          return new PropertyGroup(kept, label, displayOrder, false, false);
        });
  }

  /**
   * @throws Problem 404 if there is no such group
   */
  PropertyGroup update(
      PortalId portal,
      ObjectType type,
      String name,
      Optional<String> label,
      Optional<Integer> displayOrder,
      Instant now) {
    return store.changing(
        portal,
        type,
        rows -> {
          PropertyGroup before = find(type, name, rows);
          PropertyGroup after =
              new PropertyGroup(
                  name,
                  label.orElse(before.label()),
                  displayOrder.orElse(before.displayOrder()),
                  false,
                  before.hubspotDefined());
          rows.write(
              new PropertyStore.GroupRow(name, after.label(), after.displayOrder(), false), now);
          return after;
        });
  }

  void archive(PortalId portal, ObjectType type, String name, int properties, Instant now) {
    store.changing(
        portal,
        type,
        rows -> {
          PropertyGroup group = find(type, name, rows);
          if (group.hubspotDefined()) {
            throw PropertyProblems.builtInGroup(name);
          }
          if (properties > 0) {
            throw PropertyProblems.groupInUse(name, properties);
          }
          rows.write(
              new PropertyStore.GroupRow(name, group.label(), group.displayOrder(), true), now);
          return name;
        });
  }
}
