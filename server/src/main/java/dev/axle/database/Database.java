package dev.axle.database;

import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * The tables, and the ways to them. What fails because PostgreSQL is away can be told from the rest
 * by {@link DatabaseUnavailable#explains}, whichever way was taken.
 */
public final class Database implements AutoCloseable {

  /** Deadlock and serialization failure: the transaction may simply be run again. */
  private static final Set<String> REPEATABLE = Set.of("40P01", "40001");

  private static final int TRIES = 3;
  private static final int TRIES_AT_START = 10;
  private static final Duration BETWEEN_TRIES_AT_START = Duration.ofSeconds(1);
  private static final int SECOND = 1;

  private final Pool pool;
  private final Jdbi jdbi;
  private final ThreadLocal<@Nullable List<Runnable>> afterCommit = new ThreadLocal<>();

  private Database(Pool pool) {
    this.pool = pool;
    this.jdbi = Jdbi.create(pool);
    jdbi.setTransactionHandler(new HandleTransactions());
    jdbi.registerArrayType(Long.class, "bigint");
    jdbi.registerArrayType(String.class, "text");
  }

  /**
   * Connects, and brings the tables up to date.
   *
   * @param connections most connections at a time
   * @param migrations the folder of Flyway's files on the class path, such as {@code db/migration}
   * @throws DatabaseUnavailable if the server refuses, or can't be reached in ten tries a second
   *     apart
   * @throws RuntimeException if a migration fails
   */
  public static Database open(DatabaseAddress address, int connections, String migrations) {
    Pool pool = connected(address, connections);
    try {
      new Migrations(migrations, Database.class.getClassLoader()).apply(address, pool);
      return new Database(pool);
    } catch (SQLException failure) {
      pool.close();
      throw unchecked(failure);
    } catch (RuntimeException failure) {
      pool.close();
      throw failure;
    }
  }

  /** A server that is starting too is waited for; one that refuses is not. */
  private static Pool connected(DatabaseAddress address, int connections) {
    for (int attempt = 1; ; attempt++) {
      try {
        return new Pool(address, connections);
      } catch (PoolInitializationException refused) {
        if (attempt == TRIES_AT_START || !DatabaseUnavailable.explains(refused)) {
          throw new DatabaseUnavailable(
              "PostgreSQL at " + address + " can't be used: " + refused.getMessage(), refused);
        }
        pause(refused);
      }
    }
  }

  private static void pause(RuntimeException reason) {
    try {
      Thread.sleep(BETWEEN_TRIES_AT_START);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
      throw new DatabaseUnavailable("Given up waiting for PostgreSQL", reason);
    }
  }

  public Jdbi jdbi() {
    return jdbi;
  }

  public DataSource dataSource() {
    return pool.dataSource();
  }

  /**
   * Runs statements each of which is a transaction of its own.
   *
   * @throws DatabaseUnavailable if PostgreSQL is away
   * @throws FailedStatement if it refuses
   */
  public <T> T read(Work<T> work) {
    try (Connection connection = pool.openConnection()) {
      return work.with(connection);
    } catch (SQLException failure) {
      throw unchecked(failure);
    }
  }

  /**
   * Runs all of it as one transaction, or none of it if anything is thrown. It is run again if it
   * met a deadlock, so it must not do anything but work with the connection.
   *
   * @throws DatabaseUnavailable if PostgreSQL is away; then nobody knows whether it was committed
   * @throws FailedStatement if it refuses
   */
  public <T> T transaction(Work<T> work) {
    for (int attempt = 1; ; attempt++) {
      try {
        return read(connection -> announced(connection, work));
      } catch (FailedStatement failure) {
        if (attempt == TRIES || !REPEATABLE.contains(failure.sqlState())) {
          throw failure;
        }
      }
    }
  }

  /**
   * Has something done once the transaction that this thread is in has been committed. It must be
   * quick, and must not throw.
   *
   * @throws IllegalStateException outside of a transaction
   */
  public void afterCommit(Runnable announcement) {
    List<Runnable> announcements = afterCommit.get();
    if (announcements == null) {
      throw new IllegalStateException("not within a transaction");
    }
    announcements.add(announcement);
  }

  private <T> T announced(Connection connection, Work<T> work) throws SQLException {
    List<Runnable> outer = afterCommit.get();
    List<Runnable> announcements = new ArrayList<>();
    afterCommit.set(announcements);
    try {
      T result = committed(connection, work);
      announcements.forEach(Runnable::run);
      return result;
    } finally {
      if (outer == null) {
        afterCommit.remove();
      } else {
        afterCommit.set(outer);
      }
    }
  }

  /**
   * Does something, and commits rows together with it: in the first of its transactions that
   * writes, or after it if there was none. Nothing is left of them if the act throws before that.
   */
  public <T> T with(Addendum.Rows rows, Supplier<T> act) {
    return Addendum.to(this, rows, act);
  }

  private static <T> T committed(Connection connection, Work<T> work) throws SQLException {
    connection.setAutoCommit(false);
    try {
      T result = work.with(connection);
      Addendum.beforeCommit(connection);
      connection.commit();
      Addendum.afterCommit();
      return result;
    } catch (Throwable failure) {
      rollback(connection, failure);
      throw failure;
    }
  }

  private static void rollback(Connection connection, Throwable failure) {
    try {
      connection.rollback();
    } catch (SQLException second) {
      failure.addSuppressed(second);
    }
  }

  /** Whether a statement would be answered now; says so within a few seconds. */
  public boolean ready() {
    try (Connection connection = pool.openConnection()) {
      return connection.isValid(SECOND);
    } catch (SQLException unreachable) {
      return false;
    }
  }

  @Override
  public void close() {
    pool.close();
  }

  /** What a failed statement is thrown as. */
  public static RuntimeException unchecked(SQLException failure) {
    return DatabaseUnavailable.explains(failure)
        ? new DatabaseUnavailable(failure)
        : new FailedStatement(failure);
  }
}
