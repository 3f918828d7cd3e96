package dev.axle.crm.properties;

import dev.axle.crm.calculations.Formula;
import dev.axle.crm.calculations.FormulaError;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A calculated property and the formula that it follows. */
public record Calculation(String property, PropertyType type, Formula formula) {

  static Optional<Formula> of(PropertyDefinition definition) {
    String text = definition.content().calculationFormula();
    if (text == null || text.isBlank()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Formula.parse(text));
    } catch (FormulaError keptBeforeItWasChecked) {
      return Optional.empty();
    }
  }

  /**
   * Refuses a formula that names what isn't there, or what depends on the property itself.
   *
   * @param made names that come into being together with the property
   */
  static void check(
      String name, PropertyContent content, PropertyDefinitions present, Set<String> made) {
    String text = content.calculationFormula();
    if (text == null || text.isBlank()) {
      return;
    }
    try {
      check(name, Formula.parse(text), present, made, new HashSet<>());
    } catch (FormulaError unreadable) {
      throw PropertyProblems.badFormula(String.valueOf(unreadable.getMessage()));
    }
  }

  private static void check(
      String name,
      Formula formula,
      PropertyDefinitions present,
      Set<String> made,
      Set<String> seen) {
    for (String variable : formula.variables()) {
      PropertyDefinition definition = present.find(variable);
      if (variable.equals(name) || definition == null && !made.contains(variable)) {
        throw PropertyProblems.unusableVariable(variable);
      }
      if (definition != null && seen.add(variable)) {
        of(definition).ifPresent(deeper -> check(name, deeper, present, made, seen));
      }
    }
  }

  /** The calculations of some definitions: each after those that it depends on. */
  static List<Calculation> ordered(Collection<PropertyDefinition> definitions) {
    Map<String, Calculation> open = new TreeMap<>();
    for (PropertyDefinition definition : definitions) {
      of(definition)
          .ifPresent(
              formula ->
                  open.put(
                      definition.name(),
                      new Calculation(definition.name(), definition.content().type(), formula)));
    }
    List<Calculation> ordered = new ArrayList<>();
    boolean progress = true;
    while (progress && !open.isEmpty()) {
      Set<String> waiting = new HashSet<>(open.keySet());
      List<Calculation> ready =
          open.values().stream()
              .filter(each -> each.formula().variables().stream().noneMatch(waiting::contains))
              .toList();
      ready.forEach(each -> open.remove(each.property()));
      ordered.addAll(ready);
      progress = !ready.isEmpty();
    }
    return ordered;
  }
}
