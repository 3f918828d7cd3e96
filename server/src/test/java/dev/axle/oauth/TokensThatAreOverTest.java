package dev.axle.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.axle.database.Database;
import dev.axle.database.DatabaseAddress;
import dev.axle.portals.AppRemains;
import dev.axle.portals.InstalledApps;
import dev.axle.portals.LimitPolicy;
import dev.axle.portals.Logos;
import dev.axle.portals.Portals;
import dev.axle.testing.ConnectedApp;
import dev.axle.testing.RunningAxle;
import dev.axle.testing.TestPortal;
import dev.axle.time.Clock;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is over is deleted some time after, by the clock of its portal. */
class TokensThatAreOverTest {

  private final TestPortal portal = RunningAxle.get().portal(TokensThatAreOverTest.class);
  private final ConnectedApp app = ConnectedApp.of(portal);

  @Test
  void areDeletedAfterADay() throws Exception {
    String refresh = app.installed(portal).at("/refresh_token");
    assertThat(rows("authorization_code")).isEqualTo(1);
    try (Database database =
        Database.open(DatabaseAddress.parse(RunningAxle.get().databaseUrl()), 2, "db/migration")) {
      Portals portals = new Portals(database.jdbi(), LimitPolicy.OFF, Clock.system());
      InstalledApps installed = new InstalledApps(database, portals);
      PublicApps apps =
          new PublicApps(
              database,
              Vault.open(Optional.empty(), RunningAxle.get().data()),
              installed,
              new Logos(database),
              AppRemains.of());
      Tokens tokens = new Tokens(database, portals, apps, installed);
      portal.moveClock(Duration.ofHours(23));
      tokens.deleteOver();
      assertThat(rows("authorization_code")).isEqualTo(1);
      assertThat(rows("token")).isEqualTo(2);
      portal.moveClock(Duration.ofHours(26));
      tokens.deleteOver();
    }
    assertThat(rows("authorization_code")).isZero();
    assertThat(rows("token")).as("that of the private app").isEqualTo(1);
    portal.form("/oauth/v1/token", app.refreshForm(refresh)).expect(200);
  }

  private int rows(String table) throws SQLException {
    try (Connection connection = RunningAxle.get().database();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select count(*) from %s where portal_id = %s".formatted(table, portal.id()))) {
      row.next();
      return row.getInt(1);
    }
  }
}
