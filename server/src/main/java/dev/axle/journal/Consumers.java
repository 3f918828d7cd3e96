package dev.axle.journal;

import dev.axle.database.Database;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Those who follow the journal on this node. */
public final class Consumers implements AutoCloseable {

  private final Commits commits;
  private final List<Consumption> running;

  private Consumers(Commits commits, List<Consumption> running) {
    this.commits = commits;
    this.running = running;
  }

  /** Starts them; each goes on where it was. */
  public static Consumers start(Database database, Journal journal, List<Consumer> consumers) {
    return new Consumers(
        journal.commits(),
        consumers.stream()
            .map(consumer -> new Consumption(consumer, database, journal.commits()))
            .toList());
  }

  /** Of each consumer, {@code ok} or what keeps it from going on. */
  public Map<String, String> states() {
    Map<String, String> states = new TreeMap<>();
    running.forEach(each -> states.put(each.name(), each.failure().orElse("ok")));
    return states;
  }

  /**
   * Waits until every one of them has taken all that was written to the journal on this node
   * before.
   *
   * @param most how long it may take all of them together
   * @return false if it took too long
   */
  public boolean awaitAll(Duration most) throws InterruptedException {
    long latest = commits.latest();
    long left = most.toNanos();
    for (Consumption each : running) {
      left = each.progress().await(latest, left);
      if (left < 0) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void close() {
    running.forEach(Consumption::stop);
    running.forEach(Consumption::close);
  }
}
