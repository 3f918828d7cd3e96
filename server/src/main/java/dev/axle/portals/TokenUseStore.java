package dev.axle.portals;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** When tokens were last used, in their rows. */
final class TokenUseStore {

  private final Jdbi jdbi;

  TokenUseStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Writes the times of tokens, named by their hashes. */
  void write(Map<ByteBuffer, Instant> times) {
    jdbi.useTransaction(
        handle -> {
          PreparedBatch batch =
              handle.prepareBatch("update token set last_used_at = :at where hash = :hash");
          // in one order everywhere: nodes that write at once do not deadlock
          times.entrySet().stream()
              .sorted(Map.Entry.comparingByKey())
              .forEach(
                  entry ->
                      batch
                          .bind("at", entry.getValue().atOffset(ZoneOffset.UTC))
                          .bind("hash", entry.getKey().array())
                          .add());
          batch.execute();
        });
  }
}
