package dev.axle.crm.associations;

import dev.axle.crm.schemas.ObjectId;
import dev.axle.crm.schemas.ObjectTypeId;

/** A record of any type, at one end of an association. */
public record Endpoint(ObjectTypeId type, ObjectId id) {}
