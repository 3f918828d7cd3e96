package dev.axle.crm.properties;

import dev.axle.crm.schemas.Rollup;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The part of a definition that its owner decides; this is what is stored.
 *
 * @param displayOrder -1: after those that have an order
 * @param rollup how its value follows from associated records, if it does
 */
public record PropertyContent(
    String label,
    PropertyType type,
    String fieldType,
    String groupName,
    String description,
    List<PropertyOption> options,
    int displayOrder,
    boolean hidden,
    boolean formField,
    boolean hasUniqueValue,
    boolean externalOptions,
    @Nullable String referencedObjectType,
    @Nullable String calculationFormula,
    @Nullable Boolean showCurrencySymbol,
    @Nullable String currencyPropertyName,
    @Nullable String numberDisplayHint,
    @Nullable String textDisplayHint,
    @Nullable String dateDisplayHint,
    String dataSensitivity,
    @Nullable Rollup rollup) {

  /** The field type of a property that is worked out from its own record. */
  static final String EQUATION = "calculation_equation";

  /** The field type of a property that is worked out from associated records. */
  public static final String ROLLUP = "calculation_rollup";

  private static final Set<String> CALCULATED = Set.of(EQUATION, ROLLUP);

  public PropertyContent {
    options = List.copyOf(options);
  }

  /** A number that follows from associated records. */
  public static PropertyContent ofRollup(
      String label, String groupName, String description, Rollup rollup) {
    return new PropertyContent(
        label,
        PropertyType.NUMBER,
        ROLLUP,
        groupName,
        description,
        List.of(),
        -1,
        false,
        false,
        false,
        false,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        "non_sensitive",
        rollup);
  }

  PropertyContent withOptions(List<PropertyOption> options) {
    return new PropertyContent(
        label,
        type,
        fieldType,
        groupName,
        description,
        options,
        displayOrder,
        hidden,
        formField,
        hasUniqueValue,
        externalOptions,
        referencedObjectType,
        calculationFormula,
        showCurrencySymbol,
        currencyPropertyName,
        numberDisplayHint,
        textDisplayHint,
        dateDisplayHint,
        dataSensitivity,
        rollup);
  }

  /** Whether it is worked out from other values, of its own record or of associated ones. */
  boolean isCalculated() {
    return CALCULATED.contains(fieldType);
  }

  /** Whether a value may be several options, joined by semicolons. */
  public boolean isMultiple() {
    return type == PropertyType.ENUMERATION && fieldType.equals("checkbox");
  }
}
