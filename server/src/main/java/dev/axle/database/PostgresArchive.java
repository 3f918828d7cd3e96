package dev.axle.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * A packed PostgreSQL on the class path. It is unpacked by a library and not by the system's {@code
 * tar}, for slim systems have a {@code tar} without {@code xz}.
 */
record PostgresArchive(String name) {

  void unpack(Path target) throws IOException {
    try (InputStream packed = PostgresArchive.class.getResourceAsStream(name)) {
      if (packed == null) {
        throw new IOException(
            """
            This build of Axle has no PostgreSQL for this platform (%s is not on the class path). \
            Build Axle on it, or name a PostgreSQL of your own with AXLE_DATABASE_URL."""
                .formatted(name));
      }
      try (TarArchiveInputStream tar =
          new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(packed)))) {
        for (TarArchiveEntry entry = tar.getNextEntry();
            entry != null;
            entry = tar.getNextEntry()) {
          unpack(tar, entry, target);
        }
      }
      permit(target, "rwxr-xr-x");
    }
  }

  private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path target)
      throws IOException {
    Path path = target.resolve(entry.getName()).normalize();
    if (!path.startsWith(target)) {
      throw new IOException("The archive has a file outside of itself: " + entry.getName());
    }
    if (entry.isDirectory()) {
      permit(Files.createDirectories(path), "rwxr-xr-x");
    } else if (entry.isSymbolicLink()) {
      Files.createDirectories(path.getParent());
      Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
    } else if (entry.isFile() && !isForDevelopers(entry.getName())) {
      Files.createDirectories(path.getParent());
      Files.copy(tar, path);
      boolean program = (entry.getMode() & 0100) != 0;
      permit(path, program ? "rwxr-xr-x" : "rw-r--r--");
    }
  }

  /** Whatever this process's umask is: another user may have to run them. */
  private static void permit(Path path, String permissions) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
  }

  /** What only a compiler wants. */
  private static boolean isForDevelopers(String name) {
    return name.endsWith(".a") || name.contains("/include/") || name.contains("/pgxs/");
  }
}
