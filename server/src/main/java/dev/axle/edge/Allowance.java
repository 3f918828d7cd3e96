package dev.axle.edge;

/**
 * How much a caller may do, by the portal's tier.
 *
 * @param burst calls of one app in ten seconds
 * @param daily calls of all private apps of a portal from midnight to midnight in the portal's time
 *     zone
 * @param searches searches of a portal in one second, all apps together
 * @param exports of a portal in 24 hours
 * @param importedRows of files, in a day as {@code daily}
 */
public record Allowance(long burst, long daily, long searches, int exports, long importedRows) {}
