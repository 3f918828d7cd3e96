package dev.axle.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationsTest {

  @TempDir private Path folder;

  @Test
  void findsItsFilesInAFolder() {
    assertThat(new Migrations("migrations/second", getClass().getClassLoader()).files())
        .containsExactlyInAnyOrder("V1__note.sql", "V2__author.sql");
  }

  @Test
  void findsItsFilesInAJar() throws Exception {
    Path jar = folder.resolve("axle.jar");
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(file)) {
      for (String name :
          List.of("db/", "db/migration/", "db/migration/V1__a.sql", "db/V9__elsewhere.sql")) {
        entries.putNextEntry(new JarEntry(name));
        entries.closeEntry();
      }
    }
    try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null)) {
      assertThat(new Migrations("db/migration", loader).files()).containsExactly("V1__a.sql");
    }
  }
}
