package dev.axle.webhooks.journal;

import dev.axle.edge.PortalId;
import dev.axle.time.Clock;
import dev.axle.webhooks.AppKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes events to files, each of one portal. As HubSpot's, a file holds 10,000 events or 5 MB.
 *
 * <p>Source: https://developers.hubspot.com/changelog/july-2026-rollup
 */
final class Publication {

  private static final int MOST_EVENTS = 10_000;
  private static final int MOST_CHARACTERS = 5_000_000;

  /** Everybody locks apps in the same order, so that nobody waits for each other. */
  private static final Comparator<AppKey> IN_ORDER =
      Comparator.<AppKey>comparingInt(key -> Long.hashCode(key.app().value()))
          .thenComparing(key -> key.app().value())
          .thenComparing(key -> key.maker().value());

  private final Function<PortalId, Clock> clocks;
  private final JournalFileStore files = new JournalFileStore();

  /**
   * @param clocks of the portals
   */
  Publication(Function<PortalId, Clock> clocks) {
    this.clocks = clocks;
  }

  /** An event, for the journal of an app. */
  record Item(AppKey app, PortalId hub, ObjectNode event) {}

  void publish(Connection transaction, List<Item> items) throws SQLException {
    Map<AppKey, Map<PortalId, List<ObjectNode>>> byApp = new TreeMap<>(IN_ORDER);
    for (Item item : items) {
      byApp
          .computeIfAbsent(item.app(), unused -> new LinkedHashMap<>())
          .computeIfAbsent(item.hub(), unused -> new ArrayList<>())
          .add(item.event());
    }
    for (var ofApp : byApp.entrySet()) {
      files.lock(transaction, ofApp.getKey());
      for (var ofHub : ofApp.getValue().entrySet()) {
        write(transaction, ofApp.getKey(), ofHub.getKey(), ofHub.getValue());
      }
    }
  }

  private void write(Connection transaction, AppKey app, PortalId hub, List<ObjectNode> events)
      throws SQLException {
    StringBuilder text = new StringBuilder();
    int count = 0;
    for (ObjectNode event : events) {
      String written = event.toString();
      boolean isFull = text.length() + written.length() > MOST_CHARACTERS || count == MOST_EVENTS;
      if (isFull && count > 0) {
        insert(transaction, app, hub, text);
        text.setLength(0);
        count = 0;
      }
      text.append(count == 0 ? "" : ",").append(written);
      count++;
    }
    insert(transaction, app, hub, text);
  }

  private void insert(Connection transaction, AppKey app, PortalId hub, CharSequence events)
      throws SQLException {
    files.insert(transaction, app, hub, "[" + events + "]", clocks.apply(app.maker()).now());
  }
}
