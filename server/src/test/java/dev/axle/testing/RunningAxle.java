package dev.axle.testing;

import dev.axle.Axle;
import dev.axle.Settings;
import dev.axle.edge.PortalId;
import dev.axle.edge.UserId;
import dev.axle.portals.AccessToken;
import dev.axle.portals.Portals;
import dev.axle.portals.Scopes;
import dev.axle.portals.Tier;
import dev.axle.time.Clock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The Axle that feature tests talk to: started once for the JVM, on a data folder that goes with
 * it.
 */
public final class RunningAxle implements AutoCloseable {

  /** Who can sign in to the first portal. */
  public static final String ADMIN = "admin@example.com";

  public static final String ADMINS_PASSWORD = "correct horse battery";

  private static final RunningAxle INSTANCE = shared(Map.of());

  private final Axle axle;
  private final Path data;

  private RunningAxle(Axle axle, Path data) {
    this.axle = axle;
    this.data = data;
  }

  public static RunningAxle get() {
    return INSTANCE;
  }

  /** Another one, which holds the limits of the tiers; started when it is first asked for. */
  public static RunningAxle strict() {
    return Strict.INSTANCE;
  }

  private static final class Strict {
    private static final RunningAxle INSTANCE = shared(Map.of("AXLE_LIMITS", "real"));
  }

  public Axle axle() {
    return axle;
  }

  public String url() {
    return "http://127.0.0.1:" + axle.port();
  }

  /** The folder that this Axle keeps all in. */
  public Path data() {
    return data;
  }

  /** A further Axle on the same database, with other limits: {@code real} or {@code off}. */
  public Axle other(Path folder, String limits) throws Exception {
    return other(folder, Map.of("AXLE_LIMITS", limits), Clock.system());
  }

  /** A further Axle on the same database, with other settings and another clock. */
  public Axle other(Path folder, Map<String, String> settings, Clock clock) throws Exception {
    Map<String, String> all =
        new HashMap<>(
            Map.of(
                "AXLE_PORT",
                "0",
                "AXLE_DATA",
                folder.toString(),
                "AXLE_DATABASE_URL",
                databaseUrl(),
                "AXLE_SECRET_KEY",
                Files.readString(data.resolve("secret.key")),
                "AXLE_DATABASE_CONNECTIONS",
                "8",
                "AXLE_DEMO",
                "false"));
    all.putAll(settings);
    return Axle.start(Settings.read(all, List.of()), clock);
  }

  /** A portal that exists, seen through another Axle on the same database. */
  public TestPortal through(Axle other, TestPortal portal) {
    return new TestPortal(new RunningAxle(other, data), portal.id(), portal.accessToken());
  }

  /** A connection to the embedded PostgreSQL, to look behind the API. */
  public Connection database() throws SQLException {
    return DriverManager.getConnection(databaseUrl());
  }

  /** Where the embedded PostgreSQL is, and how to get in. */
  public String databaseUrl() {
    try {
      Path postgres = data.resolve("postgres");
      String port = Files.readAllLines(postgres.resolve("cluster/postmaster.pid")).get(3).strip();
      String password = Files.readString(postgres.resolve("password")).strip();
      return "jdbc:postgresql://127.0.0.1:" + port + "/axle?user=axle&password=" + password;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Moves a portal's clock, for its calls from now on. */
  void moveClock(PortalId portal, Duration ahead) {
    try (Connection connection = database();
        var update =
            connection.prepareStatement(
                "update portal set clock_offset_millis = ? where portal_id = ?")) {
      update.setLong(1, ahead.toMillis());
      update.setLong(2, portal.value());
      update.executeUpdate();
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
    axle.portals().forget(portal);
  }

  /** A portal that only the caller knows, with a private app of all scopes. */
  public TestPortal portal(Class<?> test) {
    return portal(test, Tier.ENTERPRISE, Scopes.all());
  }

  public TestPortal portal(Class<?> test, Tier tier, Set<String> scopes) {
    Portals.Opened opened =
        axle.portals().open(test.getSimpleName(), tier, Optional.empty(), Optional.empty(), scopes);
    return new TestPortal(this, opened.portal().id(), opened.token());
  }

  /** A further private app of a portal, with these scopes only. */
  TestPortal app(PortalId portal, String name, Optional<UserId> user, Set<String> scopes) {
    AccessToken token = axle.portals().addApp(portal, name, user, scopes);
    return new TestPortal(this, portal, token);
  }

  private static RunningAxle shared(Map<String, String> settings) {
    try {
      Path data = Files.createTempDirectory("axle-test");
      RunningAxle running = start(data, settings);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(running, data)));
      return running;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** One more Axle, for a test that needs other settings than all others. */
  public static RunningAxle start(Path data, Map<String, String> settings) {
    Map<String, String> all =
        new HashMap<>(
            Map.of(
                "AXLE_PORT",
                "0",
                "AXLE_DATA",
                data.toString(),
                "AXLE_DEMO",
                "false",
                "AXLE_LIMITS",
                "generous",
                "AXLE_WEBHOOK_ALLOW_PRIVATE",
                "true",
                "AXLE_ADMIN_EMAIL",
                ADMIN,
                "AXLE_ADMIN_PASSWORD",
                ADMINS_PASSWORD));
    all.putAll(settings);
    try {
      return new RunningAxle(Axle.start(Settings.read(all, List.of()), Clock.system()), data);
    } catch (Exception failure) {
      throw new IllegalStateException("no Axle to test", failure);
    }
  }

  @Override
  public void close() {
    try {
      axle.close();
    } catch (Exception failure) {
      throw new IllegalStateException("not stopped cleanly", failure);
    }
  }

  private static void stop(RunningAxle running, Path data) {
    try {
      running.close();
      Folders.delete(data);
    } catch (Exception failure) {
      System.err.println("not stopped cleanly: " + failure);
    }
  }
}
