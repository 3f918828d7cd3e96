package dev.axle.database;

import dev.axle.time.Clock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real PostgreSQL that Axle brings with it and runs as its child, on a cluster in the data
 * folder:
 *
 * <pre>
 * axle.lock                       held while an Axle uses the folder
 * postgresql-18.4-linux-x86_64/   the programs
 * postgres/cluster/               the data
 * postgres/password               of the role {@code axle}, and of the superuser {@code postgres}
 * postgres/postgres.log
 * </pre>
 *
 * If the server dies it is started again at the same address.
 */
public final class EmbeddedPostgres implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);

  /** Somebody else can take the free port between its choice and its use. */
  private static final int TRIES = 5;

  private static final Duration BETWEEN_TRIES = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  private final FolderLock lock;
  private final Cluster cluster;
  private final ServerOptions options;
  private final Waiting waiting;
  private final DatabaseAddress address;
  private final Thread supervisor;
  private volatile Postmaster postmaster;

  private EmbeddedPostgres(
      FolderLock lock,
      Cluster cluster,
      ServerOptions options,
      Waiting waiting,
      Postmaster postmaster)
      throws IOException {
    this.lock = lock;
    this.cluster = cluster;
    this.options = options;
    this.waiting = waiting;
    this.postmaster = postmaster;
    this.address = address(options.port(), cluster.password());
    this.supervisor = Thread.ofVirtual().name("postgres-supervisor").unstarted(this::supervise);
  }

  /**
   * Starts the server, on a new cluster if the folder has none.
   *
   * @param data the data folder, which is made if it is missing
   * @param connections most connections that will be opened at a time
   * @throws IOException in words for whoever started Axle: the folder is in use or not usable, this
   *     is root and there is no way to be another user, or PostgreSQL says no
   */
  public static EmbeddedPostgres start(Path data, int connections, Clock clock)
      throws IOException, InterruptedException {
    Path folder = PrivateFiles.folder(data.toAbsolutePath().normalize()).toRealPath();
    FolderLock lock = FolderLock.take(folder);
    try {
      return start(lock, folder, connections, new Waiting(clock));
    } catch (IOException | InterruptedException | RuntimeException failure) {
      lock.close();
      throw failure;
    }
  }

  private static EmbeddedPostgres start(
      FolderLock lock, Path folder, int connections, Waiting waiting)
      throws IOException, InterruptedException {
    PostgresBinaries binaries = PostgresBinaries.in(folder);
    Path home = PrivateFiles.folder(folder.resolve("postgres"));
    Cluster cluster = new Cluster(home, binaries, ServerUser.choose(home, binaries));
    LeftBehind.on(cluster, waiting).clear();
    cluster.prepare();
    for (int attempt = 1; ; attempt++) {
      ServerOptions options = new ServerOptions(freePort(), connections);
      try {
        Postmaster postmaster = Postmaster.start(cluster, options, waiting);
        EmbeddedPostgres started =
            new EmbeddedPostgres(lock, cluster, options, waiting, postmaster);
        started.supervisor.start();
        return started;
      } catch (IOException failure) {
        if (attempt == TRIES) {
          throw failure;
        }
        Thread.sleep(BETWEEN_TRIES);
      }
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }

  private static DatabaseAddress address(int port, String password) {
    return new DatabaseAddress(
        "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, Cluster.NAME),
        Map.of(
            "user", Cluster.NAME,
            "password", password,
            // Whatever else may listen on the port while the server is away gets no password.
            "requireAuth", "scram-sha-256",
            "sslmode", "disable",
            "gssEncMode", "disable"));
  }

  /** Where it can be reached, for as long as this is open. */
  public DatabaseAddress address() {
    return address;
  }

  /** The number of the server's process, which changes when it dies and is started again. */
  public long pid() {
    return postmaster.pid();
  }

  private void supervise() {
    try {
      while (true) {
        int status = postmaster.awaitEnd();
        LOG.error("PostgreSQL ended (status {}); starting it again", status);
        postmaster = startedAgain();
        LOG.info("PostgreSQL is back");
      }
    } catch (InterruptedException closing) {
      // The server is stopped by whoever closes this.
    }
  }

  private Postmaster startedAgain() throws InterruptedException {
    for (Duration pause = BETWEEN_TRIES; ; pause = longer(pause)) {
      try {
        return Postmaster.start(cluster, options, waiting);
      } catch (IOException | RuntimeException failure) {
        LOG.error("PostgreSQL can't be started again yet: {}", failure.getMessage());
        Thread.sleep(pause);
      }
    }
  }

  private static Duration longer(Duration pause) {
    Duration twice = pause.multipliedBy(2);
    return twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
  }

  /** Stops the server, within seconds, and gives the folder back. */
  @Override
  public void close() throws IOException {
    try {
      supervisor.interrupt();
      supervisor.join();
      postmaster.stop();
    } catch (InterruptedException hurried) {
      postmaster.kill();
      Thread.currentThread().interrupt();
    } finally {
      lock.close();
    }
  }
}
