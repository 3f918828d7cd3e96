package dev.axle.database;

import java.io.IOException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a server end: politely, then at once, then by force. Nothing that was committed is lost.
 */
record Stop(Waiting waiting) {

  private static final Logger LOG = LoggerFactory.getLogger(Stop.class);

  /** Fast: open transactions are rolled back, and all is written to disk. */
  private static final String FAST = "INT";

  /** Immediate: the next start recovers from the log. */
  private static final String IMMEDIATE = "QUIT";

  private static final Duration FAST_LIMIT = Duration.ofSeconds(10);
  private static final Duration IMMEDIATE_LIMIT = Duration.ofSeconds(5);

  void stop(ProcessHandle postmaster, BooleanSupplier gone)
      throws IOException, InterruptedException {
    signal(FAST, postmaster);
    if (waiting.upTo(FAST_LIMIT, gone)) {
      return;
    }
    LOG.warn("PostgreSQL takes long to stop; stopping it at once");
    signal(IMMEDIATE, postmaster);
    if (!waiting.upTo(IMMEDIATE_LIMIT, gone)) {
      postmaster.destroyForcibly();
      waiting.upTo(IMMEDIATE_LIMIT, gone);
    }
  }

  /** By the shell: Java can send only two signals, and the polite one waits for every client. */
  private static void signal(String name, ProcessHandle process)
      throws IOException, InterruptedException {
    new ProcessBuilder("/bin/sh", "-c", "kill -" + name + " " + process.pid())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }
}
