package dev.axle.crm.properties;

/** A value that a property refuses. */
public record InvalidValue(String property, String code, String message) {}
