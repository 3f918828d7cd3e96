package dev.axle.crm.objects;

import dev.axle.crm.schemas.ObjectId;

/** A value of a property whose values are unique, and the record that holds it or wants to. */
record UniqueValue(String property, String value, ObjectId holder) {}
