package dev.axle.crm.lists;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A list that somebody wants. */
record NewList(
    String name,
    String objectTypeId,
    String processingType,
    @Nullable JsonNode filterBranch,
    ListSettings settings,
    long folder) {}
