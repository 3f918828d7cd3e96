package dev.axle.crm.schemas;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A property definition that every portal has, as its data file says it. Absent booleans are false.
 *
 * @param readOnly whether the API refuses values for it
 * @param rollup how its value follows from associated records, if it does
 */
public record BuiltInProperty(
    String name,
    String label,
    String type,
    String fieldType,
    @Nullable String groupName,
    @Nullable String description,
    @Nullable List<Option> options,
    boolean readOnly,
    boolean calculated,
    boolean hidden,
    boolean hasUniqueValue,
    boolean formField,
    boolean externalOptions,
    @Nullable String referencedObjectType,
    @Nullable Boolean showCurrencySymbol,
    @Nullable String currencyPropertyName,
    @Nullable String numberDisplayHint,
    @Nullable String textDisplayHint,
    @Nullable String dateDisplayHint,
    @Nullable Rollup rollup) {

  /** One of the values that an enumeration allows. */
  public record Option(String label, String value) {}

  BuiltInProperty inGroup(String group) {
    return groupName != null
        ? this
        : new BuiltInProperty(
            name,
            label,
            type,
            fieldType,
            group,
            description,
            options,
            readOnly,
            calculated,
            hidden,
            hasUniqueValue,
            formField,
            externalOptions,
            referencedObjectType,
            showCurrencySymbol,
            currencyPropertyName,
            numberDisplayHint,
            textDisplayHint,
            dateDisplayHint,
            rollup);
  }
}
