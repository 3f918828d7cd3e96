package dev.axle.crm.properties;

import java.util.List;
import java.util.Optional;

/** What is to change in a definition; what is empty stays. Options are replaced as a whole. */
record PropertyEdit(
    Optional<String> label,
    Optional<PropertyType> type,
    Optional<String> fieldType,
    Optional<String> groupName,
    Optional<String> description,
    Optional<List<PropertyOption>> options,
    Optional<Integer> displayOrder,
    Optional<Boolean> hidden,
    Optional<Boolean> formField,
    Optional<String> calculationFormula,
    Optional<Boolean> showCurrencySymbol,
    Optional<String> currencyPropertyName,
    Optional<String> numberDisplayHint,
    Optional<String> textDisplayHint) {

  PropertyContent of(PropertyContent before) {
    return new PropertyContent(
        label.orElse(before.label()),
        type.orElse(before.type()),
        fieldType.orElse(before.fieldType()),
        groupName.orElse(before.groupName()),
        description.orElse(before.description()),
        options.orElse(before.options()),
        displayOrder.orElse(before.displayOrder()),
        hidden.orElse(before.hidden()),
        formField.orElse(before.formField()),
        before.hasUniqueValue(),
        before.externalOptions(),
        before.referencedObjectType(),
        calculationFormula.orElse(before.calculationFormula()),
        showCurrencySymbol.orElse(before.showCurrencySymbol()),
        currencyPropertyName.orElse(before.currencyPropertyName()),
        numberDisplayHint.orElse(before.numberDisplayHint()),
        textDisplayHint.orElse(before.textDisplayHint()),
        before.dateDisplayHint(),
        before.dataSensitivity(),
        before.rollup());
  }
}
