package dev.axle.crm.search;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The row that tells this database from others. */
final class IdentityStore {

  private IdentityStore() {}

  static String identity(Connection connection) throws SQLException {
    try (PreparedStatement select =
            connection.prepareStatement("select id::text from database_identity");
        ResultSet row = select.executeQuery()) {
      row.next();
      return row.getString(1);
    }
  }
}
