package dev.axle.database;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an Axle or a PostgreSQL that was killed has left on a cluster. A server that still runs is
 * stopped rather than adopted: only a child of ours can be watched, and its options and its port
 * are then this version's.
 */
record LeftBehind(ServerProcesses processes, PostmasterFile file, Waiting waiting) {

  private static final Logger LOG = LoggerFactory.getLogger(LeftBehind.class);
  private static final Duration TO_GO_BY_THEMSELVES = Duration.ofMillis(500);
  private static final Duration TO_GO_WHEN_KILLED = Duration.ofSeconds(5);

  static LeftBehind on(Cluster cluster, Waiting waiting) {
    return new LeftBehind(
        new ServerProcesses(cluster.folder()), new PostmasterFile(cluster.folder()), waiting);
  }

  /** Callers hold the data folder's lock: no other Axle can be starting a server meanwhile. */
  void clear() throws IOException, InterruptedException {
    if (!file.exists()) {
      return;
    }
    var postmaster = processes.postmaster();
    if (postmaster.isPresent()) {
      ProcessHandle left = postmaster.get();
      LOG.warn(
          "Stopping PostgreSQL (process {}), left behind by an Axle that was killed", left.pid());
      new Stop(waiting).stop(left, () -> !processes.isOnCluster(left));
    }
    // Without their postmaster they go by themselves, except in the middle of a statement.
    if (!waiting.upTo(TO_GO_BY_THEMSELVES, () -> processes.all().isEmpty())) {
      List<ProcessHandle> orphans = processes.all();
      LOG.warn("Killing {} processes of a PostgreSQL that is gone", orphans.size());
      orphans.forEach(ProcessHandle::destroyForcibly);
      waiting.upTo(TO_GO_WHEN_KILLED, () -> processes.all().isEmpty());
    }
    file.delete();
  }
}
