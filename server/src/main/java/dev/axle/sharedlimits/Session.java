package dev.axle.sharedlimits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.axle.edge.BucketKey;
import dev.axle.edge.ClockMeter;
import dev.axle.edge.DayClaim;
import dev.axle.edge.Taken;
import dev.axle.time.Clock;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import java.time.Duration;

/** One connection to Redis, from when it is made until a command fails. */
final class Session implements AutoCloseable {

  /** The largest number of different offsets of clocks that are known at once. */
  private static final int MOST_CLOCKS = 1_000;

  /** A bucket that nobody took from for so long is full again, whatever its interval. */
  private static final Duration BUCKETS_LAST = Duration.ofMinutes(1);

  private final StatefulRedisConnection<String, byte[]> connection;
  private final Duration patience;
  private final DayScript days;
  private final Cache<Duration, ProxyManager<String>> buckets =
      Caffeine.newBuilder().maximumSize(MOST_CLOCKS).build();

  private Session(StatefulRedisConnection<String, byte[]> connection, Duration patience) {
    this.connection = connection;
    this.patience = patience;
    this.days = new DayScript(connection.sync());
    connection.setTimeout(patience);
  }

  /**
   * @throws RuntimeException if Redis does not answer
   */
  static Session open(RedisClient client, Duration patience) {
    Session session =
        new Session(
            client.connect(RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE)), patience);
    session.ping();
    return session;
  }

  void ping() {
    connection.sync().ping();
  }

  Taken take(BucketKey key, Clock clock) {
    ConsumptionProbe probe =
        buckets
            .get(key.clockOffset(), unused -> manager(clock))
            .builder()
            .build(name(key), () -> configuration(key))
            .tryConsumeAndReturnRemaining(1);
    return new Taken(
        probe.isConsumed(), probe.getRemainingTokens(), probe.getNanosToWaitForRefill());
  }

  DayClaim.Decision decide(DayClaim claim) {
    return days.decide(claim);
  }

  private static String name(BucketKey key) {
    return "axle:bucket:%s:%s:%d:%d:%d"
        .formatted(
            key.portal(),
            key.app(),
            key.capacity(),
            key.interval().toSeconds(),
            key.clockOffset().toMillis());
  }

  private static BucketConfiguration configuration(BucketKey key) {
    return BucketConfiguration.builder()
        .addLimit(
            limit ->
                limit.capacity(key.capacity()).refillIntervally(key.capacity(), key.interval()))
        .build();
  }

  private ProxyManager<String> manager(Clock clock) {
    return Bucket4jLettuce.casBasedBuilder(connection)
        .clientClock(new ClockMeter(clock))
        .expirationAfterWrite(ExpirationAfterWriteStrategy.fixedTimeToLive(BUCKETS_LAST))
        .requestTimeout(patience)
        .build();
  }

  @Override
  public void close() {
    connection.closeAsync();
  }
}
