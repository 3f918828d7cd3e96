package dev.axle.testing;

import dev.axle.Axle;
import dev.axle.Settings;
import dev.axle.edge.PortalId;
import dev.axle.portals.AccessToken;
import dev.axle.portals.Portals;
import dev.axle.portals.Scopes;
import dev.axle.portals.Tier;
import dev.axle.time.Clock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
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

  private static final RunningAxle INSTANCE = shared();

  private final Axle axle;
  private final Path data;

  private RunningAxle(Axle axle, Path data) {
    this.axle = axle;
    this.data = data;
  }

  public static RunningAxle get() {
    return INSTANCE;
  }

  public Axle axle() {
    return axle;
  }

  public String url() {
    return "http://127.0.0.1:" + axle.port();
  }

  /** A connection to the embedded PostgreSQL, to look behind the API. */
  public Connection database() throws SQLException {
    try {
      Path postgres = data.resolve("postgres");
      String port = Files.readAllLines(postgres.resolve("cluster/postmaster.pid")).get(3).strip();
      String password = Files.readString(postgres.resolve("password")).strip();
      return DriverManager.getConnection(
          "jdbc:postgresql://127.0.0.1:" + port + "/axle", "axle", password);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
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
  TestPortal app(PortalId portal, Set<String> scopes) {
    AccessToken token = axle.portals().addApp(portal, "App with few scopes", scopes);
    return new TestPortal(this, portal, token);
  }

  private static RunningAxle shared() {
    try {
      Path data = Files.createTempDirectory("axle-test");
      RunningAxle running = start(data, Map.of());
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
                "AXLE_PORT", "0",
                "AXLE_DATA", data.toString(),
                "AXLE_DEMO", "false",
                "AXLE_LIMITS", "generous"));
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
      delete(data);
    } catch (Exception failure) {
      System.err.println("not stopped cleanly: " + failure);
    }
  }

  private static void delete(Path folder) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(
              Path directory, @org.jspecify.annotations.Nullable IOException failure)
              throws IOException {
            Files.delete(directory);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
