package dev.axle.portals;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import dev.axle.edge.Secret;
import dev.axle.testing.ConnectedApp;
import dev.axle.testing.Exchange;
import dev.axle.testing.HttpCall;
import dev.axle.testing.RunningAxle;
import dev.axle.testing.TestPortal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** A token is shown once and is nowhere afterwards. */
class TokenSecrecyTest {

  private static final TestPortal PORTAL = RunningAxle.get().portal(TokenSecrecyTest.class);

  @Test
  void noRowOfAnyTableHoldsAToken() throws SQLException {
    PORTAL
        .post("/crm/v3/objects/contacts", "{\"properties\": {\"email\": \"secret@example.com\"}}")
        .expect(201);
    noRowHolds(PORTAL.token());
  }

  @Test
  void noRowOfAnyTableHoldsWhatOpensAPublicApp() throws SQLException {
    ConnectedApp app = ConnectedApp.of(PORTAL);
    String code = app.code(PORTAL);
    Exchange tokens = PORTAL.form("/oauth/v1/token", app.codeForm(code)).expect(200);
    for (String secret :
        List.of(
            app.clientSecret(), code, tokens.at("/access_token"), tokens.at("/refresh_token"))) {
      noRowHolds(secret);
    }
  }

  private static void noRowHolds(String secret) throws SQLException {
    try (Connection connection = RunningAxle.get().database();
        Statement statement = connection.createStatement()) {
      for (String table : tables(statement)) {
        try (ResultSet row =
            statement.executeQuery(
                "select count(*), count(*) filter (where strpos(t::text, '%s') > 0) from %s t"
                    .formatted(secret, table))) {
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
    assertThat(tables).contains("token", "app", "change", "refresh_token", "public_app");
    return tables;
  }

  /** Refuses to let go of any refresh token of a portal until it is closed. */
  private record StuckTokens(TestPortal portal) implements AutoCloseable {

    static StuckTokens of(TestPortal portal) throws SQLException {
      StuckTokens stuck = new StuckTokens(portal);
      stuck.run(
          """
          create function stuck() returns trigger language plpgsql as
            $$ begin raise exception 'stuck'; end $$;
          create trigger stuck before delete on refresh_token
            for each row when (old.portal_id = %s) execute function stuck()
          """
              .formatted(portal.id()));
      return stuck;
    }

    private void run(String sql) throws SQLException {
      try (Connection database = RunningAxle.get().database();
          Statement statement = database.createStatement()) {
        statement.execute(sql);
      }
    }

    @Override
    public void close() throws SQLException {
      run("drop trigger stuck on refresh_token; drop function stuck()");
    }
  }

  @Test
  void theLogHoldsNoneAlsoWhereACallFails() throws SQLException {
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    log.start();
    root.addAppender(log);
    List<String> secrets = new ArrayList<>();
    try {
      ConnectedApp app = ConnectedApp.of(PORTAL);
      String code = app.code(PORTAL);
      Exchange tokens = PORTAL.form("/oauth/v1/token", app.codeForm(code)).expect(200);
      secrets.addAll(
          List.of(
              app.clientSecret(), code, tokens.at("/access_token"), tokens.at("/refresh_token")));
      try (StuckTokens stuck = StuckTokens.of(PORTAL)) {
        new HttpCall(
                PORTAL.url() + "/oauth/v1/refresh-tokens/" + tokens.at("/refresh_token"), "DELETE")
            .send()
            .expect(500);
      }
    } finally {
      root.detachAppender(log);
    }
    assertThat(log.list)
        .anyMatch(event -> event.getFormattedMessage().contains("/oauth/v1/refresh-tokens/{token}"))
        .allSatisfy(
            event -> assertThat(text(event)).doesNotContain(secrets.toArray(String[]::new)));
  }

  private static String text(ILoggingEvent event) {
    return Stream.of(
            event.getFormattedMessage(), ThrowableProxyUtil.asString(event.getThrowableProxy()))
        .map(String::valueOf)
        .reduce("", String::concat);
  }

  @Test
  void aTokenDoesNotPrintItself() {
    assertThat(new AccessToken(PORTAL.token()).toString()).doesNotContain(PORTAL.token());
    assertThat(new Secret("the-secret").toString()).doesNotContain("the-secret");
  }
}
