package dev.axle.webhooks.journal;

import dev.axle.edge.AppId;
import dev.axle.edge.PortalId;
import dev.axle.edge.UserId;
import dev.axle.time.Clock;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** Tells apps, in their journals, that portals install them or are rid of them. */
public final class LifecycleEvents {

  private final Publication publication;
  private final JournalSubscriptionStore subscriptions = new JournalSubscriptionStore();

  public LifecycleEvents(Function<PortalId, Clock> clocks) {
    this.publication = new Publication(clocks);
  }

  /** In the transaction of the install. */
  public void installed(
      Connection transaction, PortalId hub, AppId app, Optional<UserId> user, Instant now)
      throws SQLException {
    tell(transaction, LifecycleEventType.INSTALL, hub, app, user, now);
  }

  /** In the transaction that ends it. */
  public void uninstalled(Connection transaction, PortalId hub, AppId app, Instant now)
      throws SQLException {
    tell(transaction, LifecycleEventType.UNINSTALL, hub, app, Optional.empty(), now);
  }

  private void tell(
      Connection transaction,
      LifecycleEventType type,
      PortalId hub,
      AppId app,
      Optional<UserId> user,
      Instant now)
      throws SQLException {
    publication.publish(
        transaction,
        subscriptions.lifecycle(transaction, app, type).stream()
            .map(
                key ->
                    new Publication.Item(
                        key, hub, JournalEvent.lifecycle(type, hub, app, user, now)))
            .toList());
  }
}
