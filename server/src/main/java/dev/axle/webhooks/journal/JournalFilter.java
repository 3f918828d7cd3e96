package dev.axle.webhooks.journal;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Which records a subscription is about: those that meet all conditions. Of several filters of a
 * subscription a record has to pass one.
 */
record JournalFilter(long id, long subscription, List<Condition> conditions, Instant createdAt) {

  JournalFilter {
    conditions = List.copyOf(conditions);
  }

  boolean passes(Map<String, String> record) {
    return conditions.stream().allMatch(condition -> condition.isMetBy(record));
  }
}
