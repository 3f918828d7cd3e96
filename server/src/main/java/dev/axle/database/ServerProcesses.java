package dev.axle.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The processes of the system that are a PostgreSQL on one cluster. */
record ServerProcesses(Path cluster) {

  private static final Path PROCESSES = Path.of("/proc");
  private static final String PROGRAM = "postgres";

  /** The one that a {@code postmaster.pid} names, if it is one: numbers are given out again. */
  Optional<ProcessHandle> postmaster() {
    return new PostmasterFile(cluster).pid().flatMap(ProcessHandle::of).filter(this::isOnCluster);
  }

  /** All of them, as far as the system lets us see. */
  List<ProcessHandle> all() {
    return ProcessHandle.allProcesses().filter(this::isOnCluster).toList();
  }

  boolean isOnCluster(ProcessHandle process) {
    Path folder = PROCESSES.resolve(Long.toString(process.pid()));
    try {
      // A dead process that nobody reaped has neither link.
      return Files.isSameFile(folder.resolve("cwd"), cluster)
          && Files.readSymbolicLink(folder.resolve("exe"))
              .getFileName()
              .toString()
              .startsWith(PROGRAM);
    } catch (IOException hidden) {
      // Another user's, in a container that takes the right to look from root; or no /proc at all.
      String line = commandLine(process, folder);
      return line.contains(PROGRAM) && line.contains(cluster.toString());
    }
  }

  private static String commandLine(ProcessHandle process, Path folder) {
    try {
      return Files.readString(folder.resolve("cmdline"));
    } catch (IOException noSuchFile) {
      return process.info().commandLine().orElse("");
    }
  }
}
