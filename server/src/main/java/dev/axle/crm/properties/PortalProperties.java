package dev.axle.crm.properties;

import dev.axle.crm.schemas.BuiltInProperty;
import dev.axle.crm.schemas.ObjectType;
import dev.axle.edge.PortalId;
import java.util.List;

/**
 * Built-in properties that depend on what else a portal has: the options of a stage are the stages
 * of its pipelines. They take the place of those of the data files.
 */
public interface PortalProperties {

  List<BuiltInProperty> of(PortalId portal, ObjectType type);
}
