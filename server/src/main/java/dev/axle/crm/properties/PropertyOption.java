package dev.axle.crm.properties;

import org.jspecify.annotations.Nullable;

/** One of the values that an enumeration allows. */
public record PropertyOption(
    String label, String value, @Nullable String description, int displayOrder, boolean hidden) {}
