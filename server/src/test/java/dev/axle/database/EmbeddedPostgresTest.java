package dev.axle.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.security.auth.module.UnixSystem;
import dev.axle.time.Clock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The server as it is after a first start. */
class EmbeddedPostgresTest {

  private static Path data;
  private static EmbeddedPostgres postgres;

  @BeforeAll
  static void start() throws Exception {
    data = DataFolders.fresh();
    // A first start that was cut off left this.
    Files.createDirectories(data.resolve("postgres/cluster.part/base"));
    postgres = EmbeddedPostgres.start(data, 16, Clock.system());
  }

  @AfterAll
  static void stop() throws Exception {
    postgres.close();
  }

  @ParameterizedTest
  @CsvSource({
    "fsync, on",
    "synchronous_commit, on",
    "full_page_writes, on",
    "data_checksums, on",
    "password_encryption, scram-sha-256",
    "listen_addresses, 127.0.0.1",
    "unix_socket_directories, ''",
    "server_encoding, UTF8",
    "log_timezone, UTC",
    "jit, off",
    "max_connections, 36",
  })
  void isSetUpForKeepingThings(String setting, String value) throws Exception {
    assertThat(Sql.value(superuser(), "show " + setting)).isEqualTo(value);
  }

  @Test
  void isTheVersionThatTheProgramsAreNamedAfter() throws SQLException {
    assertThat(Sql.value(postgres.address(), "show server_version"))
        .isEqualTo(PostgresBinaries.VERSION);
  }

  @Test
  void knowsUnicodeWhateverTheSystemsLibrariesAre() throws SQLException {
    assertThat(Sql.value(postgres.address(), "select lower('ÄÉĞ') || ('a' < 'B')::text"))
        .isEqualTo("äéğfalse");
    assertThat(
            Sql.value(
                postgres.address(),
                "select datlocprovider::text || datlocale from pg_database"
                    + " where datname = current_database()"))
        .isEqualTo("bC.UTF-8");
  }

  @Test
  void letsNobodyInWithoutThePassword() throws Exception {
    assertThat(
            Sql.value(
                superuser(), "select string_agg(distinct auth_method, ',') from pg_hba_file_rules"))
        .isEqualTo("scram-sha-256");
    assertThatThrownBy(() -> Sql.connect(as("axle", "guessed")))
        .isInstanceOfSatisfying(
            SQLException.class, refusal -> assertThat(refusal.getSQLState()).isEqualTo("28P01"));
    assertThatThrownBy(() -> Sql.connect(as("postgres", ""))).isInstanceOf(SQLException.class);
  }

  private static DatabaseAddress superuser() throws IOException {
    return as("postgres", Files.readString(data.resolve("postgres/password")));
  }

  private static DatabaseAddress as(String user, String password) {
    Map<String, String> properties = new HashMap<>(postgres.address().properties());
    properties.put("user", user);
    properties.put("password", password);
    return new DatabaseAddress(postgres.address().jdbcUrl(), properties);
  }

  @Test
  void givesAxleARoleThatIsNoSuperuser() throws SQLException {
    assertThat(Sql.value(postgres.address(), "show is_superuser")).isEqualTo("off");
    assertThat(Sql.value(postgres.address(), "select current_user || current_database()"))
        .isEqualTo("axleaxle");
  }

  @ParameterizedTest
  @CsvSource({
    "axle.lock, rw-------",
    "postgres/password, rw-------",
    "postgres/postgres.log, rw-------",
    "postgres/cluster, rwx------",
  })
  void keepsItsFilesPrivate(String file, String mode) throws IOException {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve(file))))
        .isEqualTo(mode);
  }

  @Test
  void leavesNothingHalfDoneBehind() throws IOException {
    try (var files = Files.list(data.resolve("postgres"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("cluster", "password", "postgres.log");
    }
  }

  @Test
  void isNeverRootItself() throws IOException {
    assumeTrue(new UnixSystem().getUid() == 0, "not root");
    Path process = Path.of("/proc", Long.toString(postgres.pid()));
    assertThat(Files.getAttribute(process, "unix:uid")).isEqualTo(65_534);
  }

  @Test
  void hasASessionOfItsOwnSoThatCtrlCDoesNotReachIt() throws IOException {
    Path stat = Path.of("/proc", Long.toString(postgres.pid()), "stat");
    assumeTrue(Files.exists(stat), "no /proc");
    String session = Files.readString(stat).replaceFirst(".*\\) ", "").split(" ")[3];
    assertThat(session).isEqualTo(Long.toString(postgres.pid()));
  }

  @Test
  void oneFolderIsForOneAxle() throws Exception {
    String self = "process " + ProcessHandle.current().pid();
    assertThatThrownBy(() -> EmbeddedPostgres.start(data, 16, Clock.system()))
        .isInstanceOf(IOException.class)
        .hasMessageContainingAll(data.toString(), self);
    // The refusal must not have cost this process its lock.
    try (OtherAxle other = OtherAxle.on(data)) {
      assertThat(other.said()).contains(data.toString(), self);
    }
    assertThat(Sql.value(postgres.address(), "select 1")).isEqualTo("1");
  }
}
