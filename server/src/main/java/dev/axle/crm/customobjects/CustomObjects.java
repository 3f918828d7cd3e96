package dev.axle.crm.customobjects;

import dev.axle.crm.associations.AssociationDefinitions;
import dev.axle.crm.associations.AssociationType;
import dev.axle.crm.objects.ObjectCounts;
import dev.axle.crm.objects.ObjectPurge;
import dev.axle.crm.pipelines.Pipelines;
import dev.axle.crm.properties.NewProperty;
import dev.axle.crm.properties.Properties;
import dev.axle.crm.properties.PropertyDefinition;
import dev.axle.crm.properties.PropertyDefinitions;
import dev.axle.crm.schemas.CustomObjectType;
import dev.axle.crm.schemas.CustomObjectTypes;
import dev.axle.crm.schemas.ObjectType;
import dev.axle.crm.schemas.ObjectTypes;
import dev.axle.edge.PortalId;
import dev.axle.edge.Problem;
import dev.axle.journal.Author;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The object types that a portal defines itself, with properties and associations.
 *
 * <p>Source: https://developers.hubspot.com/docs/api-reference/crm-schemas-v3/guide
 */
public final class CustomObjects {

  private static final int MOST_SEARCHABLE = 20;

  /** What records of every custom type may be associated with. */
  private static final List<String> ACTIVITIES =
      List.of("emails", "meetings", "notes", "tasks", "calls", "communications", "postal_mail");

  private final CustomObjectTypes custom;
  private final ObjectTypes types;
  private final Properties properties;
  private final AssociationDefinitions associations;
  private final Pipelines pipelines;
  private final ObjectCounts counts;
  private final ObjectPurge records;

  public CustomObjects(
      CustomObjectTypes custom,
      ObjectTypes types,
      Properties properties,
      AssociationDefinitions associations,
      Pipelines pipelines,
      ObjectCounts counts,
      ObjectPurge records) {
    this.custom = custom;
    this.types = types;
    this.properties = properties;
    this.associations = associations;
    this.pipelines = pipelines;
    this.counts = counts;
    this.records = records;
  }

  List<Schema.Own> all(PortalId portal, boolean archived) {
    return (archived ? custom.archived(portal) : custom.inUse(portal))
        .stream().map(this::schema).toList();
  }

  /**
   * A schema, one of a standard type too.
   *
   * @throws Problem 400 if the portal has no such type
   */
  Schema read(PortalId portal, String name) {
    ObjectType type = types.named(portal, name);
    return type.isCustom()
        ? schema(inUse(portal, name))
        : new Schema.Standard(
            type,
            List.copyOf(properties.of(portal, type).inUse()),
            associations.allOf(portal, type.id()));
  }

  /** The schemas of these types; names of no type are passed over. */
  List<Schema.Own> readAll(PortalId portal, Collection<String> names) {
    return names.stream()
        .map(name -> custom.named(portal, name))
        .flatMap(Optional::stream)
        .distinct()
        .map(this::schema)
        .toList();
  }

  private CustomObjectType inUse(PortalId portal, String name) {
    ObjectType type = types.named(portal, name);
    if (!type.isCustom()) {
      throw SchemaProblems.standard(type);
    }
    return custom.named(portal, type.id().value()).orElseThrow(() -> SchemaProblems.unknown(name));
  }

  private Schema.Own schema(CustomObjectType type) {
    return new Schema.Own(
        type,
        List.copyOf(properties.of(type.portal(), custom.shape(type)).inUse()),
        associations.ownOf(type.portal(), type.id()));
  }

  /**
   * Makes a type with its properties and associations. It is known to nobody before all of them are
   * there.
   *
   * @throws Problem 400 for what is not valid or over a limit, 409 for a name in use
   */
  Schema.Own create(PortalId portal, NewSchema wanted, Instant now) {
    check(wanted.definition());
    List<ObjectType> others = new ArrayList<>();
    ACTIVITIES.forEach(name -> others.add(types.named(portal, name)));
    wanted.associatedObjects().forEach(name -> others.add(types.named(portal, name)));
    CustomObjectType type = custom.draft(portal, wanted.definition(), now);
    ObjectType shape = custom.shape(type);
    if (wanted.associatedWithItself()) {
      others.add(shape);
    }
    try {
      define(portal, shape, wanted.properties().apply(shape.groups().getFirst().name()), now);
      refuseUnknown(wanted.definition(), properties.of(portal, shape));
      for (ObjectType other : new LinkedHashSet<>(others)) {
        associations.define(portal, shape, other, name(shape, other), now);
      }
      custom.add(type);
    } catch (Problem problem) {
      forget(portal, shape);
      throw problem;
    }
    return schema(type);
  }

  private void define(PortalId portal, ObjectType shape, List<NewProperty> wanted, Instant now) {
    if (!wanted.isEmpty()) {
      Properties.Created created = properties.createAll(portal, shape, wanted, now);
      created
          .problems()
          .forEach(
              (name, problem) -> {
                throw problem;
              });
    }
  }

  private static String name(ObjectType from, ObjectType to) {
    return from.associationName() + "_to_" + to.associationName();
  }

  private static void check(CustomObjectType.Definition definition) {
    if (definition.labels().singular().isBlank() || definition.labels().plural().isBlank()) {
      throw SchemaProblems.noLabel();
    }
    if (new HashSet<>(definition.searchableProperties()).size() > MOST_SEARCHABLE) {
      throw SchemaProblems.tooManySearchable(MOST_SEARCHABLE);
    }
  }

  private static void refuseUnknown(
      CustomObjectType.Definition definition, PropertyDefinitions known) {
    String primary = definition.primaryDisplayProperty();
    refuseUnknown("primaryDisplayProperty", primary == null ? List.of() : List.of(primary), known);
    refuseUnknown("secondaryDisplayProperties", definition.secondaryDisplayProperties(), known);
    refuseUnknown("searchableProperties", definition.searchableProperties(), known);
    refuseUnknown("requiredProperties", definition.requiredProperties(), known);
  }

  private static void refuseUnknown(
      String place, List<String> names, PropertyDefinitions definitions) {
    Set<String> unknown = new LinkedHashSet<>(names);
    definitions.inUse().stream().map(PropertyDefinition::name).forEach(unknown::remove);
    if (!unknown.isEmpty()) {
      throw SchemaProblems.unknownProperties(place, unknown);
    }
  }

  /**
   * @throws Problem 400 if there is no such type, or for what is not valid
   */
  CustomObjectType update(PortalId portal, String name, SchemaEdit edit, Instant now) {
    CustomObjectType type = inUse(portal, name);
    PropertyDefinitions known = properties.of(portal, custom.shape(type));
    return custom.update(
        type,
        before -> {
          CustomObjectType.Definition after = edit.of(before);
          check(after);
          refuseUnknown(after, known);
          return after;
        },
        now);
  }

  /**
   * Takes a type without records out of use.
   *
   * @throws Problem 400 if there is no such type, or it has records
   */
  void archive(PortalId portal, String name, Instant now) {
    CustomObjectType type = inUse(portal, name);
    refuseRecords(type);
    custom.archive(type, now);
  }

  /**
   * Deletes a type with all that was defined for it and what is in its recycle bin; its name is
   * free again.
   *
   * @throws Problem 404 if there is no such type, 400 if it has records
   */
  void purge(Author author, String name) {
    PortalId portal = author.portal();
    CustomObjectType type =
        custom
            .archived(portal, name)
            .or(() -> custom.named(portal, name))
            .orElseThrow(() -> SchemaProblems.notArchived(name));
    refuseRecords(type);
    custom.purge(type);
    records.all(author, custom.shape(type));
    forget(portal, custom.shape(type));
  }

  private void refuseRecords(CustomObjectType type) {
    if (counts.any(type.portal(), type.id())) {
      throw SchemaProblems.recordsRemain(type);
    }
  }

  private void forget(PortalId portal, ObjectType shape) {
    properties.purge(portal, shape);
    pipelines.purge(portal, shape);
    associations.remove(portal, associations.ownOf(portal, shape.id()));
  }

  /**
   * Lets records of a custom type be associated with those of another.
   *
   * @param name null: after both types
   * @throws Problem 400 if neither end is the type, or an end is unknown
   */
  AssociationType associate(
      PortalId portal, String of, String from, String to, Optional<String> name, Instant now) {
    ObjectType type = custom.shape(inUse(portal, of));
    ObjectType first = types.named(portal, from);
    ObjectType second = types.named(portal, to);
    if (!first.id().equals(type.id()) && !second.id().equals(type.id())) {
      throw SchemaProblems.foreignAssociation(type);
    }
    return associations.define(
        portal, first, second, name.orElseGet(() -> name(first, second)), now);
  }

  /**
   * The association of a custom type that has this id.
   *
   * @throws Problem 404 if it has none
   */
  AssociationType association(PortalId portal, String of, String id) {
    CustomObjectType type = inUse(portal, of);
    return associations.ownOf(portal, type.id()).stream()
        .filter(each -> Integer.toString(each.typeId()).equals(id))
        .findFirst()
        .orElseThrow(() -> SchemaProblems.noAssociation(id));
  }
}
