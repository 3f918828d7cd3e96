package dev.axle.crm.lists;

import dev.axle.crm.associations.AssociationDefinitions;
import dev.axle.crm.filters.Filter;
import dev.axle.crm.properties.Properties;
import dev.axle.crm.properties.PropertyDefinition;
import dev.axle.crm.schemas.ObjectType;
import dev.axle.crm.schemas.ObjectTypes;
import dev.axle.edge.Json;
import dev.axle.edge.PortalId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * Reads filter branches, and refuses those that are not HubSpot's or can't be answered.
 *
 * <p>Source: https://developers.hubspot.com/docs/api-reference/crm-lists-v3/list-filters
 */
final class ConditionReader {

  private final ObjectTypes types;
  private final Properties properties;
  private final AssociationDefinitions associations;

  ConditionReader(ObjectTypes types, Properties properties, AssociationDefinitions associations) {
    this.types = types;
    this.properties = properties;
    this.associations = associations;
  }

  /**
   * Reads what somebody sent.
   *
   * @param lists finds the lists of the portal that are not deleted
   * @throws dev.axle.edge.Problem 400 for what is wrong with it
   */
  Conditions checked(
      PortalId portal,
      ObjectType type,
      JsonNode sent,
      Function<Collection<ListId>, List<CrmList>> lists) {
    BranchReader reader = new BranchReader(new Portal(portal), Optional.of(lists));
    JsonNode json = sent.deepCopy();
    Condition condition = reader.root(json, type);
    return new Conditions(json.toString(), condition, reader.lists());
  }

  /** Reads what was checked when it was kept. */
  Conditions kept(PortalId portal, ObjectType type, String json) {
    BranchReader reader = new BranchReader(new Portal(portal), Optional.empty());
    JsonNode node = Json.mapper().readTree(json);
    Condition condition = reader.root(node, type);
    return new Conditions(json, condition, new TreeSet<>(reader.lists()));
  }

  /** What filters of one portal may speak of. */
  final class Portal {

    private final PortalId id;

    private Portal(PortalId id) {
      this.id = id;
    }

    ObjectType type(String name) {
      return types.named(id, name);
    }

    /** The type of a property's values. */
    Optional<PropertyDefinition> property(ObjectType type, String name) {
      return Optional.ofNullable(properties.of(id, type).find(name));
    }

    /** The type of records that an association type leads to. */
    Optional<ObjectType> associatedThrough(ObjectType from, Filter.Label label) {
      return associations.allOf(id, from.id()).stream()
          .filter(type -> type.from().equals(from.id()))
          .filter(
              type -> type.category().equals(label.category()) && type.typeId() == label.typeId())
          .map(type -> types.named(id, type.to().value()))
          .findFirst();
    }

    boolean hasAssociation(ObjectType from, ObjectType to, Filter.Label label) {
      return associations.between(id, from.id(), to.id()).stream()
          .anyMatch(
              type -> type.category().equals(label.category()) && type.typeId() == label.typeId());
    }
  }
}
