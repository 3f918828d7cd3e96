package dev.axle.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a running server writes of itself into its cluster: its process on the first line, its state
 * on the eighth.
 */
record PostmasterFile(Path cluster) {

  private static final int STATE = 7;

  private Path path() {
    return cluster.resolve("postmaster.pid");
  }

  boolean exists() {
    return Files.exists(path());
  }

  void delete() throws IOException {
    Files.deleteIfExists(path());
  }

  Optional<Long> pid() {
    List<String> lines = lines();
    try {
      return lines.isEmpty()
          ? Optional.empty()
          : Optional.of(Long.valueOf(lines.getFirst().strip()));
    } catch (NumberFormatException cutOff) {
      return Optional.empty();
    }
  }

  /** Whether this very process takes connections. */
  boolean isReady(long pid) {
    List<String> lines = lines();
    return lines.size() > STATE
        && lines.get(STATE).strip().equals("ready")
        && lines.getFirst().strip().equals(Long.toString(pid));
  }

  private List<String> lines() {
    try {
      return Files.readAllLines(path());
    } catch (IOException notThere) {
      return List.of();
    }
  }
}
