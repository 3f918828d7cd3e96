package dev.axle;

import dev.axle.edge.PortalId;
import dev.axle.portals.InstalledApps;
import dev.axle.time.Clock;
import dev.axle.webhooks.journal.LifecycleEvents;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.function.Function;

/** Has apps told, in their journals, of the portals that install them. */
final class InstallNews implements InstalledApps.Watcher {

  private final LifecycleEvents events;

  InstallNews(Function<PortalId, Clock> clocks) {
    this.events = new LifecycleEvents(clocks);
  }

  @Override
  public void installed(Connection transaction, InstalledApps.Install install) throws SQLException {
    events.installed(
        transaction, install.portal(), install.app(), install.user(), install.installedAt());
  }

  @Override
  public void removed(Connection transaction, InstalledApps.Install install, Instant now)
      throws SQLException {
    events.uninstalled(transaction, install.portal(), install.app(), now);
  }
}
