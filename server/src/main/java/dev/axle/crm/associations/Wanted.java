package dev.axle.crm.associations;

import dev.axle.crm.schemas.ObjectId;

/** An association that a new record asks for. */
public record Wanted(ObjectId to, String category, int typeId) {}
