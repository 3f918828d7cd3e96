package dev.axle.crm.properties;

/** A definition to be made. */
public record NewProperty(String name, PropertyContent content) {}
