package dev.axle.webhooks.journal;

import dev.axle.edge.PortalId;
import dev.axle.journal.Change;
import dev.axle.journal.Consumer;
import dev.axle.journal.Entry;
import dev.axle.time.Clock;
import dev.axle.webhooks.AppKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/**
 * Follows the journal of changes, and writes what apps have subscribed to into theirs: once, in the
 * transaction that says how far it has come.
 */
public final class JournalWriter implements Consumer {

  /** A file is written for what happens in that time, not for each change. */
  private static final Duration PACE = Duration.ofMillis(250);

  private final Records records;
  private final Publication publication;
  private final JournalSubscriptionStore subscriptions = new JournalSubscriptionStore();
  private final JournalFilterStore filters = new JournalFilterStore();

  public JournalWriter(Records records, Function<PortalId, Clock> clocks) {
    this.records = records;
    this.publication = new Publication(clocks);
  }

  @Override
  public String name() {
    return "webhooks-journal";
  }

  @Override
  public Duration pace() {
    return PACE;
  }

  @Override
  public void accept(Connection transaction, List<Entry> entries) throws SQLException {
    Map<PortalId, List<Follower>> byHub = followers(transaction, entries);
    List<Publication.Item> items = new ArrayList<>();
    for (Entry entry : entries) {
      for (Follower each : byHub.getOrDefault(entry.portal(), List.of())) {
        Optional<ObjectNode> event = JournalEvent.of(each.subscription(), entry);
        if (event.isPresent() && mayRead(each, entry) && passes(each, entry)) {
          items.add(new Publication.Item(each.app(), each.hub(), event.get()));
        }
      }
    }
    publication.publish(transaction, items);
  }

  private Map<PortalId, List<Follower>> followers(Connection transaction, List<Entry> entries)
      throws SQLException {
    List<Follower> all =
        subscriptions.of(
            transaction, entries.stream().map(Entry::portal).collect(Collectors.toSet()));
    Map<Long, List<JournalFilter>> bySubscription = new HashMap<>();
    Set<AppKey> apps = all.stream().map(Follower::app).collect(Collectors.toSet());
    if (!apps.isEmpty()) {
      for (JournalFilter filter : filters.of(transaction, apps)) {
        bySubscription
            .computeIfAbsent(filter.subscription(), unused -> new ArrayList<>())
            .add(filter);
      }
    }
    return all.stream()
        .map(
            each ->
                new Follower(
                    each.app(),
                    each.hub(),
                    each.granted(),
                    each.subscription(),
                    bySubscription.getOrDefault(each.subscription().id(), List.of())))
        .collect(Collectors.groupingBy(Follower::hub));
  }

  /** A portal may have taken back what it had granted. */
  private boolean mayRead(Follower follower, Entry entry) {
    String type = entry.change().subject().type();
    return records.hasType(entry.portal(), type)
        && records.scopes(entry.portal(), type).stream().anyMatch(follower.granted()::contains);
  }

  private boolean passes(Follower follower, Entry entry) {
    if (follower.filters().isEmpty()) {
      return true;
    }
    Map<String, String> values = values(follower, entry);
    return follower.filters().stream().anyMatch(filter -> filter.passes(values));
  }

  /** The values of the record: those of the change itself, and of others the present ones. */
  private Map<String, String> values(Follower follower, Entry entry) {
    Change change = entry.change();
    Set<String> wanted =
        follower.filters().stream()
            .flatMap(filter -> filter.conditions().stream())
            .map(Condition::property)
            .collect(Collectors.toSet());
    Map<String, String> values = new HashMap<>();
    if (change.kind() != Change.Kind.CREATED) {
      long id = change.subject().id();
      values.putAll(
          records
              .values(entry.portal(), change.subject().type(), List.of(id), wanted)
              .getOrDefault(id, Map.of()));
    }
    values.putAll(change.values());
    return values;
  }
}
