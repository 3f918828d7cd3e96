package dev.axle.database;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL can't be reached now, or went away in the middle. It passes by itself; whether a
 * commit that was under way was done is not known.
 */
public final class DatabaseUnavailable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Shut down, crashed, starting up; too many connections. */
  private static final Set<String> PASSING = Set.of("57P01", "57P02", "57P03", "53300");

  private static final String CONNECTION_EXCEPTION = "08";

  /** Causes deeper than this are not looked at: chains can be circular. */
  private static final int DEPTH = 50;

  DatabaseUnavailable(Throwable cause) {
    this("PostgreSQL can't be reached", cause);
  }

  DatabaseUnavailable(String message, Throwable cause) {
    super(message, cause);
  }

  /** Whether a failure, or one of those that caused it, is an outage rather than a fault. */
  public static boolean explains(Throwable failure) {
    @Nullable Throwable each = failure;
    for (int depth = 0; each != null && depth < DEPTH; depth++) {
      if (each instanceof DatabaseUnavailable
          || (each instanceof SQLException sql && isOutage(sql))) {
        return true;
      }
      each = each.getCause();
    }
    return false;
  }

  private static boolean isOutage(SQLException failure) {
    String state = failure.getSQLState();
    return failure instanceof SQLTransientConnectionException
        || (state != null && (state.startsWith(CONNECTION_EXCEPTION) || PASSING.contains(state)));
  }
}
