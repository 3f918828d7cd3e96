package dev.axle.bench;

/**
 * What a load generator reports.
 *
 * @param perSecond answers or transactions in a second
 * @param p50 milliseconds; 0 where the tool doesn't say
 * @param p99 milliseconds; 0 where the tool doesn't say
 * @param failures answers that were not what was asked for
 */
record Load(double perSecond, double p50, double p99, long failures) {}
