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
    List<Told> told = new ArrayList<>();
    for (Entry entry : entries) {
      for (Follower each : byHub.getOrDefault(entry.portal(), List.of())) {
        JournalEvent.of(each.subscription(), entry)
            .filter(event -> mayRead(each, entry))
            .ifPresent(event -> told.add(new Told(each, entry, event)));
      }
    }
    PresentValues present = presentValues(told);
    publication.publish(
        transaction,
        told.stream()
            .filter(each -> each.passes(present))
            .map(each -> new Publication.Item(each.to().app(), each.to().hub(), each.event()))
            .toList());
  }

  /** An event that one who follows is told, if the record passes the filters. */
  private record Told(Follower to, Entry entry, ObjectNode event) {

    private boolean isFiltered() {
      return !to.filters().isEmpty();
    }

    private Set<String> wanted() {
      return to.filters().stream()
          .flatMap(filter -> filter.conditions().stream())
          .map(Condition::property)
          .collect(Collectors.toSet());
    }

    /** By the values of the change itself, and of others the present ones. */
    private boolean passes(PresentValues present) {
      if (!isFiltered()) {
        return true;
      }
      Map<String, String> values = new HashMap<>(present.of(entry));
      values.putAll(entry.change().values());
      return to.filters().stream().anyMatch(filter -> filter.passes(values));
    }
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
    return records.mayRead(entry.portal(), entry.change().subject().type(), follower.granted());
  }

  /** What records have now of which filters ask: one question for each type of each portal. */
  private PresentValues presentValues(List<Told> told) {
    PresentValues.Question question = new PresentValues.Question();
    told.stream()
        .filter(Told::isFiltered)
        .filter(each -> each.entry().change().kind() != Change.Kind.CREATED)
        .forEach(each -> question.add(each.entry(), each.wanted()));
    return question.ask(records);
  }
}
