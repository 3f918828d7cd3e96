package dev.axle.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.axle.database.Database;
import dev.axle.database.DatabaseAddress;
import dev.axle.testing.Eventually;
import dev.axle.testing.RunningAxle;
import dev.axle.testing.TestPortal;
import dev.axle.time.Clock;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Jobs and appointments of two nodes on one database. */
class JobsTest {

  private static final Duration SOON = Duration.ofMillis(100);
  private static final Duration LONG_WORK = Duration.ofMillis(1_500);

  private final RunningAxle axle = RunningAxle.get();

  /** Each test has jobs that are only its own. */
  private final String name = "test " + UUID.randomUUID();

  private Database database;
  private Jobs one;
  private Jobs other;

  @BeforeEach
  void open() {
    database = Database.open(DatabaseAddress.parse(axle.databaseUrl()), 8, "db/migration");
    one = node();
    other = node();
  }

  private Jobs node() {
    return new Jobs(database, axle.axle().portals()::times, Clock.system());
  }

  @AfterEach
  void close() throws InterruptedException {
    one.close();
    other.close();
    database.close();
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void aJobIsDoneAgainAndAgainByOneNodeAtATime() {
    AtomicInteger atWork = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    AtomicInteger times = new AtomicInteger();
    Job job =
        stop -> {
          most.accumulateAndGet(atWork.incrementAndGet(), Math::max);
          times.incrementAndGet();
          LockSupport.parkNanos(LONG_WORK.toNanos());
          atWork.decrementAndGet();
        };
    one.every(SOON, name, job);
    other.every(SOON, name, job);
    one.start();
    other.start();
    Eventually.see("four times", () -> times.get() >= 4);
    assertThat(most).hasValue(1);
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void aJobThatFailsIsDoneAgain() {
    AtomicInteger times = new AtomicInteger();
    one.every(
        SOON,
        name,
        stop -> {
          if (times.incrementAndGet() < 3) {
            throw new IllegalStateException("fails twice, as the test wants it");
          }
        });
    one.start();
    Eventually.see("four times", () -> times.get() >= 4);
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void whatADeadNodeWasDoingIsTakenUp() throws SQLException {
    try (Connection connection = axle.database();
        var insert =
            connection.prepareStatement(
                """
                insert into job
                  (task_name, task_instance, execution_time, picked, picked_by, last_heartbeat, version)
                values (?, 'recurring', now() - interval '1 minute', true, 'a dead node',
                  now() - interval '1 minute', 2)
                """)) {
      insert.setString(1, name);
      insert.executeUpdate();
    }
    AtomicInteger times = new AtomicInteger();
    one.every(SOON, name, stop -> times.incrementAndGet());
    one.start();
    Eventually.see("taken up", () -> times.get() > 0);
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void aJobIsAskedToStopAndWaitedFor() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    AtomicInteger ended = new AtomicInteger();
    one.every(
        SOON,
        name,
        stop -> {
          begun.countDown();
          Eventually.see("asked to stop", stop::isAsked);
          ended.incrementAndGet();
        });
    one.start();
    assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
    one.close();
    assertThat(ended).hasValue(1);
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void anAppointmentIsKeptWhenItsPortalsClockIsMovedThere() {
    TestPortal moved = axle.portal(JobsTest.class);
    TestPortal still = axle.portal(JobsTest.class);
    Queue<Appointment> kept = new ConcurrentLinkedQueue<>();
    Appointments first = one.appointments(name, (transaction, each, now) -> kept.add(each));
    Instant due = in(Duration.ofDays(30));
    make(first, new Appointment(moved.id(), "list 7", due, "{\"to\": \"STATIC\"}"));
    make(first, new Appointment(still.id(), "list 7", due, "{}"));
    make(first, new Appointment(still.id(), "a sign", in(Duration.ofSeconds(-1)), "{}"));
    one.start();
    Eventually.see("the one that was due", () -> !kept.isEmpty());
    assertThat(kept).extracting(Appointment::key).containsExactly("a sign");
    moved.moveClock(Duration.ofDays(31));
    Eventually.see("the moved portal's", () -> kept.size() > 1);
    assertThat(kept)
        .last()
        .isEqualTo(new Appointment(moved.id(), "list 7", due, "{\"to\": \"STATIC\"}"));
    assertThat(left()).isEqualTo(1);
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void eachIsKeptOnceByAnyNumberOfNodes() {
    TestPortal portal = axle.portal(JobsTest.class);
    Set<String> kept = ConcurrentHashMap.newKeySet();
    AtomicInteger times = new AtomicInteger();
    Appointments.Keeper keeper =
        (transaction, each, now) -> {
          kept.add(each.key());
          times.incrementAndGet();
        };
    Appointments mine = one.appointments(name, keeper);
    other.appointments(name, keeper);
    List<Appointment> all =
        IntStream.range(0, 1_200)
            .mapToObj(
                i -> new Appointment(portal.id(), "step " + i, in(Duration.ofSeconds(-i)), "{}"))
            .toList();
    database.transaction(
        transaction -> {
          mine.make(transaction, all);
          return all;
        });
    one.start();
    other.start();
    Eventually.see("all", () -> kept.size() == all.size());
    Eventually.see("none left", () -> left() == 0);
    assertThat(times).hasValue(all.size());
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void oneThatFailsLeavesNothingAndIsKeptLaterWhileOthersGoOn() {
    TestPortal portal = axle.portal(JobsTest.class);
    AtomicInteger tries = new AtomicInteger();
    Queue<String> kept = new ConcurrentLinkedQueue<>();
    Appointments mine =
        one.appointments(
            name,
            (transaction, each, now) -> {
              if (each.key().equals("bad") && tries.incrementAndGet() == 1) {
                note(transaction, each);
                throw new IllegalStateException("fails once, as the test wants it");
              }
              kept.add(each.key());
            });
    make(mine, new Appointment(portal.id(), "bad", in(Duration.ofSeconds(-9)), "{}"));
    make(mine, new Appointment(portal.id(), "good", in(Duration.ofSeconds(-8)), "{}"));
    one.start();
    Eventually.see("both", () -> kept.size() == 2);
    assertThat(kept).containsExactly("good", "bad");
    assertThat(left()).isZero();
  }

  /** Something in the transaction that would be seen if it were not undone. */
  private void note(Connection transaction, Appointment appointment) throws SQLException {
    new AppointmentStore(name)
        .put(
            transaction,
            List.of(
                new Appointment(appointment.portal(), "note", in(Duration.ofDays(9_000)), "{}")));
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void anAppointmentCanBeCanceledMovedAndMadeAnewWhileItIsKept() {
    TestPortal portal = axle.portal(JobsTest.class);
    Queue<String> kept = new ConcurrentLinkedQueue<>();
    Appointments[] self = new Appointments[1];
    self[0] =
        one.appointments(
            name,
            (transaction, each, now) -> {
              kept.add(each.key() + each.details());
              if (each.details().equals("1")) {
                self[0].make(transaction, new Appointment(portal.id(), each.key(), now, "2"));
              }
            });
    Instant past = in(Duration.ofSeconds(-60));
    make(self[0], new Appointment(portal.id(), "gone", past, ""));
    make(self[0], new Appointment(portal.id(), "later", past, "0"));
    make(self[0], new Appointment(portal.id(), "later", in(Duration.ofDays(1)), "0"));
    make(self[0], new Appointment(portal.id(), "again", past, "1"));
    database.transaction(
        transaction -> {
          self[0].cancel(transaction, portal.id(), List.of("gone", "never there"));
          return portal;
        });
    one.start();
    Eventually.see("twice", () -> kept.size() == 2);
    assertThat(kept).containsExactly("again1", "again2");
    assertThat(left()).isEqualTo(1);
  }

  private void make(Appointments appointments, Appointment appointment) {
    database.transaction(
        transaction -> {
          appointments.make(transaction, appointment);
          return appointment;
        });
  }

  private static Instant in(Duration time) {
    return Clock.system().now().plus(time).truncatedTo(ChronoUnit.MILLIS);
  }

  private long left() {
    try (Connection connection = axle.database();
        var select =
            connection.prepareStatement("select count(*) from appointment where kind = ?")) {
      select.setString(1, name);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
