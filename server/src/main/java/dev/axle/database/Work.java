package dev.axle.database;

import java.sql.Connection;
import java.sql.SQLException;

/** Something done with a connection that is lent for it. */
@FunctionalInterface
public interface Work<T> {

  T with(Connection connection) throws SQLException;
}
