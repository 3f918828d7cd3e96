package dev.axle.edge;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.axle.time.Clock;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;

/** The buckets of calls that this node counts for itself. */
final class LocalBuckets {

  /** The largest number of buckets that are kept in memory at once. */
  private static final int MOST = 200_000;

  private final Cache<BucketKey, Bucket> buckets = Caffeine.newBuilder().maximumSize(MOST).build();

  Taken take(BucketKey key, Clock clock) {
    ConsumptionProbe probe =
        buckets.get(key, wanted -> bucket(wanted, clock)).tryConsumeAndReturnRemaining(1);
    return new Taken(
        probe.isConsumed(), probe.getRemainingTokens(), probe.getNanosToWaitForRefill());
  }

  private static Bucket bucket(BucketKey key, Clock clock) {
    return Bucket.builder()
        .addLimit(
            limit ->
                limit.capacity(key.capacity()).refillIntervally(key.capacity(), key.interval()))
        .withCustomTimePrecision(new ClockMeter(clock))
        .build();
  }
}
