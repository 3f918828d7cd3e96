package dev.axle.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.postgresql.PGStatement;

/**
 * Statements that PostgreSQL plans each time. Other statements keep a plan after a few executions;
 * of a table that is empty at one time and holds a million rows at another, that is the plan for an
 * empty one: it reads the whole table.
 */
public final class Planned {

  private Planned() {}

  public static PreparedStatement eachTime(Connection connection, String sql) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    try {
      statement.unwrap(PGStatement.class).setPrepareThreshold(0);
      return statement;
    } catch (SQLException failure) {
      statement.close();
      throw failure;
    }
  }
}
