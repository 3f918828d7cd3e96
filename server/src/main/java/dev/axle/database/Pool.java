package dev.axle.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.jdbi.v3.core.ConnectionFactory;

/**
 * The connections. While the server is known to be gone, one caller at a time goes on trying and
 * the rest are told at once, so that an outage doesn't hold up every thread of the server.
 */
final class Pool implements ConnectionFactory, AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMillis(2_500);
  private static final Duration ONE_TRY = Duration.ofMillis(1);

  /** Limits of a statement, a wait for a lock, a transaction that nobody goes on with. */
  private static final String SESSION =
      """
      set statement_timeout = '30s';
      set lock_timeout = '10s';
      set idle_in_transaction_session_timeout = '60s';
      set timezone = 'UTC'
      """;

  private static final Map<String, String> DRIVER =
      Map.of(
          "ApplicationName", "axle",
          // Prepared on the server from its second use on a connection.
          "prepareThreshold", "2",
          // Says what the driver need not ask for, one round trip, when it connects.
          "assumeMinServerVersion", "16",
          "connectTimeout", "2",
          // Longer than the longest statement: only a dead network is cut off by it.
          "socketTimeout", "45",
          "tcpKeepAlive", "true");

  private final HikariDataSource connections;
  private final Semaphore tries = new Semaphore(1);
  private volatile boolean down;

  /**
   * Opens it with a first connection.
   *
   * @throws PoolInitializationException if there is none to be had
   */
  Pool(DatabaseAddress address, int size) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("axle");
    config.setJdbcUrl(address.jdbcUrl());
    DRIVER.forEach(config::addDataSourceProperty);
    address.properties().forEach(config::addDataSourceProperty);
    config.setMaximumPoolSize(size);
    config.setConnectionInitSql(SESSION);
    config.setConnectionTimeout(PATIENCE.toMillis());
    config.setValidationTimeout(Duration.ofSeconds(1).toMillis());
    config.setKeepaliveTime(Duration.ofMinutes(1).toMillis());
    config.setMaxLifetime(Duration.ofMinutes(30).toMillis());
    config.setInitializationFailTimeout(ONE_TRY.toMillis());
    this.connections = new HikariDataSource(config);
  }

  HikariDataSource dataSource() {
    return connections;
  }

  /**
   * Lends a connection.
   *
   * @throws SQLTransientConnectionException when none can be had
   */
  @Override
  public Connection openConnection() throws SQLException {
    if (!down) {
      return lend();
    }
    if (!tries.tryAcquire()) {
      throw new SQLTransientConnectionException("PostgreSQL can't be reached", "08001");
    }
    try {
      return lend();
    } finally {
      tries.release();
    }
  }

  private Connection lend() throws SQLException {
    try {
      Connection connection = connections.getConnection();
      down = false;
      return connection;
    } catch (SQLTransientConnectionException none) {
      // Without a cause, all connections are in use and the server is well.
      down = none.getCause() != null;
      throw none;
    }
  }

  @Override
  public void close() {
    connections.close();
  }
}
