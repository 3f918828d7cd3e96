package dev.axle.crm.properties;

import dev.axle.crm.validations.ValidationRule;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The definitions of one object type in one portal, as they were at one time. */
public final class PropertyDefinitions {

  /** The property that holds a record's number. Its values are unique by nature. */
  private static final String ID = "hs_object_id";

  /** A definition and the values of its options, which every write looks up. */
  record Known(
      PropertyDefinition definition, Set<String> optionValues, List<ValidationRule> rules) {}

  private final Map<String, Known> inUse = new LinkedHashMap<>();
  private final List<PropertyDefinition> archived;
  private final Set<String> uniqueNames;
  private final List<Calculation> calculations;
  private final List<PropertyDefinition> rollups;
  private final List<String> counts;

  PropertyDefinitions(Collection<PropertyDefinition> definitions) {
    this(definitions, Map.of());
  }

  /**
   * @param rules what the portal demands of values, by property
   */
  PropertyDefinitions(
      Collection<PropertyDefinition> definitions, Map<String, List<ValidationRule>> rules) {
    for (PropertyDefinition definition : definitions) {
      if (!definition.isArchived()) {
        inUse.put(
            definition.name(),
            new Known(
                definition,
                definition.optionValues(),
                rules.getOrDefault(definition.name(), List.of())));
      }
    }
    this.calculations = Calculation.ordered(inUse());
    this.rollups =
        inUse().stream().filter(definition -> definition.content().rollup() != null).toList();
    this.counts =
        rollups.stream()
            .filter(PropertyDefinition::isCalculatedCount)
            .map(PropertyDefinition::name)
            .toList();
    this.archived = definitions.stream().filter(PropertyDefinition::isArchived).toList();
    this.uniqueNames =
        inUse.values().stream()
            .map(Known::definition)
            .filter(definition -> definition.content().hasUniqueValue())
            .map(PropertyDefinition::name)
            .filter(name -> !name.equals(ID))
            .collect(Collectors.toUnmodifiableSet());
  }

  /** The definition in use under this name. */
  public @Nullable PropertyDefinition find(String name) {
    Known known = inUse.get(name);
    return known == null ? null : known.definition();
  }

  /** What the portal demands of the values of a property. */
  List<ValidationRule> rules(String name) {
    Known known = inUse.get(name);
    return known == null ? List.of() : known.rules();
  }

  /** The calculated properties, each after those that it depends on. */
  public List<Calculation> calculations() {
    return calculations;
  }

  /** The properties whose values follow from associated records. */
  public List<PropertyDefinition> rollups() {
    return rollups;
  }

  /** Those of them that are 0 for a record that nothing is associated with. */
  public List<String> counts() {
    return counts;
  }

  /** Whether a value follows from associated records, be it by a formula over such values. */
  public boolean restsOnRollup(String name) {
    PropertyDefinition definition = find(name);
    return definition != null && definition.content().rollup() != null
        || calculations.stream()
            .filter(calculation -> calculation.property().equals(name))
            .flatMap(calculation -> calculation.formula().variables().stream())
            .anyMatch(this::restsOnRollup);
  }

  @Nullable Known known(String name) {
    return inUse.get(name);
  }

  public Collection<PropertyDefinition> inUse() {
    return inUse.values().stream().map(Known::definition).toList();
  }

  public List<PropertyDefinition> archived() {
    return archived;
  }

  /** The properties whose values no two records may share, other than the number. */
  public Set<String> uniqueNames() {
    return uniqueNames;
  }
}
