package dev.axle.crm.limits;

import dev.axle.crm.objects.ObjectCounts;
import dev.axle.crm.properties.Properties;
import dev.axle.crm.properties.PropertyDefinition;
import dev.axle.crm.properties.PropertyDefinitions;
import dev.axle.crm.schemas.CustomObjectTypes;
import dev.axle.crm.schemas.ObjectType;
import dev.axle.crm.schemas.ObjectTypeId;
import dev.axle.crm.schemas.ObjectTypes;
import dev.axle.edge.PortalId;
import dev.axle.portals.Entitlements;
import dev.axle.portals.Portals;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts what a portal has of records, pipelines, properties and types, beside what it may have.
 *
 * <p>Source: https://developers.hubspot.com/docs/api-reference/crm-limits-tracking-v3/guide
 */
public final class LimitsTracking {

  private final Portals portals;
  private final ObjectTypes types;
  private final CustomObjectTypes customTypes;
  private final Properties properties;
  private final ObjectCounts counts;

  public LimitsTracking(
      Portals portals,
      ObjectTypes types,
      CustomObjectTypes customTypes,
      Properties properties,
      ObjectCounts counts) {
    this.portals = portals;
    this.types = types;
    this.customTypes = customTypes;
    this.properties = properties;
    this.counts = counts;
  }

  /** A limit, and what is used of it. */
  record Usage(long limit, long used) {}

  /** What each standard type uses of a limit of its own, and custom types of one of theirs all. */
  record PerType(Map<ObjectType, Usage> standard, long customLimit, Map<ObjectType, Long> custom) {}

  PerType records(PortalId portal) {
    Map<ObjectTypeId, Long> records = counts.perType(portal);
    Entitlements most = portals.entitlements(portal);
    Map<ObjectType, Usage> standard = new LinkedHashMap<>();
    for (ObjectType type : types.all()) {
      standard.put(type, new Usage(most.recordsPerType(), records.getOrDefault(type.id(), 0L)));
    }
    Map<ObjectType, Long> custom = new LinkedHashMap<>();
    for (ObjectType type : customTypes.all(portal)) {
      custom.put(type, records.getOrDefault(type.id(), 0L));
    }
    return new PerType(standard, most.customObjectRecords(), custom);
  }

  /** Types whose records go through no pipeline are left out. */
  PerType pipelines(PortalId portal) {
    Entitlements most = portals.entitlements(portal);
    Map<ObjectType, Usage> standard = new LinkedHashMap<>();
    Map<ObjectType, Long> custom = new LinkedHashMap<>();
    for (ObjectType type : types.all(portal)) {
      PropertyDefinitions definitions = properties.of(portal, type);
      PropertyDefinition pipeline = definitions.find("hs_pipeline");
      if (pipeline == null) {
        pipeline = definitions.find("pipeline");
      }
      long used = pipeline == null ? 0 : pipeline.content().options().size();
      if (type.isCustom()) {
        custom.put(type, used);
      } else if (pipeline != null) {
        standard.put(type, new Usage(most.pipelinesPerType(), used));
      }
    }
    return new PerType(standard, most.customObjectPipelines(), custom);
  }

  /** What all types use of a limit, and each of them of it or of one of its own. */
  record Together(Usage overall, Map<ObjectType, Usage> byType) {

    static Together of(long limit, Map<ObjectType, Usage> byType) {
      return new Together(
          new Usage(limit, byType.values().stream().mapToLong(Usage::used).sum()), byType);
    }
  }

  Together customProperties(PortalId portal) {
    Entitlements most = portals.entitlements(portal);
    Map<ObjectType, Usage> byType = new LinkedHashMap<>();
    own(portal)
        .forEach(
            (type, own) -> byType.put(type, new Usage(most.customPropertiesPerType(), own.all())));
    return Together.of(most.customProperties(), byType);
  }

  /** Types without calculated properties are left out. */
  Together calculatedProperties(PortalId portal) {
    int most = portals.entitlements(portal).calculatedProperties();
    Map<ObjectType, Usage> byType = new LinkedHashMap<>();
    own(portal)
        .forEach(
            (type, own) -> {
              if (own.calculated() > 0) {
                byType.put(type, new Usage(most, own.calculated()));
              }
            });
    return Together.of(most, byType);
  }

  private Map<ObjectType, Properties.Own> own(PortalId portal) {
    List<ObjectType> all = new ArrayList<>(types.all(portal));
    Map<ObjectTypeId, Properties.Own> counted = properties.own(portal, all);
    Map<ObjectType, Properties.Own> own = new LinkedHashMap<>();
    for (ObjectType type : all) {
      own.put(type, counted.getOrDefault(type.id(), new Properties.Own(0, 0)));
    }
    return own;
  }

  Usage customObjectTypes(PortalId portal) {
    return new Usage(
        portals.entitlements(portal).customObjectTypes(), customTypes.inUse(portal).size());
  }
}
