package dev.axle.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;

/** The pool of connections, and the two ways to use one: to read, or to write in a transaction. */
public final class Database implements AutoCloseable {

  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final Duration STATEMENT = Duration.ofSeconds(30);
  private static final Duration LOCK = Duration.ofSeconds(10);
  private static final Duration IDLE_IN_TRANSACTION = Duration.ofSeconds(60);
  private static final int PREPARE_AFTER = 2;

  /** Deadlock and serialization failure: the transaction may simply be run again. */
  private static final Set<String> REPEATABLE = Set.of("40P01", "40001");

  private static final int TRIES = 3;

  private final HikariDataSource pool;
  private final Jdbi jdbi;

  private Database(HikariDataSource pool) {
    this.pool = pool;
    this.jdbi = Jdbi.create(pool);
    jdbi.registerArrayType(Long.class, "bigint");
    jdbi.registerArrayType(String.class, "text");
  }

  /** Opens the pool, and brings the tables up to date. */
  public static Database open(DatabaseAddress address, int connections) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("axle");
    config.setJdbcUrl(address.jdbcUrl());
    config.setUsername(address.user());
    config.setPassword(address.password());
    config.setMaximumPoolSize(connections);
    config.setConnectionTimeout(CONNECT.toMillis());
    config.setInitializationFailTimeout(Duration.ofSeconds(20).toMillis());
    config.addDataSourceProperty("ApplicationName", "axle");
    config.addDataSourceProperty("prepareThreshold", PREPARE_AFTER);
    config.addDataSourceProperty("connectTimeout", CONNECT.toSeconds());
    config.addDataSourceProperty("socketTimeout", STATEMENT.plusSeconds(10).toSeconds());
    config.addDataSourceProperty("tcpKeepAlive", true);
    config.addDataSourceProperty(
        "options",
        "-c statement_timeout=%d -c lock_timeout=%d -c idle_in_transaction_session_timeout=%d -c timezone=UTC"
            .formatted(STATEMENT.toMillis(), LOCK.toMillis(), IDLE_IN_TRANSACTION.toMillis()));
    HikariDataSource pool = new HikariDataSource(config);
    try {
      Migrations.apply(pool);
    } catch (RuntimeException failure) {
      pool.close();
      throw failure;
    }
    return new Database(pool);
  }

  public Jdbi jdbi() {
    return jdbi;
  }

  /** Reads; each statement sees what is committed when it begins. */
  public <T> T read(Work<T> work) {
    try (Connection connection = pool.getConnection()) {
      return work.with(connection);
    } catch (SQLException failure) {
      throw unchecked(failure);
    }
  }

  /** Does all of the work or nothing; once more if a deadlock stood in the way. */
  public <T> T transaction(Work<T> work) {
    for (int attempt = 1; ; attempt++) {
      try {
        return once(work);
      } catch (SQLException failure) {
        if (attempt == TRIES || !REPEATABLE.contains(String.valueOf(failure.getSQLState()))) {
          throw unchecked(failure);
        }
      }
    }
  }

  private <T> T once(Work<T> work) throws SQLException {
    try (Connection connection = pool.getConnection()) {
      connection.setAutoCommit(false);
      boolean committed = false;
      try {
        T result = work.with(connection);
        connection.commit();
        committed = true;
        return result;
      } finally {
        if (!committed) {
          rollBack(connection);
        }
      }
    }
  }

  /**
   * What went wrong before is what the caller needs to hear; a broken connection rolls back by
   * itself.
   */
  private static void rollBack(Connection connection) {
    try {
      connection.rollback();
    } catch (SQLException broken) {
      // the failure that led here is under way already
    }
  }

  private static RuntimeException unchecked(SQLException failure) {
    return DatabaseUnavailable.isOutage(failure)
        ? new DatabaseUnavailable(failure)
        : new IllegalStateException("a statement failed: " + failure.getMessage(), failure);
  }

  /** Whether the database answers now. */
  public boolean ready() {
    try (Connection connection = pool.getConnection();
        PreparedStatement statement = connection.prepareStatement("select 1")) {
      statement.setQueryTimeout(2);
      return statement.execute();
    } catch (SQLException away) {
      return false;
    }
  }

  @Override
  public void close() {
    pool.close();
  }
}
