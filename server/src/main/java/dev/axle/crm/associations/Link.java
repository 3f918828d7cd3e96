package dev.axle.crm.associations;

import dev.axle.crm.schemas.ObjectId;

/** An association between two records, seen from one of them. */
public record Link(AssociationType type, ObjectId from, ObjectId to) {}
