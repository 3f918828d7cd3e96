package dev.axle.webhooks.journal;

import dev.axle.edge.Access;
import dev.axle.edge.Call;
import dev.axle.edge.Problem;
import dev.axle.webhooks.AppKey;
import dev.axle.webhooks.MadeApp;
import dev.axle.webhooks.MadeApps;
import java.util.Optional;

/** Who calls for a journal, and may. HubSpot's guide and its files call the scopes differently. */
final class JournalCaller {

  static final Access READING =
      Access.anyOf("webhooks-journal-data-access", "developer.webhooks_journal.read");
  static final Access SEEING_SUBSCRIPTIONS =
      Access.anyOf(
          "webhooks-journal-subscription-read", "developer.webhooks_journal.subscriptions.read");
  static final Access SUBSCRIBING =
      Access.anyOf(
          "webhooks-journal-subscription-management",
          "developer.webhooks_journal.subscriptions.write");
  static final Access SEEING_SNAPSHOTS =
      Access.anyOf(
          "webhooks-journal-snapshot-management",
          "developer.webhooks_journal.snapshots.read",
          "developer.webhooks_journal.snapshots.write");
  static final Access TAKING_SNAPSHOTS =
      Access.anyOf(
          "webhooks-journal-snapshot-management", "developer.webhooks_journal.snapshots.write");

  private final MadeApps apps;

  JournalCaller(MadeApps apps) {
    this.apps = apps;
  }

  /**
   * @throws Problem 403 unless it is an app, in the portal that made it
   */
  AppKey app(Call call) {
    return Optional.of(call.caller())
        .filter(caller -> caller.kind().isApp())
        .flatMap(caller -> apps.find(call.portal(), caller.app()))
        .map(MadeApp::key)
        .orElseThrow(JournalProblems::notTheApp);
  }
}
