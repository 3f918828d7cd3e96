package dev.axle.crm.customobjects;

import dev.axle.crm.associations.AssociationType;
import dev.axle.crm.properties.NewProperty;
import dev.axle.crm.properties.PropertyWire;
import dev.axle.crm.schemas.CustomObjectType;
import dev.axle.crm.schemas.ObjectType;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Schemas as they are on the wire. Components that may be null are left out when they are. */
final class SchemaWire {

  private SchemaWire() {}

  /** Which parts of a schema a reader wants; the others are empty. */
  record Parts(boolean properties, boolean associations, boolean audit) {

    static final Parts ALL = new Parts(true, true, true);
  }

  /** {@code ObjectSchema}. */
  record Shown(
      String id,
      String objectTypeId,
      String fullyQualifiedName,
      String name,
      ObjectType.Labels labels,
      @Nullable String description,
      @Nullable String primaryDisplayProperty,
      List<String> secondaryDisplayProperties,
      List<String> searchableProperties,
      List<String> requiredProperties,
      List<PropertyWire.Shown> properties,
      List<Association> associations,
      boolean allowsSensitiveProperties,
      boolean archived,
      @Nullable String createdAt,
      @Nullable String updatedAt) {

    static Shown of(Schema schema, Parts parts) {
      List<PropertyWire.Shown> properties =
          parts.properties()
              ? schema.properties().stream().map(PropertyWire.Shown::of).toList()
              : List.of();
      List<Association> associations =
          parts.associations()
              ? schema.associations().stream().map(Association::of).toList()
              : List.of();
      return switch (schema) {
        case Schema.Own own -> of(own.type(), properties, associations, parts.audit());
        case Schema.Standard standard -> of(standard.type(), properties, associations);
      };
    }

    private static Shown of(
        CustomObjectType type,
        List<PropertyWire.Shown> properties,
        List<Association> associations,
        boolean audit) {
      CustomObjectType.Definition definition = type.definition();
      return new Shown(
          Long.toString(type.number()),
          type.id().value(),
          type.fullyQualifiedName(),
          definition.name(),
          definition.labels(),
          definition.description(),
          definition.primaryDisplayProperty(),
          definition.secondaryDisplayProperties(),
          definition.searchableProperties(),
          definition.requiredProperties(),
          properties,
          associations,
          definition.allowsSensitiveProperties(),
          type.isArchived(),
          audit ? type.createdAt().toString() : null,
          audit ? type.updatedAt().toString() : null);
    }

    /** A standard type has no number of its own, no description, and was there before all. */
    private static Shown of(
        ObjectType type, List<PropertyWire.Shown> properties, List<Association> associations) {
      return new Shown(
          type.id().value(),
          type.id().value(),
          type.fullyQualifiedName(),
          type.fullyQualifiedName(),
          type.labels(),
          null,
          type.primaryDisplayProperty(),
          List.of(),
          type.searchableProperties(),
          type.requiredProperties(),
          properties,
          associations,
          false,
          false,
          null,
          null);
    }
  }

  /** {@code ObjectTypeDefinition}. */
  record Definition(
      String id,
      String objectTypeId,
      String fullyQualifiedName,
      long portalId,
      String name,
      ObjectType.Labels labels,
      @Nullable String description,
      @Nullable String primaryDisplayProperty,
      List<String> secondaryDisplayProperties,
      List<String> searchableProperties,
      List<String> requiredProperties,
      boolean allowsSensitiveProperties,
      boolean archived,
      String createdAt,
      String updatedAt) {

    static Definition of(CustomObjectType type) {
      CustomObjectType.Definition definition = type.definition();
      return new Definition(
          Long.toString(type.number()),
          type.id().value(),
          type.fullyQualifiedName(),
          type.portal().value(),
          definition.name(),
          definition.labels(),
          definition.description(),
          definition.primaryDisplayProperty(),
          definition.secondaryDisplayProperties(),
          definition.searchableProperties(),
          definition.requiredProperties(),
          definition.allowsSensitiveProperties(),
          type.isArchived(),
          type.createdAt().toString(),
          type.updatedAt().toString());
    }
  }

  /** {@code AssociationDefinition}: one direction. */
  record Association(String id, String fromObjectTypeId, String toObjectTypeId, String name) {

    static Association of(AssociationType type) {
      return new Association(
          Integer.toString(type.typeId()), type.from().value(), type.to().value(), type.name());
    }
  }

  record Listing(List<Shown> results) {}

  record LabelsInput(@Nullable String singular, @Nullable String plural) {

    /** Where one is missing the other says it, or the name of the type. */
    ObjectType.Labels labels(String name) {
      String one = singular != null ? singular : plural != null ? plural : name;
      return new ObjectType.Labels(one, plural != null ? plural : one);
    }
  }

  /** {@code ObjectTypePropertyCreate}; a text unless it says otherwise. */
  record PropertyInput(
      String name,
      String label,
      @Nullable String type,
      @Nullable String fieldType,
      @Nullable String groupName,
      @Nullable String description,
      @Nullable List<PropertyWire.OptionInput> options,
      @Nullable Integer displayOrder,
      @Nullable Boolean hidden,
      @Nullable Boolean formField,
      @Nullable Boolean hasUniqueValue,
      @Nullable String referencedObjectType,
      @Nullable String externalOptionsReferenceType,
      @Nullable Boolean showCurrencySymbol,
      @Nullable String numberDisplayHint,
      @Nullable String textDisplayHint) {

    NewProperty property(String group) {
      String valueType = type == null ? "string" : type;
      String referenced =
          referencedObjectType == null ? externalOptionsReferenceType : referencedObjectType;
      return new PropertyWire.CreateRequest(
              name,
              label,
              valueType,
              fieldType == null ? usualFieldType(valueType) : fieldType,
              groupName == null ? group : groupName,
              description,
              options,
              displayOrder,
              hidden,
              formField,
              hasUniqueValue,
              referenced != null,
              referenced,
              null,
              showCurrencySymbol,
              null,
              numberDisplayHint,
              textDisplayHint,
              null)
          .property();
    }

    private static String usualFieldType(String type) {
      return switch (type) {
        case "number" -> "number";
        case "bool" -> "booleancheckbox";
        case "enumeration" -> "select";
        case "date", "datetime" -> "date";
        case "phone_number" -> "phonenumber";
        default -> "text";
      };
    }
  }

  /** {@code ObjectSchemaEgg}. */
  record CreateRequest(
      String name,
      LabelsInput labels,
      @Nullable String description,
      @Nullable String primaryDisplayProperty,
      @Nullable List<String> secondaryDisplayProperties,
      @Nullable List<String> searchableProperties,
      @Nullable List<String> requiredProperties,
      @Nullable List<PropertyInput> properties,
      @Nullable List<String> associatedObjects,
      @Nullable Boolean allowsSensitiveProperties,
      @Nullable Boolean shouldCreateSameObjectAssociation) {

    NewSchema schema() {
      List<PropertyInput> inputs = orEmpty(properties);
      return new NewSchema(
          new CustomObjectType.Definition(
              name,
              labels.labels(name),
              description,
              primaryDisplayProperty,
              orEmpty(secondaryDisplayProperties),
              orEmpty(searchableProperties),
              orEmpty(requiredProperties),
              Boolean.TRUE.equals(allowsSensitiveProperties)),
          group -> inputs.stream().map(input -> input.property(group)).toList(),
          orEmpty(associatedObjects),
          Boolean.TRUE.equals(shouldCreateSameObjectAssociation));
    }
  }

  private static <T> List<T> orEmpty(@Nullable List<T> list) {
    return list == null ? List.of() : list;
  }

  /** {@code ObjectTypeDefinitionPatch}. */
  record UpdateRequest(
      @Nullable LabelsInput labels,
      @Nullable String description,
      @Nullable Boolean clearDescription,
      @Nullable String primaryDisplayProperty,
      @Nullable List<String> secondaryDisplayProperties,
      @Nullable List<String> searchableProperties,
      @Nullable List<String> requiredProperties,
      @Nullable Boolean allowsSensitiveProperties) {

    SchemaEdit edit() {
      return new SchemaEdit(
          Optional.ofNullable(labels).map(LabelsInput::singular),
          Optional.ofNullable(labels).map(LabelsInput::plural),
          Optional.ofNullable(description),
          Boolean.TRUE.equals(clearDescription),
          Optional.ofNullable(primaryDisplayProperty),
          Optional.ofNullable(secondaryDisplayProperties),
          Optional.ofNullable(searchableProperties),
          Optional.ofNullable(requiredProperties),
          Optional.ofNullable(allowsSensitiveProperties));
    }
  }

  /** {@code ObjectSchemaBatchReadRequest}; what it does not say is wanted. */
  record BatchReadRequest(
      List<String> inputs,
      @Nullable Boolean includePropertyDefinitions,
      @Nullable Boolean includeAssociationDefinitions,
      @Nullable Boolean includeAuditMetadata) {

    Parts parts() {
      return new Parts(
          !Boolean.FALSE.equals(includePropertyDefinitions),
          !Boolean.FALSE.equals(includeAssociationDefinitions),
          !Boolean.FALSE.equals(includeAuditMetadata));
    }
  }

  /** {@code AssociationDefinitionEgg}. */
  record AssociationRequest(
      String fromObjectTypeId, String toObjectTypeId, @Nullable String name) {}
}
