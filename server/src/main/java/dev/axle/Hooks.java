package dev.axle;

import dev.axle.edge.AppId;
import dev.axle.edge.Operation;
import dev.axle.edge.PortalId;
import dev.axle.edge.Secret;
import dev.axle.journal.Consumer;
import dev.axle.outgoing.Outgoing;
import dev.axle.ui.Page;
import dev.axle.webhooks.AppKey;
import dev.axle.webhooks.DeliveriesPages;
import dev.axle.webhooks.DeliveryLog;
import dev.axle.webhooks.EventQueue;
import dev.axle.webhooks.ListenApi;
import dev.axle.webhooks.Listening;
import dev.axle.webhooks.MadeApp;
import dev.axle.webhooks.PrivateSecrets;
import dev.axle.webhooks.ShownSecrets;
import dev.axle.webhooks.TestEvents;
import dev.axle.webhooks.WebhookDeliveriesApi;
import dev.axle.webhooks.WebhookDelivery;
import dev.axle.webhooks.Webhooks;
import dev.axle.webhooks.WebhooksApi;
import dev.axle.webhooks.WebhooksPages;
import dev.axle.webhooks.journal.JournalApi;
import dev.axle.webhooks.journal.JournalFiles;
import dev.axle.webhooks.journal.JournalSubscriptions;
import dev.axle.webhooks.journal.JournalSubscriptionsApi;
import dev.axle.webhooks.journal.JournalWriter;
import dev.axle.webhooks.journal.Records;
import dev.axle.webhooks.journal.Snapshots;
import dev.axle.webhooks.journal.SnapshotsApi;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Webhooks: what apps want to be told, and those who tell them. */
final class Hooks {

  private static final Duration BETWEEN_CLEANINGS = Duration.ofHours(1);

  final Webhooks webhooks;
  private final DeliveryLog log;
  private final TestEvents tests;
  private final Apps apps;
  private final PrivateSecrets secrets;
  private final ShownSecrets shownSecrets;
  private final WebhookDelivery delivery;
  private final Records records;
  private final JournalFiles journal;
  private final Foundation base;

  /**
   * @param records what the journals of apps have to know of them
   */
  Hooks(Foundation base, Apps apps, Records records) {
    this.base = base;
    this.apps = apps;
    this.records = records;
    Outgoing outgoing = new Outgoing(base.settings.webhookReach());
    base.parts.push(outgoing);
    secrets = new PrivateSecrets(base.database, apps.vault);
    shownSecrets = new ShownSecrets(secrets);
    webhooks = new Webhooks(base.database);
    delivery = new WebhookDelivery(base.database, base.clock, outgoing, this::secret);
    base.parts.push(delivery);
    log = new DeliveryLog(base.database, base.clock, delivery::wake);
    tests = new TestEvents(base.database, base.clock, log, delivery::wake);
    base.jobs.every(BETWEEN_CLEANINGS, "webhooks that are over", stop -> delivery.expire());
    journal = new JournalFiles(base.database, base.portals::clock);
    base.jobs.every(
        BETWEEN_CLEANINGS,
        "journals of apps that are over",
        stop -> journal.expire(base.portals.times()));
  }

  private Optional<MadeApp> made(PortalId maker, AppId app) {
    AppKey key = new AppKey(maker, app);
    return apps.publicApps
        .find(app)
        .filter(found -> found.developer().equals(maker))
        .map(found -> new MadeApp(key, found.name(), MadeApp.Kind.PUBLIC, found.scopes()))
        .or(
            () ->
                apps.privateApps
                    .find(maker, app)
                    .map(
                        found ->
                            new MadeApp(key, found.name(), MadeApp.Kind.PRIVATE, found.scopes())));
  }

  private Optional<Secret> secret(AppKey app) {
    return made(app.maker(), app.app())
        .map(
            found ->
                switch (found.kind()) {
                  case PUBLIC -> apps.publicApps.secretOf(app.app());
                  case PRIVATE -> secrets.of(app);
                });
  }

  /** Those who follow what happens to records: for deliveries, and for the journals of apps. */
  List<Consumer> consumers() {
    return List.of(
        new EventQueue(base.database, records, base.clock, delivery::wake),
        new JournalWriter(records, base.portals::clock));
  }

  /** Begins to deliver. */
  void resume() {
    delivery.start();
  }

  List<Operation> operations() {
    return Stream.of(
            new WebhooksApi(this::made, webhooks).operations(),
            new WebhookDeliveriesApi(this::made, webhooks, log, tests, shownSecrets, base.clock)
                .operations(),
            new ListenApi(
                    new Listening(base.database, records, base.clock, this::made, this::secret))
                .operations(),
            new JournalApi(journal, this::made).operations(),
            new JournalSubscriptionsApi(
                    new JournalSubscriptions(base.database, records), this::made)
                .operations(),
            new SnapshotsApi(new Snapshots(base.database, records, base.portals::clock), this::made)
                .operations())
        .flatMap(List::stream)
        .toList();
  }

  List<Page> pages() {
    return Stream.of(
            new WebhooksPages(this::made, records, webhooks, log, tests, shownSecrets, base.clock)
                .pages(),
            new DeliveriesPages(this::made, log).pages())
        .flatMap(List::stream)
        .toList();
  }
}
