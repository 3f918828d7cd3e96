package dev.axle.crm.properties;

/** A definition to be made. */
record NewProperty(String name, PropertyContent content) {}
