package dev.axle.portals;

import dev.axle.database.Database;
import dev.axle.edge.AppId;
import dev.axle.edge.PortalId;
import dev.axle.edge.Secret;
import dev.axle.edge.UserId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The public apps that portals have installed, and the access tokens of these. Whoever calls it
 * says in which transaction.
 */
public final class InstalledApps {

  /** How long a token that is over is still told from one that never was. */
  private static final Duration REMEMBERED = Duration.ofDays(1);

  private final Database database;
  private final Portals portals;
  private final Watcher watcher;
  private final InstalledAppStore store = new InstalledAppStore();

  /** Hears of apps that come and go, in the transaction in which they do. */
  public interface Watcher {

    /** Hears nothing. */
    Watcher NONE =
        new Watcher() {
          @Override
          public void installed(Connection transaction, Install install) {}

          @Override
          public void removed(Connection transaction, Install install, Instant now) {}
        };

    /** A portal has an app that it had not. */
    void installed(Connection transaction, Install install) throws SQLException;

    /** A portal has an app no more. */
    void removed(Connection transaction, Install install, Instant now) throws SQLException;
  }

  public InstalledApps(Database database, Portals portals) {
    this(database, portals, Watcher.NONE);
  }

  public InstalledApps(Database database, Portals portals, Watcher watcher) {
    this.database = database;
    this.portals = portals;
    this.watcher = watcher;
  }

  /**
   * An app in a portal.
   *
   * @param scopes what the portal granted
   * @param user who granted it, where that is known
   */
  public record Install(
      PortalId portal,
      AppId app,
      String name,
      Optional<UserId> user,
      Set<String> scopes,
      Instant installedAt) {
    public Install {
      scopes = Set.copyOf(scopes);
    }
  }

  /**
   * An access token that is kept.
   *
   * @param ofTheApp whether the app has it for itself, not for an install
   * @param expiresAt by the portal's clock
   */
  public record Issued(
      PortalId portal,
      AppId app,
      Optional<UserId> user,
      Set<String> scopes,
      boolean ofTheApp,
      Instant expiresAt) {
    public Issued {
      scopes = Set.copyOf(scopes);
    }
  }

  /** Installs an app, or changes what it was granted. */
  public void install(Connection transaction, Install install) throws SQLException {
    boolean isNew = store.find(transaction, install.portal(), install.app()).isEmpty();
    store.install(transaction, install);
    if (isNew) {
      watcher.installed(transaction, install);
    }
    forgetAfter(install.portal());
  }

  /** Lets an app have tokens for itself in the portal of its developer, which grants it nothing. */
  public void admit(Connection transaction, PortalId portal, AppId app, String name, Instant now)
      throws SQLException {
    store.admit(transaction, portal, app, name, now);
  }

  /**
   * Keeps an access token.
   *
   * @param own what it opens if the app has it for itself; empty: what the portal granted
   * @return false if the app is not installed any more
   */
  public boolean issue(
      Connection transaction,
      Secret token,
      PortalId portal,
      AppId app,
      Optional<Set<String>> own,
      Instant now,
      Instant expiresAt)
      throws SQLException {
    return store.issue(transaction, token.hash(), portal, app, own, now, expiresAt);
  }

  /** The access token of a public app, if there is such a one, also if it is over. */
  public Optional<Issued> issued(Secret token) {
    return database.read(connection -> store.issued(connection, token.hash()));
  }

  /** Ends one access token. */
  public void revoke(Connection transaction, PortalId portal, Secret token) throws SQLException {
    store.revoke(transaction, portal, token.hash());
    forgetAfter(portal);
  }

  /** The install of an app in a portal. */
  public Optional<Install> find(PortalId portal, AppId app) {
    return database.read(connection -> store.find(connection, portal, app));
  }

  /** The installs of a portal, the oldest first. */
  public List<Install> all(PortalId portal) {
    return database.read(connection -> store.all(connection, portal));
  }

  /**
   * Takes an app and its access tokens out of a portal.
   *
   * @return whether it was there
   */
  public boolean remove(Connection transaction, PortalId portal, AppId app) throws SQLException {
    Optional<Install> install = store.find(transaction, portal, app);
    boolean removed = store.remove(transaction, portal, app);
    if (removed && install.isPresent()) {
      watcher.removed(transaction, install.get(), portals.clock(portal).now());
    }
    forgetAfter(portal);
    return removed;
  }

  /** The portals that have an app. */
  public List<PortalId> portalsOf(Connection connection, AppId app) throws SQLException {
    return store.portalsOf(connection, app);
  }

  /** In how many portals an app is installed. */
  public int count(Connection connection, AppId app) throws SQLException {
    return store.count(connection, app);
  }

  /** Deletes the tokens that have been over for a day, by the clocks of their portals. */
  public void deleteOver() {
    List<PortalId> all = new ArrayList<>();
    List<Instant> before = new ArrayList<>();
    portals
        .times()
        .forEach(
            (portal, now) -> {
              all.add(portal);
              before.add(now.minus(REMEMBERED));
            });
    database.transaction(transaction -> store.deleteOver(transaction, all, before));
  }

  private void forgetAfter(PortalId portal) {
    database.afterCommit(() -> portals.forget(portal));
  }
}
