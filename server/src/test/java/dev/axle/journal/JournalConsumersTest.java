package dev.axle.journal;

import static dev.axle.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.axle.database.Database;
import dev.axle.database.EmbeddedPostgres;
import dev.axle.edge.PortalId;
import dev.axle.time.Clock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who follows the journal gets each entry, in order, and each has its effect once. */
class JournalConsumersTest {

  private static final PortalId PORTAL = new PortalId(7);
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String MIGRATIONS = "db/migration";

  /** The time after which a consumer looks by itself. */
  private static final Duration IDLE = Duration.ofMillis(500);

  @TempDir private static Path folder;

  private static EmbeddedPostgres postgres;
  private static Database database;

  private Journal journal;

  @BeforeAll
  static void start() throws Exception {
    postgres =
        EmbeddedPostgres.start(Files.createDirectory(folder.resolve("data")), 16, Clock.system());
    database = Database.open(postgres.address(), 10, MIGRATIONS);
    run("create table effect (id bigint, at bigint generated always as identity)");
  }

  @AfterAll
  static void stop() throws Exception {
    database.close();
    postgres.close();
  }

  @BeforeEach
  void begin() {
    journal = new Journal(database);
    clear();
  }

  private static void clear() {
    run("truncate change, journal_consumer, effect");
  }

  private static void run(String sql) {
    database.read(connection -> connection.createStatement().execute(sql));
  }

  /** The subjects whose entries had their effect, in the order of it. */
  private static List<Long> effects() {
    return database.read(
        connection -> {
          List<Long> ids = new ArrayList<>();
          try (var row =
              connection.createStatement().executeQuery("select id from effect order by at")) {
            while (row.next()) {
              ids.add(row.getLong(1));
            }
          }
          return ids;
        });
  }

  private static void write(Database through, Journal to, long... ids) {
    through.transaction(
        transaction -> {
          append(to, transaction, ids);
          return ids.length;
        });
  }

  private static void append(Journal to, Connection transaction, long... ids) throws SQLException {
    to.append(
        transaction,
        PORTAL,
        Arrays.stream(ids)
            .mapToObj(
                id ->
                    new Change(
                        new Subject("0-1", id),
                        Change.Kind.CREATED,
                        Instant.EPOCH,
                        new Source("TEST", "1", Optional.empty(), Optional.empty()),
                        "{}"))
            .toList());
  }

  /** Has the effect of each entry: a row. */
  private static void effect(Connection transaction, List<Entry> entries) throws SQLException {
    try (var insert = transaction.prepareStatement("insert into effect (id) values (?)")) {
      for (Entry entry : entries) {
        insert.setLong(1, entry.change().subject().id());
        insert.executeUpdate();
      }
    }
  }

  private interface Taking {
    void take(Connection transaction, List<Entry> entries) throws SQLException;
  }

  private static Consumer consumer(int most, Taking taking) {
    return new Consumer() {
      @Override
      public String name() {
        return "test";
      }

      @Override
      public int most() {
        return most;
      }

      @Override
      public void accept(Connection transaction, List<Entry> entries) throws SQLException {
        taking.take(transaction, entries);
      }
    };
  }

  private Consumers started(Consumer... consumers) {
    return Consumers.start(database, journal, List.of(consumers));
  }

  @Test
  void whatBeganEarlierAndIsCommittedLaterIsNeitherSkippedNorOvertaken() throws Exception {
    CountDownLatch written = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    try (Consumers consumers = started(consumer(100, JournalConsumersTest::effect))) {
      CompletableFuture<Integer> slow =
          CompletableFuture.supplyAsync(
              () ->
                  database.transaction(
                      transaction -> {
                        append(journal, transaction, 1);
                        written.countDown();
                        await(release);
                        append(journal, transaction, 2);
                        return 1;
                      }));
      await(written);
      write(database, journal, 3);
      assertThat(consumers.awaitAll(Duration.ofSeconds(1))).isFalse();
      assertThat(effects()).isEmpty();
      release.countDown();
      slow.join();
      assertThat(consumers.awaitAll(SOON)).isTrue();
      assertThat(effects()).containsExactly(1L, 2L, 3L);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  @Test
  void whatIsRolledBackIsNeverSeen() throws Exception {
    try (Consumers consumers = started(consumer(100, JournalConsumersTest::effect))) {
      AtomicBoolean failed = new AtomicBoolean();
      try {
        database.transaction(
            transaction -> {
              append(journal, transaction, 1);
              throw new IllegalStateException("on purpose");
            });
      } catch (IllegalStateException onPurpose) {
        failed.set(true);
      }
      write(database, journal, 2);
      assertThat(consumers.awaitAll(SOON)).isTrue();
      assertThat(failed).isTrue();
      assertThat(effects()).containsExactly(2L);
    }
  }

  @Test
  void whoThrowsGetsItsEntriesAgainAndWhatItWroteIsGone() throws Exception {
    for (Throwable failure :
        List.of(new IllegalStateException("fault"), new AssertionError("grave fault"))) {
      clear();
      AtomicInteger calls = new AtomicInteger();
      Taking faulty =
          (transaction, entries) -> {
            effect(transaction, entries);
            if (calls.incrementAndGet() <= 2) {
              if (failure instanceof Error grave) {
                throw grave;
              }
              throw (RuntimeException) failure;
            }
          };
      try (Consumers consumers = started(consumer(100, faulty))) {
        write(database, journal, 1, 2);
        assertThat(consumers.awaitAll(SOON)).isTrue();
        assertThat(effects()).containsExactly(1L, 2L);
        assertThat(calls).hasValue(3);
        eventually(() -> assertThat(consumers.states()).containsEntry("test", "ok"));
      }
    }
  }

  @Test
  void aCommitWakesLongBeforeTheIdleInterval() throws Exception {
    List<Long> waits = new ArrayList<>();
    AtomicReference<CountDownLatch> taken = new AtomicReference<>(new CountDownLatch(1));
    try (Consumers consumers =
        started(consumer(100, (transaction, entries) -> taken.get().countDown()))) {
      for (long id = 1; id <= 15; id++) {
        assertThat(consumers.awaitAll(SOON)).isTrue();
        taken.set(new CountDownLatch(1));
        write(database, journal, id);
        long committed = System.nanoTime();
        await(taken.get());
        waits.add(System.nanoTime() - committed);
      }
    }
    Collections.sort(waits);
    assertThat(Duration.ofNanos(waits.get(waits.size() / 2))).isLessThan(IDLE.dividedBy(5));
  }

  @Test
  void aCommitOfAnotherNodeIsFoundWithoutBeingHeardOf() throws Exception {
    Journal elsewhere = new Journal(database);
    try (Consumers consumers = started(consumer(100, JournalConsumersTest::effect))) {
      write(database, elsewhere, 1);
      eventually(() -> assertThat(effects()).containsExactly(1L));
      assertThat(consumers.states()).containsEntry("test", "ok");
    }
  }

  @Test
  void twoNodesTakeEachEntryOnceAndInOrder() throws Exception {
    try (Database second = Database.open(postgres.address(), 5, MIGRATIONS)) {
      Journal other = new Journal(second);
      List<String> takers = new CopyOnWriteArrayList<>();
      try (Consumers one = started(consumer(7, noting("one", takers)));
          Consumers two =
              Consumers.start(second, other, List.of(consumer(7, noting("two", takers))))) {
        CompletableFuture<Void> here =
            CompletableFuture.runAsync(
                () -> LongStream.range(0, 300).forEach(id -> write(database, journal, id)));
        LongStream.range(300, 600).forEach(id -> write(second, other, id));
        here.join();
        assertThat(one.awaitAll(SOON)).isTrue();
        assertThat(two.awaitAll(SOON)).isTrue();
      }
      List<Long> effects = effects();
      assertThat(effects).doesNotHaveDuplicates().hasSize(600);
      assertThat(effects.stream().filter(id -> id < 300)).isSorted();
      assertThat(effects.stream().filter(id -> id >= 300)).isSorted();
      assertThat(takers).isNotEmpty();
    }
  }

  private static Taking noting(String node, List<String> takers) {
    return (transaction, entries) -> {
      effect(transaction, entries);
      takers.add(node);
    };
  }

  @Test
  void stoppedAndStartedInTheMiddleItGoesOnWhereItWas() {
    Random random = new Random(20261127);
    AtomicBoolean over = new AtomicBoolean();
    CompletableFuture<Long> writing =
        CompletableFuture.supplyAsync(
            () -> {
              long id = 0;
              while (!over.get()) {
                write(database, journal, id++, id++, id++);
              }
              return id;
            });
    for (int restart = 0; restart < 10; restart++) {
      int before = effects().size();
      Taking dying =
          (transaction, entries) -> {
            effect(transaction, entries);
            if (random.nextInt(4) == 0) {
              throw new IllegalStateException("died before the commit");
            }
          };
      try (Consumers consumers = started(consumer(10, dying))) {
        eventually(() -> assertThat(effects().size()).isGreaterThan(before));
        assertThat(consumers.states()).containsKey("test");
      }
    }
    over.set(true);
    long all = writing.join();
    try (Consumers consumers = started(consumer(1_000, JournalConsumersTest::effect))) {
      eventually(() -> assertThat(effects()).hasSize((int) all));
      assertThat(consumers.states()).containsEntry("test", "ok");
    }
    assertThat(effects()).isEqualTo(LongStream.range(0, all).boxed().toList());
  }

  @Test
  void waitingForAllIsBoundedForAllTogether() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    Taking stuck = (transaction, entries) -> await(release);
    Consumer[] many = new Consumer[4];
    for (int i = 0; i < many.length; i++) {
      String name = "stuck " + i;
      many[i] =
          new Consumer() {
            @Override
            public String name() {
              return name;
            }

            @Override
            public void accept(Connection transaction, List<Entry> entries) throws SQLException {
              stuck.take(transaction, entries);
            }
          };
    }
    try (Consumers consumers = started(many)) {
      write(database, journal, 1);
      long begun = System.nanoTime();
      assertThat(consumers.awaitAll(Duration.ofMillis(300))).isFalse();
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(1));
      release.countDown();
      assertThat(consumers.awaitAll(SOON)).isTrue();
    }
  }
}
