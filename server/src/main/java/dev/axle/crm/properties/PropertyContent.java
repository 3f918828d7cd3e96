package dev.axle.crm.properties;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The part of a definition that its owner decides; this is what is stored.
 *
 * @param displayOrder -1: after those that have an order
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
    String dataSensitivity) {

  public PropertyContent {
    options = List.copyOf(options);
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
        dataSensitivity);
  }

  /** Whether values follow from others by a formula. */
  boolean isCalculated() {
    return fieldType.equals("calculation_equation");
  }

  /** Whether a value may be several options, joined by semicolons. */
  public boolean isMultiple() {
    return type == PropertyType.ENUMERATION && fieldType.equals("checkbox");
  }
}
