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
 * Follows the journal, and queues what apps want to be told and may read. An event is queued in the
 * transaction that says how far the journal was followed: once, whatever is killed.
 */
public final class EventQueue implements Consumer {

  /** One change can be many events: no more than about these are held at once. */
  private static final int PIECE = 2_000;

  private final Database database;
  private final RecordTypes types;
  private final Clock clock;
  private final Runnable wake;
  private final SubscriptionStore subscriptions = new SubscriptionStore();
  private final EventStore events = new EventStore();

  /**
   * @param wake has events delivered that were queued
   */
  public EventQueue(Database database, RecordTypes types, Clock clock, Runnable wake) {
    this.database = database;
    this.types = types;
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
    List<QueuedEvent> told = new ArrayList<>();
    for (Entry entry : entries) {
      tell(byHub.getOrDefault(entry.portal(), List.of()), entry, told);
      if (told.size() >= PIECE) {
        queue(transaction, told);
      }
    }
    queue(transaction, told);
  }

  private void tell(List<Subscribed> subscribed, Entry entry, List<QueuedEvent> told) {
    Bodies bodies = new Bodies(entry);
    for (Subscribed each : subscribed) {
      List<String> ofIt = bodies.of(each);
      if (!ofIt.isEmpty() && mayRead(each, entry)) {
        for (String body : ofIt) {
          told.add(new QueuedEvent(each.app(), entry.change().subject().id(), body));
        }
      }
    }
  }

  private void queue(Connection transaction, List<QueuedEvent> told) throws SQLException {
    if (!told.isEmpty()) {
      events.insert(transaction, told, clock.now());
      told.clear();
      database.afterCommit(wake);
    }
  }

  /** A portal may have granted less than what the app has subscribed to. */
  private boolean mayRead(Subscribed subscribed, Entry entry) {
    return types.mayRead(entry.portal(), entry.change().subject().type(), subscribed.granted());
  }
}
