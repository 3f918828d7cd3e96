package dev.axle.sharedlimits;

import dev.axle.edge.BucketKey;
import dev.axle.edge.DayClaim;
import dev.axle.edge.SharedCounts;
import dev.axle.edge.Taken;
import dev.axle.time.Clock;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.resource.ClientResources;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts in a Redis. The first command that fails ends the session with it: from then on no call
 * waits for Redis, each node counts for itself, and a thread looks every half second whether Redis
 * is back.
 */
public final class SharedLimits implements SharedCounts, AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(SharedLimits.class);

  private static final Duration PATIENCE = Duration.ofMillis(500);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
  private static final int THREADS = 2;

  private final RedisAddress address;
  private final ClientResources resources;
  private final RedisClient client;
  private final ScheduledThreadPoolExecutor watch;
  private volatile @Nullable Session session;
  private boolean saidAway;

  private SharedLimits(RedisAddress address) {
    this.address = address;
    this.resources =
        ClientResources.builder()
            .ioThreadPoolSize(THREADS)
            .computationThreadPoolSize(THREADS)
            .build();
    this.client = RedisClient.create(resources, address.uri());
    client.setOptions(
        ClientOptions.builder()
            .autoReconnect(false)
            .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
            .socketOptions(SocketOptions.builder().connectTimeout(PATIENCE).build())
            .build());
    this.watch =
        new ScheduledThreadPoolExecutor(
            1, work -> Thread.ofPlatform().daemon().name("shared-limits").unstarted(work));
  }

  /** Connects if Redis is there, and otherwise as soon as it is. */
  public static SharedLimits open(RedisAddress address) {
    SharedLimits limits = new SharedLimits(address);
    limits.look();
    limits.watch.scheduleWithFixedDelay(
        limits::look, BETWEEN_LOOKS.toMillis(), BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
    return limits;
  }

  @Override
  public boolean isReachable() {
    return session != null;
  }

  @Override
  public Optional<Taken> take(BucketKey key, Clock clock) {
    return ask(open -> open.take(key, clock));
  }

  @Override
  public Optional<DayClaim.Decision> decide(DayClaim claim) {
    return ask(open -> open.decide(claim));
  }

  /** {@code shared}, or what keeps the limits from being it. */
  public String state() {
    return isReachable() ? "shared" : "Redis can't be reached, each node counts for itself";
  }

  private <T> Optional<T> ask(Function<Session, T> question) {
    Session open = session;
    if (open == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(question.apply(open));
    } catch (RuntimeException failure) {
      away(open, failure);
      return Optional.empty();
    }
  }

  private void look() {
    Session open = session;
    try {
      if (open == null) {
        back(Session.open(client, PATIENCE));
      } else {
        open.ping();
      }
    } catch (RuntimeException failure) {
      away(open, failure);
    }
  }

  private synchronized void back(Session opened) {
    session = opened;
    log.info("the limits are shared by Redis at {}", address);
    saidAway = false;
  }

  private synchronized void away(@Nullable Session failed, RuntimeException failure) {
    if (session == failed) {
      session = null;
      if (!saidAway) {
        saidAway = true;
        log.warn(
            "Redis at {} can't be reached, each node counts calls for itself until it is back: {}",
            address,
            failure instanceof RedisException ? failure.getMessage() : failure.toString());
      }
    }
    if (failed != null) {
      failed.close();
    }
  }

  @Override
  public void close() {
    watch.close();
    Session open = session;
    if (open != null) {
      open.close();
    }
    client.shutdown(Duration.ZERO, PATIENCE);
    resources.shutdown(0, PATIENCE.toMillis(), TimeUnit.MILLISECONDS).awaitUninterruptibly();
  }
}
