package dev.axle.testing;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Counts the statements that requests send to PostgreSQL: the driver logs each at its finest level.
 * What other threads send, such as those that follow the journal, is not counted.
 */
public final class Statements {

  private static final Logger DRIVER = Logger.getLogger("org.postgresql.core.v3.QueryExecutorImpl");

  private Statements() {}

  /**
   * How many statements one request took. The portal should have been called before: what is read
   * once is remembered.
   */
  public static int of(Runnable request) {
    AtomicInteger count = new AtomicInteger();
    Handler counter =
        new Handler() {
          @Override
          public void publish(LogRecord message) {
            if (message.getMessage().startsWith(" FE=> Execute")
                && Thread.currentThread().getName().startsWith("http-")) {
              count.incrementAndGet();
            }
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    Level before = DRIVER.getLevel();
    boolean passedOn = DRIVER.getUseParentHandlers();
    DRIVER.setUseParentHandlers(false);
    DRIVER.addHandler(counter);
    DRIVER.setLevel(Level.FINEST);
    try {
      request.run();
      return count.get();
    } finally {
      DRIVER.setLevel(before);
      DRIVER.removeHandler(counter);
      DRIVER.setUseParentHandlers(passedOn);
    }
  }
}
