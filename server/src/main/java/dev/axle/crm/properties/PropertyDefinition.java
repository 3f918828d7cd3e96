package dev.axle.crm.properties;

import java.util.List;

public record PropertyDefinition(
    String name,
    String type,
    String fieldType,
    List<String> options,
    boolean readOnlyValue,
    boolean hasUniqueValue) {}
