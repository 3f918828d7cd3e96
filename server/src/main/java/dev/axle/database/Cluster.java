package dev.axle.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;

/**
 * The embedded database on disk: {@code cluster/}, the password and the log, side by side in one
 * folder.
 */
record Cluster(Path home, PostgresBinaries binaries, ServerUser user) {

  static final String FOLDER = "cluster";

  /** The name of the database and of the role that owns it, which is no superuser. */
  static final String NAME = "axle";

  private static final String SUPERUSER = "postgres";
  private static final int PASSWORD_BYTES = 32;
  private static final long LONGEST_LOG = 1 << 20;

  Path folder() {
    return home.resolve(FOLDER);
  }

  Path log() {
    return home.resolve("postgres.log");
  }

  private Path passwordFile() {
    return home.resolve("password");
  }

  /** Makes the cluster unless it is there, and sees to it that its user owns it. */
  void prepare() throws IOException, InterruptedException {
    if (!Files.isDirectory(folder())) {
      create();
      return;
    }
    String version = Files.readString(folder().resolve("PG_VERSION")).strip();
    if (!version.equals(PostgresBinaries.MAJOR)) {
      throw new IOException(
          "%s was made by PostgreSQL %s; this Axle has %s."
              .formatted(folder(), version, PostgresBinaries.VERSION));
    }
    if (!Files.exists(passwordFile())) {
      throw new IOException(
          "%s is missing, and without it the database can't be opened. Put it back."
              .formatted(passwordFile()));
    }
    user.own(folder());
  }

  String password() throws IOException {
    return Files.readString(passwordFile());
  }

  /** Makes it aside and names it when it is whole: a start that was cut off leaves none behind. */
  private void create() throws IOException, InterruptedException {
    if (!Files.exists(passwordFile())) {
      byte[] random = new byte[PASSWORD_BYTES];
      new SecureRandom().nextBytes(random);
      PrivateFiles.write(
          passwordFile(), Base64.getUrlEncoder().withoutPadding().encodeToString(random));
    }
    Path fresh = home.resolve(FOLDER + ".part");
    PrivateFiles.delete(fresh);
    Files.createDirectory(fresh, PrivateFiles.FOLDER);
    Path secret = home.resolve("password.part");
    Files.deleteIfExists(secret);
    PrivateFiles.write(secret, password());
    try {
      user.own(fresh);
      user.own(secret);
      initdb(fresh, secret);
      addRole(fresh);
    } finally {
      Files.deleteIfExists(secret);
    }
    PrivateFiles.rename(fresh, folder());
  }

  private void initdb(Path fresh, Path secret) throws IOException, InterruptedException {
    run(
        "",
        List.of(
            binaries.initdb().toString(),
            "--pgdata=" + fresh,
            "--username=" + SUPERUSER,
            "--pwfile=" + secret,
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            // PostgreSQL's own C.UTF-8: sorts the same whatever the system's libraries are.
            "--locale=C",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
            "--data-checksums",
            "--no-instructions"));
  }

  private void addRole(Path fresh) throws IOException, InterruptedException {
    run(
        """
        create role %1$s login password '%2$s'
        create database %1$s owner %1$s
        """
            .formatted(NAME, password()),
        List.of(
            binaries.postgres().toString(),
            "--single",
            "-D",
            fresh.toString(),
            "-c",
            "exit_on_error=on",
            SUPERUSER));
  }

  private void run(String input, List<String> words) throws IOException, InterruptedException {
    new Command(user, home, words).run(input);
  }

  /** The log to write on; one that has grown long is put aside, and the one before it dropped. */
  Path openLog() throws IOException {
    if (Files.exists(log()) && Files.size(log()) > LONGEST_LOG) {
      Files.move(log(), home.resolve("postgres.log.1"), StandardCopyOption.REPLACE_EXISTING);
    }
    if (!Files.exists(log())) {
      Files.createFile(log(), PrivateFiles.FILE);
    }
    return log();
  }
}
