package dev.axle.crm.rollups;

import dev.axle.crm.associations.AssociationDefinitions;
import dev.axle.crm.properties.NewProperty;
import dev.axle.crm.properties.Properties;
import dev.axle.crm.properties.PropertyContent;
import dev.axle.crm.properties.PropertyDefinition;
import dev.axle.crm.properties.PropertyDefinitions;
import dev.axle.crm.properties.PropertyOption;
import dev.axle.crm.properties.PropertyType;
import dev.axle.crm.properties.Recalculation;
import dev.axle.crm.schemas.ObjectType;
import dev.axle.crm.schemas.Rollup;
import dev.axle.edge.PortalId;
import dev.axle.edge.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rollup properties that a portal defines. They are property definitions like all others, and
 * go as those do.
 *
 * <p>Source: https://knowledge.hubspot.com/properties/create-calculation-properties
 */
public final class RollupDefinitions {

  static final Set<Rollup.Summary> SUMMARIES =
      EnumSet.of(
          Rollup.Summary.COUNT,
          Rollup.Summary.SUM,
          Rollup.Summary.AVERAGE,
          Rollup.Summary.MIN,
          Rollup.Summary.MAX);

  private static final int MOST_VALUES = 100;

  private final Properties properties;
  private final AssociationDefinitions associations;
  private final Recalculation recalculation;

  public RollupDefinitions(
      Properties properties, AssociationDefinitions associations, Recalculation recalculation) {
    this.properties = properties;
    this.associations = associations;
    this.recalculation = recalculation;
  }

  /**
   * A rollup to be defined.
   *
   * @param property null where records are counted
   * @param association the only type of association that counts
   * @param condition what must be true of an associated record
   */
  record Wish(
      String name,
      String label,
      String groupName,
      String description,
      Rollup.Summary summary,
      ObjectType from,
      @Nullable String property,
      Optional<Rollup.Association> association,
      Optional<Condition> condition) {}

  /** A value that an associated record must have, one of these. */
  record Condition(String property, List<String> values) {}

  /**
   * Makes a rollup property; the records that are there get their values in the background.
   *
   * @throws Problem 400 for what can't be rolled up, 409 if the name is taken
   */
  PropertyDefinition define(PortalId portal, ObjectType type, Wish wish, Instant now) {
    Rollup rollup = rollup(portal, type, wish);
    Properties.Created created =
        properties.createAll(
            portal,
            type,
            List.of(
                new NewProperty(
                    wish.name(),
                    PropertyContent.ofRollup(
                        wish.label(), wish.groupName(), wish.description(), rollup))),
            now);
    for (Problem problem : created.problems().values()) {
      throw problem;
    }
    return created.definitions().getFirst();
  }

  private Rollup rollup(PortalId portal, ObjectType type, Wish wish) {
    ObjectType from = wish.from();
    var between = associations.between(portal, type.id(), from.id());
    if (between.isEmpty()) {
      throw RollupProblems.notAssociable(type, from);
    }
    wish.association()
        .filter(
            wanted ->
                between.stream()
                    .noneMatch(
                        there ->
                            there.category().equals(wanted.category())
                                && there.typeId() == wanted.typeId()))
        .ifPresent(
            unknown -> {
              throw RollupProblems.unknownAssociation(unknown.typeId());
            });
    PropertyDefinitions sources = properties.of(portal, from);
    checkSource(wish, from, sources);
    List<Rollup.Condition> conditions = new ArrayList<>();
    wish.condition().ifPresent(each -> conditions.add(condition(each, from, sources)));
    return new Rollup(
        List.of(from.id().value()),
        wish.summary(),
        wish.property(),
        null,
        wish.association().orElse(null),
        conditions);
  }

  private static void checkSource(Wish wish, ObjectType from, PropertyDefinitions sources) {
    String name = wish.property();
    if (wish.summary() == Rollup.Summary.COUNT) {
      if (name != null) {
        throw RollupProblems.strayProperty();
      }
      return;
    }
    if (name == null) {
      throw RollupProblems.noProperty(wish.summary().name());
    }
    if (source(name, from, sources).content().type() != PropertyType.NUMBER) {
      throw RollupProblems.notANumber(name);
    }
  }

  private static PropertyDefinition source(
      String name, ObjectType from, PropertyDefinitions sources) {
    PropertyDefinition source = sources.find(name);
    if (source == null) {
      throw RollupProblems.unknownProperty(name, from);
    }
    if (sources.restsOnRollup(name)) {
      throw RollupProblems.restsOnRollup(name);
    }
    return source;
  }

  private static Rollup.Condition condition(
      Condition condition, ObjectType from, PropertyDefinitions sources) {
    PropertyDefinition source = source(condition.property(), from, sources);
    if (condition.values().isEmpty() || condition.values().size() > MOST_VALUES) {
      throw RollupProblems.badConditionValues(MOST_VALUES);
    }
    PropertyContent content = source.content();
    List<String> options = content.options().stream().map(PropertyOption::value).toList();
    List<String> unknown =
        condition.values().stream().filter(value -> !options.contains(value)).toList();
    if (content.type() == PropertyType.ENUMERATION
        && !content.externalOptions()
        && !unknown.isEmpty()) {
      throw RollupProblems.unknownOptions(condition.property(), unknown);
    }
    return new Rollup.Condition(
        condition.property(),
        content.isMultiple() ? Rollup.Test.CONTAINS : Rollup.Test.IS,
        condition.values());
  }

  /** The rollup properties that the portal defined for a type and has in use. */
  List<PropertyDefinition> own(PortalId portal, ObjectType type) {
    return properties.of(portal, type).rollups().stream()
        .filter(each -> !each.rights().hubspotDefined())
        .toList();
  }

  /** Whether some records of a type have no values yet. */
  boolean isFilling(PortalId portal, ObjectType type) {
    return recalculation.isUnderWay(portal, type.id(), Recalculation.Cause.ROLLUPS);
  }
}
