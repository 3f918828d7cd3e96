package dev.axle.crm.properties;

/** A heading that properties stand under. */
public record PropertyGroup(
    String name, String label, int displayOrder, boolean archived, boolean hubspotDefined) {}
