package dev.axle.crm.properties;

/** A value that a property refuses, with HubSpot's code. */
public record InvalidValue(String property, String code, String message) {}
