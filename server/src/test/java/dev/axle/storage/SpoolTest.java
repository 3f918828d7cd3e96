package dev.axle.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bytes on their way. */
class SpoolTest {

  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  @TempDir Path folder;

  private Path file(Spool spool, Instant modified) throws IOException {
    Path file = Files.writeString(spool.place(), "bytes");
    Files.setLastModifiedTime(file, FileTime.from(modified));
    return file;
  }

  @Test
  void whatAKilledServerLeftIsDeletedAndWhatAnotherWritesIsNot() throws IOException {
    Spool spool = Spool.open(folder.resolve("incoming"), NOON);
    Path left = file(spool, NOON.minusSeconds(1));
    Path underWay = file(spool, NOON.plusSeconds(1));
    Spool.open(folder.resolve("incoming"), NOON);
    assertThat(left).doesNotExist();
    assertThat(underWay).exists();
  }
}
