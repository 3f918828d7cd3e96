package dev.axle.crm.schemas;

/** A property group that every portal has. */
public record BuiltInGroup(String name, String label, int displayOrder) {}
