package dev.axle.crm.lists;

import dev.axle.crm.filters.Filter;
import dev.axle.crm.filters.Property;
import dev.axle.crm.properties.Properties;
import dev.axle.crm.properties.PropertyDefinition;
import dev.axle.crm.schemas.ObjectType;
import dev.axle.crm.schemas.ObjectTypeId;
import dev.axle.crm.schemas.ObjectTypes;
import dev.axle.edge.PortalId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** Puts the conditions of a list into the language that all choices of records speak. */
final class Translation {

  private final ObjectTypes types;
  private final Properties properties;
  private final PortalId portal;
  private final Instant now;
  private final ZoneId zone;

  /**
   * @param now for conditions that depend on it
   * @param zone where the portal's days begin
   */
  Translation(ObjectTypes types, Properties properties, PortalId portal, Instant now, ZoneId zone) {
    this.types = types;
    this.properties = properties;
    this.portal = portal;
    this.now = now;
    this.zone = zone;
  }

  Filter of(Condition condition, ObjectType type) {
    return switch (condition) {
      case Condition.AllOf all -> new Filter.All(each(all.of(), type));
      case Condition.AnyOf any -> new Filter.Any(each(any.of(), type));
      case Condition.Negated not -> new Filter.Not(of(not.of(), type));
      case Condition.Constant constant -> constant.filter();
      case Condition.Associated some ->
          new Filter.Associated(some.type(), some.label(), ofOthers(some));
      case Condition.AssociatedOften(Condition.Associated some, int least) ->
          new Filter.AssociatedOften(some.type(), some.label(), ofOthers(some), least);
      case Condition.Referring referring -> referring(referring, type);
      case Condition.InList in -> new Filter.Member(in.list().value());
      case Condition.OnProperty on -> onProperty(on, type);
    };
  }

  private Filter ofOthers(Condition.Associated some) {
    return ofOthers(some.type(), some.of());
  }

  private Filter ofOthers(ObjectTypeId type, Condition condition) {
    return of(condition, types.named(portal, type.value()));
  }

  private Filter referring(Condition.Referring referring, ObjectType type) {
    PropertyDefinition definition = properties.of(portal, type).find(referring.property());
    return definition == null
        ? Filter.NOTHING
        : new Filter.Referring(
            Property.of(definition), referring.type(), ofOthers(referring.type(), referring.of()));
  }

  private List<Filter> each(List<Condition> conditions, ObjectType type) {
    return conditions.stream().map(condition -> of(condition, type)).toList();
  }

  /** A property that has been archived since is nobody's any more. */
  private Filter onProperty(Condition.OnProperty on, ObjectType type) {
    PropertyDefinition definition = properties.of(portal, type).find(on.property());
    if (definition == null) {
      return Filter.NOTHING;
    }
    return new PropertyTranslation(definition, properties.of(portal, type), now, zone)
        .of(on.test(), on.unset());
  }
}
