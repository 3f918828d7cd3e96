package dev.axle.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.axle.time.Clock;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.Driver;

/** The pool, over a wire that can be cut. */
class DatabaseTest {

  private static final String FIRST = "migrations/first";
  private static final Duration SOON = Duration.ofSeconds(5);

  private static EmbeddedPostgres postgres;
  private static Wire wire;

  private final Clock clock = Clock.system();
  private final Waiting waiting = new Waiting(clock);
  private Database database;

  @BeforeAll
  static void start() throws Exception {
    postgres = EmbeddedPostgres.start(DataFolders.fresh(), 16, Clock.system());
    wire = Wire.to(port());
  }

  @AfterAll
  static void stop() throws Exception {
    wire.close();
    postgres.close();
  }

  @BeforeEach
  void open() {
    database = Database.open(external(), 4, FIRST);
  }

  @AfterEach
  void close() throws SQLException {
    database.close();
    Sql.run(postgres.address(), "drop schema public cascade; create schema public");
  }

  private static int port() {
    return Integer.parseInt(
        Objects.requireNonNull(Driver.parseURL(postgres.address().jdbcUrl(), null))
            .getProperty("PGPORT"));
  }

  private static DatabaseAddress external() {
    return DatabaseAddress.parse(
        "postgresql://axle:%s@127.0.0.1:%d/axle?sslmode=disable"
            .formatted(postgres.address().properties().get("password"), wire.port()));
  }

  private int insert(long id) {
    return database.transaction(connection -> insert(connection, id));
  }

  private static int insert(Connection connection, long id) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("insert into note (id, text) values (?, 'n')")) {
      insert.setLong(1, id);
      return insert.executeUpdate();
    }
  }

  private String value(String sql) {
    return database.read(connection -> Sql.value(connection, sql));
  }

  @Test
  void aTransactionIsDoneWholeOrNotAtAll() {
    insert(1);
    assertThatThrownBy(
            () ->
                database.transaction(
                    connection -> {
                      insert(connection, 2);
                      throw new IllegalArgumentException("changed my mind");
                    }))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> insert(1))
        .isInstanceOfSatisfying(
            FailedStatement.class, failure -> assertThat(failure.sqlState()).isEqualTo("23505"));
    assertThat(value("select string_agg(id::text, ',') from note")).isEqualTo("1");
  }

  @Test
  void aTransactionThatMetADeadlockIsRunAgain() {
    insert(1);
    insert(2);
    CountDownLatch bothHoldOne = new CountDownLatch(2);
    AtomicInteger runs = new AtomicInteger();
    CompletableFuture<?> one =
        CompletableFuture.runAsync(() -> lock(1, 2, bothHoldOne, runs), Thread::startVirtualThread);
    CompletableFuture<?> other =
        CompletableFuture.runAsync(() -> lock(2, 1, bothHoldOne, runs), Thread::startVirtualThread);
    assertThat(CompletableFuture.allOf(one, other)).succeedsWithin(SOON);
    assertThat(runs).hasValue(3);
  }

  private void lock(long first, long second, CountDownLatch bothHoldOne, AtomicInteger runs) {
    database.transaction(
        connection -> {
          runs.incrementAndGet();
          String lock = "select id from note where id = %d for update";
          Sql.value(connection, lock.formatted(first));
          bothHoldOne.countDown();
          try {
            assertThat(bothHoldOne.await(5, TimeUnit.SECONDS)).isTrue();
          } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
          }
          return Sql.value(connection, lock.formatted(second));
        });
  }

  @Test
  void sessionsHaveTheirLimits() {
    Map<String, String> limits =
        Map.of(
            "statement_timeout", "30s",
            "lock_timeout", "10s",
            "idle_in_transaction_session_timeout", "1min",
            "application_name", "axle",
            "TimeZone", "UTC");
    limits.forEach((name, limit) -> assertThat(value("show " + name)).isEqualTo(limit));
  }

  @Test
  void aStatementUsedTwiceIsPreparedOnTheServer() {
    String prepared =
        database.read(
            connection -> {
              for (int use = 1; use <= 2; use++) {
                try (PreparedStatement select =
                    connection.prepareStatement("select text from note where id = ?")) {
                  select.setLong(1, use);
                  select.executeQuery().close();
                }
              }
              return Sql.value(
                  connection,
                  "select count(*) from pg_prepared_statements where statement like '%note%'");
            });
    assertThat(prepared).isEqualTo("1");
  }

  @Test
  void jdbiAndPlainJdbcShareThePool() throws SQLException {
    insert(1);
    assertThat(
            database
                .jdbi()
                .<Long, RuntimeException>withHandle(
                    handle -> handle.createQuery("select id from note").mapTo(Long.class).one()))
        .isEqualTo(1);
    try (var connection = database.dataSource().getConnection()) {
      assertThat(Sql.value(connection, "select id from note")).isEqualTo("1");
    }
  }

  @Test
  void migrationsAreAppliedOnceAndNewOnesAreNoticed() {
    insert(1);
    database.close();
    String history = "select string_agg(version || installed_on, ',') from flyway_schema_history";
    database = Database.open(external(), 4, FIRST);
    String before = value(history);
    database.close();
    database = Database.open(external(), 4, "migrations/second");
    assertThat(value("select author is null from note")).isEqualTo("t");
    assertThat(value(history)).startsWith(before).isNotEqualTo(before);
  }

  @Test
  void saysQuicklyThatTheServerIsGoneAndIsWellWhenItIsBack() throws Exception {
    insert(1);
    assertThat(database.ready()).isTrue();
    wire.cut();
    try {
      assertThat(timed(this::meetTheOutageAllAtOnce)).isLessThan(Duration.ofSeconds(4));
      CompletableFuture<Boolean> ready =
          CompletableFuture.supplyAsync(database::ready, Thread::startVirtualThread);
      assertThat(
              catchThrowable(() -> database.jdbi().useHandle(handle -> handle.execute("select 1"))))
          .matches(DatabaseUnavailable::explains);
      assertThat(ready.join()).isFalse();
    } finally {
      wire.mend();
    }
    assertThat(waiting.upTo(SOON, database::ready)).isTrue();
    assertThat(insert(3)).isEqualTo(1);
    assertThat(value("select string_agg(id::text, ',') from note")).isEqualTo("1,3");
  }

  private void meetTheOutage() {
    assertThatThrownBy(() -> insert(2)).isInstanceOf(DatabaseUnavailable.class);
  }

  private void meetTheOutageAllAtOnce() {
    CompletableFuture<?>[] callers =
        Stream.generate(
                () -> CompletableFuture.runAsync(this::meetTheOutage, Thread::startVirtualThread))
            .limit(64)
            .toArray(CompletableFuture[]::new);
    CompletableFuture.allOf(callers).join();
  }

  private Duration timed(Runnable action) {
    long start = clock.nanos();
    action.run();
    return Duration.ofNanos(clock.nanos() - start);
  }

  @Test
  void aServerThatRefusesIsReportedAtTheStart() {
    DatabaseAddress wrong =
        DatabaseAddress.parse("postgresql://axle:wrong@127.0.0.1:%d/axle".formatted(wire.port()));
    assertThatThrownBy(() -> Database.open(wrong, 4, FIRST))
        .isInstanceOf(DatabaseUnavailable.class)
        .hasMessageContaining("password authentication failed");
  }
}
