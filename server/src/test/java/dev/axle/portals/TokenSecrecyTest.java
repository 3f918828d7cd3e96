package dev.axle.portals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.axle.testing.RunningAxle;
import dev.axle.testing.TestPortal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A token is shown once and is nowhere afterwards. */
class TokenSecrecyTest {

  private static final TestPortal PORTAL = RunningAxle.get().portal(TokenSecrecyTest.class);

  @Test
  void noRowOfAnyTableHoldsAToken() throws SQLException {
    PORTAL
        .post("/crm/v3/objects/contacts", "{\"properties\": {\"email\": \"secret@example.com\"}}")
        .expect(201);
    try (Connection connection = RunningAxle.get().database();
        Statement statement = connection.createStatement()) {
      for (String table : tables(statement)) {
        try (ResultSet row =
            statement.executeQuery(
                "select count(*), count(*) filter (where strpos(t::text, '%s') > 0) from %s t"
                    .formatted(PORTAL.token(), table))) {
          row.next();
          assertThat(row.getInt(2)).as(table).isZero();
        }
      }
    }
  }

  private static List<String> tables(Statement statement) throws SQLException {
    List<String> tables = new ArrayList<>();
    try (ResultSet row =
        statement.executeQuery("select tablename from pg_tables where schemaname = 'public'")) {
      while (row.next()) {
        tables.add(row.getString(1));
      }
    }
    assertThat(tables).contains("token", "app", "change");
    return tables;
  }

  @Test
  void aTokenDoesNotPrintItself() {
    assertThat(new AccessToken(PORTAL.token()).toString()).doesNotContain(PORTAL.token());
  }
}
