package dev.axle.crm.properties;

import dev.axle.crm.schemas.ObjectType;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/** Which definitions may come into being beside those that are there, and how they may change. */
final class DefinitionChanges {

  private static final int MOST_UNIQUE_PER_TYPE = 10;

  private DefinitionChanges() {}

  /**
   * @param made what comes into being together with it
   * @throws dev.axle.edge.Problem 409 if the name is in use, 400 for what is not valid
   */
  static PropertyStore.Row admitted(
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
   * @throws dev.axle.edge.Problem 400 for what can't be changed
   */
  static PropertyContent edited(
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
}
