package dev.axle.portals;

import dev.axle.database.DatabaseUnavailable;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** When tokens were last used: remembered by the request, written once a minute behind it. */
final class TokenUse {

  private static final Logger log = LoggerFactory.getLogger(TokenUse.class);
  private static final Duration EVERY = Duration.ofMinutes(1);
  private static final int MOST = 10_000;

  private final TokenUseStore store;
  private final Map<ByteBuffer, Instant> seen = new ConcurrentHashMap<>();

  TokenUse(Jdbi jdbi) {
    this.store = new TokenUseStore(jdbi);
  }

  /**
   * @param hash of the token
   * @param now by the portal's clock
   */
  void seen(ByteBuffer hash, Instant now) {
    if (seen.size() < MOST) {
      seen.put(hash, now);
    }
  }

  /** Writes every minute, and once more when closed. */
  AutoCloseable keeping() {
    ScheduledExecutorService timer =
        new ScheduledThreadPoolExecutor(
            1, work -> Thread.ofPlatform().daemon().name("token-use").unstarted(work));
    var task =
        timer.scheduleWithFixedDelay(
            this::keep, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
    return () -> {
      task.cancel(false);
      timer.close();
      keep();
    };
  }

  private void keep() {
    Map<ByteBuffer, Instant> written = Map.copyOf(seen);
    if (written.isEmpty()) {
      return;
    }
    try {
      store.write(written);
      written.forEach(seen::remove);
    } catch (RuntimeException failure) {
      if (!DatabaseUnavailable.explains(failure)) {
        log.error("the use of tokens could not be written", failure);
      }
    }
  }
}
