package dev.axle.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** PostgreSQL's programs, unpacked from the class path. */
record PostgresBinaries(Path folder) {

  /** Of the archive on the class path; a test holds the two together. */
  static final String VERSION = "18.4";

  static final String MAJOR = VERSION.substring(0, VERSION.indexOf('.'));

  /**
   * Unpacks them below a folder, unless that was done. Callers see to it that one does so at a
   * time.
   */
  static PostgresBinaries in(Path parent) throws IOException {
    String platform = platform();
    Path folder = parent.resolve("postgresql-" + VERSION + "-" + platform);
    if (!Files.isDirectory(folder)) {
      Path part = folder.resolveSibling(folder.getFileName() + ".part");
      PrivateFiles.delete(part);
      new PostgresArchive("/postgres-" + platform + ".txz").unpack(part);
      PrivateFiles.rename(part, folder);
    }
    return new PostgresBinaries(folder);
  }

  Path initdb() {
    return folder.resolve("bin/initdb");
  }

  Path postgres() {
    return folder.resolve("bin/postgres");
  }

  private static String platform() {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    String processor = System.getProperty("os.arch", "");
    return (system.startsWith("mac") ? "darwin" : system)
        + "-"
        + switch (processor) {
          case "amd64", "x86_64" -> "x86_64";
          case "aarch64", "arm64" -> "arm_64";
          default -> processor;
        };
  }
}
