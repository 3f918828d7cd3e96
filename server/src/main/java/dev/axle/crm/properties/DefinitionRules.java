package dev.axle.crm.properties;

import dev.axle.crm.calculations.Formula;
import dev.axle.crm.calculations.FormulaError;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What a definition must be like. */
final class DefinitionRules {

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,99}");
  private static final int MOST_OPTIONS = 5_000;
  private static final int LONGEST_OPTION = 3_000;
  private static final Set<PropertyType> NOT_FOR_PORTALS =
      Set.of(PropertyType.OBJECT_COORDINATES, PropertyType.JSON);
  private static final Set<PropertyType> MAY_BE_UNIQUE =
      Set.of(PropertyType.STRING, PropertyType.NUMBER);

  private DefinitionRules() {}

  /** Names are kept in lower case. */
  static String name(String given) {
    String name = given.strip().toLowerCase(Locale.ROOT);
    if (!NAME.matcher(name).matches()) {
      throw PropertyProblems.badName(given);
    }
    return name;
  }

  static PropertyType type(String given) {
    PropertyType type = PropertyType.named(given);
    if (type == null || NOT_FOR_PORTALS.contains(type)) {
      throw PropertyProblems.badType(given);
    }
    return type;
  }

  /** Checks a portal's own definition. */
  static PropertyContent checked(PropertyContent content) {
    boolean rollup = content.fieldType().equals(PropertyContent.ROLLUP);
    if (rollup != (content.rollup() != null)
        || !rollup && !content.type().fieldTypes().contains(content.fieldType())) {
      throw PropertyProblems.badFieldType(content.type(), content.fieldType());
    }
    boolean calculated = content.fieldType().equals(PropertyContent.EQUATION);
    String formula = content.calculationFormula();
    if (calculated && (formula == null || formula.isBlank())) {
      throw PropertyProblems.noFormula();
    }
    if (calculated && formula != null) {
      try {
        Formula.parse(formula);
      } catch (FormulaError unreadable) {
        throw PropertyProblems.badFormula(String.valueOf(unreadable.getMessage()));
      }
    }
    if (!calculated && formula != null && !formula.isBlank()) {
      throw PropertyProblems.strayFormula();
    }
    if (content.hasUniqueValue() && !MAY_BE_UNIQUE.contains(content.type())) {
      throw PropertyProblems.uniqueNotPossible(content.type());
    }
    checkOptions(content, calculated);
    return content;
  }

  private static void checkOptions(PropertyContent content, boolean calculated) {
    List<PropertyOption> options = content.options();
    switch (content.type()) {
      case ENUMERATION -> {
        if (options.isEmpty() && !content.externalOptions() && !calculated) {
          throw PropertyProblems.noOptions();
        }
      }
      case BOOL -> {
        Set<String> values = new HashSet<>();
        options.forEach(option -> values.add(option.value()));
        if (!values.isEmpty() && !values.equals(Set.of("true", "false"))) {
          throw PropertyProblems.badBooleanOptions();
        }
      }
      default -> {
        if (!options.isEmpty()) {
          throw PropertyProblems.strayOptions(content.type());
        }
      }
    }
    checkOptions(options);
  }

  /** Checks the options of any enumeration, built-in ones too. */
  static void checkOptions(List<PropertyOption> options) {
    if (options.size() > MOST_OPTIONS) {
      throw PropertyProblems.tooMany("options", MOST_OPTIONS);
    }
    Set<String> values = new HashSet<>();
    Set<String> labels = new HashSet<>();
    Set<String> repeated = new TreeSet<>();
    for (PropertyOption option : options) {
      if (option.value().isBlank()
          || option.label().isBlank()
          || option.value().indexOf(';') >= 0
          || option.value().length() > LONGEST_OPTION) {
        throw PropertyProblems.badOption(option.label());
      }
      if (!values.add(option.value()) || !labels.add(option.label())) {
        repeated.add(option.value());
      }
    }
    if (!repeated.isEmpty()) {
      throw PropertyProblems.repeatedOptions(repeated);
    }
  }
}
