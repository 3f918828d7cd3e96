package dev.axle.usage;

import dev.axle.edge.AppId;
import java.util.Optional;

/**
 * How much an app calls now.
 *
 * @param tenSeconds the calls of the last ten seconds
 * @param burst how many of them it may make; nothing when limits are switched off
 * @param minute the calls of the last minute
 * @param refused those of them that got a 429
 */
public record Pace(
    AppId app, String name, long tenSeconds, Optional<Long> burst, long minute, long refused) {}
