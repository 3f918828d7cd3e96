package dev.axle.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.axle.time.Clock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is kept, and that it comes back, whoever is killed. */
class EmbeddedPostgresCrashTest {

  private static final Duration SOON = Duration.ofSeconds(3);

  private final Waiting waiting = new Waiting(Clock.system());
  private Path data;

  @BeforeEach
  void folder() throws IOException {
    data = DataFolders.fresh();
  }

  private EmbeddedPostgres start() throws IOException, InterruptedException {
    return EmbeddedPostgres.start(data, 16, Clock.system());
  }

  private static void addNote(EmbeddedPostgres postgres) throws SQLException {
    Sql.run(
        postgres.address(),
        "create table if not exists note (id serial); insert into note default values");
  }

  private static String notes(EmbeddedPostgres postgres) throws SQLException {
    return Sql.value(postgres.address(), "select count(*) from note");
  }

  private static boolean answers(EmbeddedPostgres postgres) {
    try {
      return Sql.value(postgres.address(), "select 1").equals("1");
    } catch (SQLException notYet) {
      return false;
    }
  }

  @Test
  void keepsRowsOverARestartAndStopsFastWithATransactionOpen() throws Exception {
    Clock clock = Clock.system();
    long closing;
    try (EmbeddedPostgres first = start()) {
      addNote(first);
      try (Connection open = Sql.connect(first.address());
          Statement statement = open.createStatement()) {
        open.setAutoCommit(false);
        statement.execute("insert into note default values");
        closing = clock.nanos();
        first.close();
      } catch (SQLException cutOff) {
        closing = clock.nanos();
      }
    }
    assertThat(Duration.ofNanos(clock.nanos() - closing)).isLessThan(SOON);
    try (EmbeddedPostgres second = start()) {
      assertThat(notes(second)).isEqualTo("1");
    }
  }

  @Test
  void isStartedAgainAtTheSameAddressWhenItIsKilled() throws Exception {
    try (EmbeddedPostgres postgres = start()) {
      addNote(postgres);
      long killed = postgres.pid();
      // A session in the middle of a statement doesn't notice by itself that its server is gone.
      CompletableFuture<Void> busy = CompletableFuture.runAsync(() -> runForever(postgres));
      assertThat(waiting.upTo(SOON, () -> isBusy(postgres))).isTrue();

      ProcessHandle.of(killed).orElseThrow().destroyForcibly();

      assertThat(waiting.upTo(SOON, () -> postgres.pid() != killed && answers(postgres))).isTrue();
      assertThat(notes(postgres)).isEqualTo("1");
      assertThat(waiting.upTo(SOON, busy::isDone)).isTrue();
    }
  }

  private static void runForever(EmbeddedPostgres postgres) {
    try {
      Sql.run(postgres.address(), "do $$ begin loop perform 1; end loop; end $$");
    } catch (SQLException killed) {
      assertThat(DatabaseUnavailable.explains(killed)).isTrue();
    }
  }

  private static boolean isBusy(EmbeddedPostgres postgres) {
    try {
      return Sql.value(
              postgres.address(),
              "select count(*) from pg_stat_activity where state = 'active' and query like 'do %'")
          .equals("1");
    } catch (SQLException failure) {
      return false;
    }
  }

  @Test
  void replacesTheServerThatAKilledAxleLeftBehind() throws Exception {
    OtherAxle other = OtherAxle.on(data);
    ProcessHandle left = other.server();
    other.kill();
    assertThat(left.isAlive()).isTrue();
    try (EmbeddedPostgres postgres = start()) {
      assertThat(postgres.pid()).isNotEqualTo(left.pid());
      assertThat(new ServerProcesses(cluster()).isOnCluster(left)).isFalse();
      addNote(postgres);
      assertThat(notes(postgres)).isEqualTo("1");
    }
  }

  @Test
  void startsRightAfterAxleAndServerWereBothKilled() throws Exception {
    for (int round = 1; round <= 2; round++) {
      OtherAxle other = OtherAxle.on(data);
      ProcessHandle server = other.server();
      server.destroyForcibly();
      other.kill();
      try (EmbeddedPostgres postgres = start()) {
        addNote(postgres);
        assertThat(notes(postgres)).isEqualTo(Integer.toString(round));
      }
    }
  }

  @Test
  void isNotMisledByAPidFileThatNamesSomebodyElse() throws Exception {
    start().close();
    Process stranger = strangerOfTheSameUser();
    try {
      for (long pid : new long[] {stranger.pid(), ProcessHandle.current().pid()}) {
        Files.writeString(
            cluster().resolve("postmaster.pid"), pid + "\n" + cluster() + "\n1\n5432\n\n\n0 0\n");
        try (EmbeddedPostgres postgres = start()) {
          assertThat(answers(postgres)).isTrue();
        }
        assertThat(stranger.isAlive()).isTrue();
      }
      Files.writeString(cluster().resolve("postmaster.pid"), "");
      start().close();
    } finally {
      stranger.destroyForcibly();
    }
  }

  private Process strangerOfTheSameUser() throws IOException, InterruptedException {
    Path home = data.resolve("postgres");
    ServerUser user = ServerUser.choose(home, PostgresBinaries.in(data));
    return new Command(user, home, List.of("sleep", "60")).process().start();
  }

  private Path cluster() throws IOException {
    return data.toRealPath().resolve("postgres/cluster");
  }
}
