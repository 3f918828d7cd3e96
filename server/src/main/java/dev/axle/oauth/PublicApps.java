package dev.axle.oauth;

import dev.axle.database.Database;
import dev.axle.edge.AppId;
import dev.axle.edge.PortalId;
import dev.axle.edge.Problem;
import dev.axle.edge.Secret;
import dev.axle.portals.AppRemains;
import dev.axle.portals.InstalledApps;
import dev.axle.portals.Logos;
import dev.axle.portals.Scopes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** The public apps, as their developers keep them. */
public final class PublicApps {

  private static final int MOST = 100;

  private final Database database;
  private final Vault vault;
  private final InstalledApps installed;
  private final Logos logos;
  private final AppRemains remains;
  private final PublicAppStore store = new PublicAppStore();
  private final GrantStore grants = new GrantStore();

  public PublicApps(
      Database database, Vault vault, InstalledApps installed, Logos logos, AppRemains remains) {
    this.database = database;
    this.vault = vault;
    this.installed = installed;
    this.logos = logos;
    this.remains = remains;
  }

  /** An app, and the secret that is shown only now. */
  record Opened(PublicApp app, Secret clientSecret) {}

  /**
   * Makes sure that the secrets can be read: the key may be that of another installation.
   *
   * @throws IllegalStateException if they can't
   */
  public void check() {
    try {
      database.read(connection -> store.any(connection)).ifPresent(this::open);
    } catch (Vault.WrongKey otherKey) {
      throw new IllegalStateException(
          "The secrets of this database were sealed under another key. Set AXLE_SECRET_KEY to the"
              + " key that they were sealed under, or bring its file secret.key back.",
          otherKey);
    }
  }

  List<PublicApp> all(PortalId developer) {
    return database.read(connection -> store.all(connection, developer));
  }

  /**
   * @throws Problem 404 if the portal has made no such app
   */
  PublicApp read(PortalId developer, String id) {
    AppId app = id(id);
    return database.read(connection -> find(connection, developer, app));
  }

  /** An app, whichever portal made it. */
  public Optional<PublicApp> find(AppId app) {
    return database.read(connection -> store.find(connection, app)).map(PublicAppStore.Row::app);
  }

  /** Where the logo of an app is shown; empty text if it has none. */
  String logo(PublicApp app) {
    return logos.address(app.developer(), app.id());
  }

  /** In how many accounts it is installed. */
  int installs(PublicApp app) {
    return database.read(connection -> installed.count(connection, app.id()));
  }

  /** The app that has this client id. */
  Optional<PublicApp> ofClient(String clientId) {
    return row(clientId).map(PublicAppStore.Row::app);
  }

  /**
   * The client secret of an app, by which what is sent to it is signed.
   *
   * @throws IllegalStateException if there is no such app
   */
  public Secret secretOf(AppId app) {
    return database
        .read(connection -> store.find(connection, app))
        .map(this::open)
        .orElseThrow(() -> new IllegalStateException("no app " + app));
  }

  /**
   * The app that a client shows itself to be.
   *
   * @throws Problem 400 BAD_CLIENT_ID or BAD_CLIENT_SECRET
   */
  PublicApp authenticated(
      Optional<String> clientId, Optional<String> clientSecret, TokenError.Words words) {
    PublicAppStore.Row row =
        clientId.flatMap(this::row).orElseThrow(() -> words.of(TokenError.BAD_CLIENT_ID));
    if (clientSecret.filter(open(row)::is).isEmpty()) {
      throw words.of(TokenError.BAD_CLIENT_SECRET);
    }
    return row.app();
  }

  private Optional<PublicAppStore.Row> row(String clientId) {
    try {
      UUID id = UUID.fromString(clientId);
      return database.read(connection -> store.find(connection, id));
    } catch (IllegalArgumentException notAnId) {
      return Optional.empty();
    }
  }

  /**
   * @throws Problem 400 for what is not valid, or one too many
   */
  Opened create(PortalId developer, PublicAppWish wish, Instant now) {
    PublicApp app =
        wish.on(
            new PublicApp(
                new AppId(number()),
                developer,
                "",
                "",
                UUID.randomUUID(),
                List.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                now,
                now),
            now);
    Secret secret = Secret.uuid();
    return database.transaction(
        transaction -> {
          store.lock(transaction, developer);
          if (store.count(transaction, developer) >= MOST) {
            throw Problem.invalid("An account can make " + MOST + " public apps.");
          }
          store.write(transaction, app, seal(app, secret));
          logos.change(transaction, developer, app.id(), wish.logo());
          return new Opened(app, secret);
        });
  }

  /**
   * @throws Problem 404 if there is no such app, 400 for what is not valid
   */
  PublicApp update(PortalId developer, String id, PublicAppWish wish, Instant now) {
    AppId app = id(id);
    return database.transaction(
        transaction -> {
          PublicAppStore.Row row = locked(transaction, developer, app);
          PublicApp after = wish.on(row.app(), now);
          store.write(transaction, after, row.sealedSecret());
          logos.change(transaction, developer, app, wish.logo());
          return after;
        });
  }

  /**
   * Gives an app another secret; the one before is worth nothing from now on.
   *
   * @throws Problem 404 if there is no such app
   */
  Opened rotate(PortalId developer, String id) {
    AppId app = id(id);
    Secret secret = Secret.uuid();
    return database.transaction(
        transaction -> {
          PublicApp found = locked(transaction, developer, app).app();
          store.write(transaction, found, seal(found, secret));
          return new Opened(found, secret);
        });
  }

  /**
   * Deletes an app: every portal that has it loses it at once.
   *
   * @throws Problem 404 if there is no such app
   */
  void delete(PortalId developer, String id) {
    AppId app = id(id);
    database.transaction(
        transaction -> {
          if (!store.delete(transaction, developer, app)) {
            throw notFound(id);
          }
          for (PortalId portal : installed.portalsOf(transaction, app)) {
            installed.remove(transaction, portal, app);
            grants.remove(transaction, portal, app);
          }
          remains.remove(transaction, developer, app);
          return app;
        });
  }

  /** Makes the app of the settings, or brings its secret and its redirect URL up to date. */
  public void seed(SeededApp seed, PortalId developer, Instant now) {
    database.transaction(
        transaction -> {
          store.lock(transaction, developer);
          Optional<PublicApp> known =
              store.find(transaction, seed.clientId()).map(PublicAppStore.Row::app);
          PublicApp app =
              new PublicApp(
                  known.map(PublicApp::id).orElseGet(() -> new AppId(number())),
                  known.map(PublicApp::developer).orElse(developer),
                  known.map(PublicApp::name).orElse("App of the settings"),
                  known.map(PublicApp::description).orElse(""),
                  seed.clientId(),
                  List.of(seed.redirectUrl()),
                  known.map(PublicApp::requiredScopes).orElse(Set.of()),
                  known.map(PublicApp::conditionalScopes).orElse(Set.of()),
                  known.map(PublicApp::optionalScopes).orElse(Scopes.all()),
                  known.map(PublicApp::createdAt).orElse(now),
                  now);
          store.write(transaction, app, seal(app, seed.clientSecret()));
          return app;
        });
  }

  private PublicAppStore.Row locked(Connection transaction, PortalId developer, AppId app)
      throws SQLException {
    store.lock(transaction, developer);
    return store
        .find(transaction, app)
        .filter(row -> row.app().developer().equals(developer))
        .orElseThrow(() -> notFound(app.toString()));
  }

  private PublicApp find(Connection connection, PortalId developer, AppId app) throws SQLException {
    return store.find(connection, developer, app).orElseThrow(() -> notFound(app.toString()));
  }

  static AppId id(String text) {
    return AppId.parse(text).orElseThrow(() -> notFound(text));
  }

  static Problem notFound(String id) {
    return Problem.of(404, "OBJECT_NOT_FOUND", "There is no public app with the id " + id + ".");
  }

  /** Those of private apps are longer: in one portal no two apps have one number. */
  private static long number() {
    return ThreadLocalRandom.current().nextLong(1_000_000, 10_000_000);
  }

  private byte[] seal(PublicApp app, Secret secret) {
    return vault.seal(secret.value(), what(app));
  }

  private Secret open(PublicAppStore.Row row) {
    return new Secret(vault.open(row.sealedSecret(), what(row.app())));
  }

  private static String what(PublicApp app) {
    return "public app " + app.id();
  }
}
