package dev.axle.database;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the embedded PostgreSQL is told on its command line, where nothing in the cluster can
 * override it.
 *
 * @param connections most connections that Axle opens
 */
record ServerOptions(int port, int connections) {

  /** For a maintainer's psql, a backup, and the connections of a pool that is being replaced. */
  private static final int SPARE_CONNECTIONS = 20;

  private static final Map<String, String> FIXED =
      Map.ofEntries(
          // What is acknowledged is on disk.
          Map.entry("fsync", "on"),
          Map.entry("synchronous_commit", "on"),
          Map.entry("full_page_writes", "on"),
          // Only this machine, only with the password.
          Map.entry("listen_addresses", "127.0.0.1"),
          Map.entry("unix_socket_directories", ""),
          Map.entry("password_encryption", "scram-sha-256"),
          Map.entry("timezone", "UTC"),
          Map.entry("log_timezone", "UTC"),
          // Two cores, short statements: compiling or spreading one costs more than it saves.
          Map.entry("jit", "off"),
          Map.entry("max_parallel_workers_per_gather", "0"),
          Map.entry("shared_buffers", "256MB"),
          Map.entry("effective_cache_size", "1GB"),
          Map.entry("work_mem", "8MB"),
          Map.entry("random_page_cost", "1.1"),
          // Fewer checkpoints under load, and files for the log at hand when it begins.
          Map.entry("max_wal_size", "2GB"),
          Map.entry("min_wal_size", "256MB"),
          // Axle logs its failed statements itself; their texts hold people's data.
          Map.entry("log_min_messages", "log"),
          Map.entry("log_min_error_statement", "panic"),
          Map.entry("log_checkpoints", "off"));

  List<String> words() {
    Map<String, String> all = new TreeMap<>(FIXED);
    all.put("port", Integer.toString(port));
    all.put("max_connections", Integer.toString(connections + SPARE_CONNECTIONS));
    return all.entrySet().stream()
        .<String>mapMulti(
            (option, words) -> {
              words.accept("-c");
              words.accept(option.getKey() + "=" + option.getValue());
            })
        .toList();
  }
}
