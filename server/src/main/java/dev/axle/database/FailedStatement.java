package dev.axle.database;

import java.sql.SQLException;
import java.util.Objects;

/** PostgreSQL is there, and refused or gave up what it was told to do. */
public final class FailedStatement extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String sqlState;

  FailedStatement(SQLException cause) {
    super(cause);
    this.sqlState = Objects.requireNonNullElse(cause.getSQLState(), "");
  }

  /** PostgreSQL's five characters, such as {@code 23505} for a unique violation; else empty. */
  public String sqlState() {
    return sqlState;
  }
}
