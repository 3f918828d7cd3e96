package dev.axle.database;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The database can't be reached at the moment, or left in the middle. Nothing was committed that
 * the caller knows of.
 */
public final class DatabaseUnavailable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Shutting down, crashed, starting up, too many connections. */
  private static final Set<String> STATES = Set.of("57P01", "57P02", "57P03", "53300");

  private static final int DEPTH = 20;

  DatabaseUnavailable(SQLException cause) {
    super("the database can't be reached: " + cause.getMessage(), cause);
  }

  /** Whether a failure, or what caused it, is that the database is away. */
  public static boolean explains(Throwable failure) {
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < DEPTH; depth++) {
      if (cause instanceof DatabaseUnavailable
          || (cause instanceof SQLException sql && isOutage(sql))) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }

  static boolean isOutage(SQLException failure) {
    @Nullable String state = failure.getSQLState();
    return failure instanceof SQLTransientConnectionException
        || failure instanceof SQLNonTransientConnectionException
        || failure instanceof SQLRecoverableException
        || (state != null && (state.startsWith("08") || STATES.contains(state)));
  }
}
