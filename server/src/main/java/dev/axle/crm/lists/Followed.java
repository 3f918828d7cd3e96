package dev.axle.crm.lists;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.axle.crm.associations.AssociationDefinitions;
import dev.axle.crm.filters.Filter;
import dev.axle.crm.properties.Properties;
import dev.axle.crm.schemas.ObjectType;
import dev.axle.crm.schemas.ObjectTypes;
import dev.axle.edge.PortalId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.Function;

/** What the filters of lists mean at a time. */
public final class Followed {

  private record Key(PortalId portal, ListId list, int version) {}

  private final ObjectTypes types;
  private final Properties properties;
  private final ConditionReader reader;
  private final Function<PortalId, ZoneId> zones;
  private final Cache<Key, Conditions> read = Caffeine.newBuilder().maximumSize(20_000).build();

  /**
   * @param zones where the days of portals begin
   */
  public Followed(
      ObjectTypes types,
      Properties properties,
      AssociationDefinitions associations,
      Function<PortalId, ZoneId> zones) {
    this.types = types;
    this.properties = properties;
    this.reader = new ConditionReader(types, properties, associations);
    this.zones = zones;
  }

  /** Whether there are still records of its type: a portal may purge its own types. */
  boolean hasType(PortalId portal, CrmList list) {
    return types.knows(portal, list.type().value());
  }

  ObjectType type(PortalId portal, CrmList list) {
    return types.named(portal, list.type().value());
  }

  Conditions conditions(PortalId portal, CrmList list) {
    return read.get(
        new Key(portal, list.id(), list.version()),
        key -> reader.kept(portal, type(portal, list), list.conditions().orElseThrow()));
  }

  FollowedList at(PortalId portal, CrmList list, Instant now) {
    Filter filter =
        new Translation(types, properties, portal, now, zones.apply(portal))
            .of(conditions(portal, list).condition(), type(portal, list));
    return new FollowedList(list, filter);
  }
}
