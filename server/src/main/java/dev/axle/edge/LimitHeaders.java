package dev.axle.edge;

import java.util.Map;

/** The limit headers that answers carry; those of public apps say nothing of a day or a second. */
record LimitHeaders(Allowance allowance, long burstRemaining, long dailyRemaining) {

  Map<String, String> toMap() {
    long secondly = allowance.burst() / Limits.BURST_INTERVAL.toSeconds();
    return Map.of(
        "X-HubSpot-RateLimit-Daily", Long.toString(allowance.daily()),
        "X-HubSpot-RateLimit-Daily-Remaining", Long.toString(dailyRemaining),
        "X-HubSpot-RateLimit-Interval-Milliseconds",
            Long.toString(Limits.BURST_INTERVAL.toMillis()),
        "X-HubSpot-RateLimit-Max", Long.toString(allowance.burst()),
        "X-HubSpot-RateLimit-Remaining", Long.toString(burstRemaining),
        "X-HubSpot-RateLimit-Secondly", Long.toString(secondly),
        "X-HubSpot-RateLimit-Secondly-Remaining",
            Long.toString(Math.min(secondly, burstRemaining)));
  }

  static Map<String, String> ofPublicApp(Allowance allowance, long burstRemaining) {
    return Map.of(
        "X-HubSpot-RateLimit-Interval-Milliseconds",
            Long.toString(Limits.BURST_INTERVAL.toMillis()),
        "X-HubSpot-RateLimit-Max", Long.toString(allowance.burst()),
        "X-HubSpot-RateLimit-Remaining", Long.toString(burstRemaining));
  }
}
