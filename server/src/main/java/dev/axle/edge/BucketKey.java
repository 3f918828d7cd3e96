package dev.axle.edge;

import java.time.Duration;

/**
 * A bucket of calls that is filled anew after each interval.
 *
 * @param app whose calls it holds; 0 for those of all apps
 * @param clockOffset how far the portal's clock is moved: moving it begins a new bucket
 */
public record BucketKey(
    PortalId portal, AppId app, long capacity, Duration interval, Duration clockOffset) {}
