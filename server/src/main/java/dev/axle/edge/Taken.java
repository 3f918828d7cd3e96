package dev.axle.edge;

/**
 * What became of the wish to take one call from a bucket.
 *
 * @param remaining calls that are left
 * @param nanosToWait until the bucket is filled again, if there was none left
 */
public record Taken(boolean admitted, long remaining, long nanosToWait) {}
