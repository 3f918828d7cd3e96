package dev.axle.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.security.auth.module.UnixSystem;
import dev.axle.time.Clock;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The ways in which PostgreSQL is not run by root. All need root to be tried. */
class ServerUserTest {

  private static final int NOBODY = 65_534;

  @BeforeEach
  void root() {
    assumeTrue(new UnixSystem().getUid() == 0, "not root");
  }

  @Test
  void staysRootsOwnWhereNobodyElseCanPass() throws Exception {
    Path parent = PrivateFiles.folder(DataFolders.parent().resolve("closed"));
    assumeTrue(
        new ProcessBuilder("unshare", "--user", "true").start().waitFor() == 0,
        "no user namespaces here");
    Path data = DataFolders.in(parent);
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data, 4, Clock.system())) {
      assertThat(Sql.value(postgres.address(), "select 1")).isEqualTo("1");
    }
    assertThat(Files.getAttribute(data.resolve("postgres/cluster"), "unix:uid")).isEqualTo(0);

    // Once others can pass, the same data goes on under another user.
    Files.setPosixFilePermissions(parent, PosixFilePermissions.fromString("rwx--x--x"));
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data, 4, Clock.system())) {
      assertThat(Sql.value(postgres.address(), "select 1")).isEqualTo("1");
    }
    assertThat(Files.getAttribute(data.resolve("postgres/cluster"), "unix:uid")).isEqualTo(NOBODY);
  }

  @Test
  void isTheUserItselfWhenThatIsNotRoot() throws Exception {
    Path data = DataFolders.fresh();
    PrivateFiles.handOver(data, NOBODY, NOBODY);
    List<String> asNobody =
        List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");
    for (int start = 1; start <= 2; start++) {
      try (OtherAxle other = OtherAxle.start(asNobody, readableClassPath(), data)) {
        assertThat(other.said()).matches("\\d+");
      }
    }
    // Root takes the folder's owner for the server, and the owner can have it back.
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data, 4, Clock.system())) {
      assertThat(Sql.value(postgres.address(), "select 1")).isEqualTo("1");
    }
    try (OtherAxle other = OtherAxle.start(asNobody, readableClassPath(), data)) {
      assertThat(other.said()).matches("\\d+");
    }
  }

  /** A copy: root's repository of jars is root's alone. */
  private static String readableClassPath() throws IOException {
    Path copies = Files.createDirectories(DataFolders.parent().resolve("class-path"));
    List<String> entries = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path", "").split(File.pathSeparator, -1)) {
      Path from = Path.of(entry);
      Path to = copies.resolve(entries.size() + "-" + from.getFileName());
      entries.add(to.toString());
      if (!Files.exists(to)) {
        copy(from, to);
      }
    }
    return String.join(File.pathSeparator, entries);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }
}
