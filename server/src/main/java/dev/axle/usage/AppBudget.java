package dev.axle.usage;

import dev.axle.edge.AppId;
import java.util.Optional;

/**
 * What is kept for an app, and how much of it is used.
 *
 * @param percent of the portal's daily limit; nothing for an app that has no budget
 * @param kept calls of a day; nothing without a budget, or when limits are switched off
 * @param used the calls of today that count against the day
 */
public record AppBudget(
    AppId app, String name, Optional<Integer> percent, Optional<Long> kept, long used) {}
