package dev.axle.webhooks;

import dev.axle.database.Database;
import dev.axle.edge.PortalId;
import dev.axle.journal.Consumer;
import dev.axle.journal.Entry;
import dev.axle.time.Clock;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Follows the journal, and queues what apps want to be told. An event is queued in the transaction
 * that says how far the journal was followed: once, whatever is killed.
 */
public final class EventQueue implements Consumer {

  private final Database database;
  private final Clock clock;
  private final Runnable wake;
  private final SubscriptionStore subscriptions = new SubscriptionStore();
  private final EventStore events = new EventStore();

  /**
   * @param wake has events delivered that were queued
   */
  public EventQueue(Database database, Clock clock, Runnable wake) {
    this.database = database;
    this.clock = clock;
    this.wake = wake;
  }

  @Override
  public String name() {
    return "webhooks";
  }

  @Override
  public void accept(Connection transaction, List<Entry> entries) throws SQLException {
    Map<PortalId, List<Subscribed>> byHub = new HashMap<>();
    for (Subscribed each :
        subscriptions.of(
            transaction, entries.stream().map(Entry::portal).collect(Collectors.toSet()))) {
      byHub.computeIfAbsent(each.hub(), unused -> new ArrayList<>()).add(each);
    }
    List<QueuedEvent> queued = new ArrayList<>();
    for (Entry entry : entries) {
      for (Subscribed each : byHub.getOrDefault(entry.portal(), List.of())) {
        for (String body : Bodies.of(each, entry)) {
          queued.add(new QueuedEvent(each.app(), entry.change().subject().id(), body));
        }
      }
    }
    if (!queued.isEmpty()) {
      events.insert(transaction, queued, clock.now());
      database.afterCommit(wake);
    }
  }
}
