package dev.axle.edge;

import dev.axle.time.Clock;
import java.util.Optional;

/**
 * Counts that several nodes share. They answer nothing while they can't be reached; each node then
 * counts for itself.
 */
public interface SharedCounts {

  /** Those of a node that shares nothing. */
  SharedCounts NONE =
      new SharedCounts() {
        @Override
        public boolean isReachable() {
          return false;
        }

        @Override
        public Optional<Taken> take(BucketKey key, Clock clock) {
          return Optional.empty();
        }

        @Override
        public Optional<DayClaim.Decision> decide(DayClaim claim) {
          return Optional.empty();
        }
      };

  boolean isReachable();

  /** Takes one call from a bucket. */
  Optional<Taken> take(BucketKey key, Clock clock);

  /** Counts one call of a day, and what this node has counted without the others. */
  Optional<DayClaim.Decision> decide(DayClaim claim);
}
