package dev.axle.crm.properties;

import dev.axle.edge.BatchError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Definitions and groups as they are on the wire. Components that may be null are left out when
 * they are.
 */
public final class PropertyWire {

  private PropertyWire() {}

  /** {@code Property}. */
  public record Shown(
      @Nullable String updatedAt,
      @Nullable String createdAt,
      @Nullable String archivedAt,
      String name,
      String label,
      String type,
      String fieldType,
      String description,
      String groupName,
      List<PropertyOption> options,
      @Nullable String referencedObjectType,
      int displayOrder,
      boolean calculated,
      boolean externalOptions,
      boolean archived,
      boolean hasUniqueValue,
      boolean hidden,
      @Nullable Boolean hubspotDefined,
      @Nullable Boolean showCurrencySymbol,
      @Nullable String currencyPropertyName,
      @Nullable String numberDisplayHint,
      @Nullable String textDisplayHint,
      @Nullable String dateDisplayHint,
      @Nullable String calculationFormula,
      Modification modificationMetadata,
      boolean formField,
      String dataSensitivity) {

    public static Shown of(PropertyDefinition definition) {
      PropertyContent content = definition.content();
      PropertyRights rights = definition.rights();
      return new Shown(
          text(definition.updatedAt()),
          text(definition.createdAt()),
          text(definition.archivedAt()),
          definition.name(),
          content.label(),
          content.type().text(),
          content.fieldType(),
          content.description(),
          content.groupName(),
          content.options(),
          content.referencedObjectType(),
          content.displayOrder(),
          rights.calculated(),
          content.externalOptions(),
          definition.isArchived(),
          content.hasUniqueValue(),
          content.hidden(),
          rights.hubspotDefined() ? true : null,
          content.showCurrencySymbol(),
          content.currencyPropertyName(),
          content.numberDisplayHint(),
          content.textDisplayHint(),
          content.dateDisplayHint(),
          content.calculationFormula(),
          new Modification(
              rights.archivable(),
              rights.readOnlyDefinition(),
              rights.readOnlyOptions(),
              rights.readOnlyValue()),
          content.formField(),
          content.dataSensitivity());
    }

    private static @Nullable String text(@Nullable Object instant) {
      return instant == null ? null : instant.toString();
    }
  }

  public record Modification(
      boolean archivable,
      boolean readOnlyDefinition,
      boolean readOnlyOptions,
      boolean readOnlyValue) {}

  record Listing(List<Shown> results) {}

  /** {@code BatchResponseProperty}; with errors it is answered with 207. */
  record Batch(
      String status,
      List<Shown> results,
      @Nullable Integer numErrors,
      @Nullable List<BatchError> errors,
      String startedAt,
      String completedAt) {}

  public record OptionInput(
      String label,
      String value,
      @Nullable String description,
      @Nullable Integer displayOrder,
      @Nullable Boolean hidden) {}

  /** {@code PropertyCreate}. */
  public record CreateRequest(
      String name,
      String label,
      String type,
      String fieldType,
      String groupName,
      @Nullable String description,
      @Nullable List<OptionInput> options,
      @Nullable Integer displayOrder,
      @Nullable Boolean hidden,
      @Nullable Boolean formField,
      @Nullable Boolean hasUniqueValue,
      @Nullable Boolean externalOptions,
      @Nullable String referencedObjectType,
      @Nullable String calculationFormula,
      @Nullable Boolean showCurrencySymbol,
      @Nullable String currencyPropertyName,
      @Nullable String numberDisplayHint,
      @Nullable String textDisplayHint,
      @Nullable String dataSensitivity) {

    public NewProperty property() {
      PropertyType valueType = DefinitionRules.type(type);
      return new NewProperty(
          name,
          new PropertyContent(
              label,
              valueType,
              fieldType,
              groupName,
              description == null ? "" : description,
              options == null || options.isEmpty()
                  ? standardOptions(valueType)
                  : PropertyWire.options(options),
              displayOrder == null ? -1 : displayOrder,
              isTrue(hidden),
              isTrue(formField),
              isTrue(hasUniqueValue),
              isTrue(externalOptions),
              referencedObjectType,
              calculationFormula,
              showCurrencySymbol,
              currencyPropertyName,
              numberDisplayHint,
              textDisplayHint,
              null,
              dataSensitivity == null ? "non_sensitive" : dataSensitivity,
              null));
    }
  }

  private static boolean isTrue(@Nullable Boolean flag) {
    return Boolean.TRUE.equals(flag);
  }

  /** A boolean that brings no options gets the usual two. */
  private static List<PropertyOption> standardOptions(PropertyType type) {
    return type == PropertyType.BOOL
        ? List.of(
            new PropertyOption("Yes", "true", null, 0, false),
            new PropertyOption("No", "false", null, 1, false))
        : List.of();
  }

  private static List<PropertyOption> options(List<OptionInput> inputs) {
    List<PropertyOption> options = new ArrayList<>();
    for (OptionInput input : inputs) {
      Integer order = input.displayOrder();
      options.add(
          new PropertyOption(
              input.label(),
              input.value(),
              input.description(),
              order == null ? options.size() : order,
              isTrue(input.hidden())));
    }
    return options;
  }

  /** {@code PropertyUpdate}. */
  record UpdateRequest(
      @Nullable String label,
      @Nullable String type,
      @Nullable String fieldType,
      @Nullable String groupName,
      @Nullable String description,
      @Nullable List<OptionInput> options,
      @Nullable Integer displayOrder,
      @Nullable Boolean hidden,
      @Nullable Boolean formField,
      @Nullable String calculationFormula,
      @Nullable Boolean showCurrencySymbol,
      @Nullable String currencyPropertyName,
      @Nullable String numberDisplayHint,
      @Nullable String textDisplayHint) {

    PropertyEdit edit() {
      return new PropertyEdit(
          Optional.ofNullable(label),
          Optional.ofNullable(type).map(DefinitionRules::type),
          Optional.ofNullable(fieldType),
          Optional.ofNullable(groupName),
          Optional.ofNullable(description),
          Optional.ofNullable(options).map(PropertyWire::options),
          Optional.ofNullable(displayOrder),
          Optional.ofNullable(hidden),
          Optional.ofNullable(formField),
          Optional.ofNullable(calculationFormula),
          Optional.ofNullable(showCurrencySymbol),
          Optional.ofNullable(currencyPropertyName),
          Optional.ofNullable(numberDisplayHint),
          Optional.ofNullable(textDisplayHint));
    }
  }

  record BatchCreateRequest(List<CreateRequest> inputs) {}

  record BatchReadRequest(List<Name> inputs, @Nullable Boolean archived) {}

  record BatchArchiveRequest(List<Name> inputs) {}

  record Name(String name) {}

  /** {@code PropertyGroup}. */
  record Group(String name, String label, int displayOrder, boolean archived) {

    static Group of(PropertyGroup group) {
      return new Group(group.name(), group.label(), group.displayOrder(), group.archived());
    }
  }

  record GroupListing(List<Group> results) {}

  record GroupCreateRequest(String name, String label, @Nullable Integer displayOrder) {}

  record GroupUpdateRequest(@Nullable String label, @Nullable Integer displayOrder) {}
}
