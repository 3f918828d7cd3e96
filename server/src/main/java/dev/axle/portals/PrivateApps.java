package dev.axle.portals;

import dev.axle.database.Database;
import dev.axle.edge.AppId;
import dev.axle.edge.Caller;
import dev.axle.edge.EdgeProblems;
import dev.axle.edge.PortalId;
import dev.axle.edge.Problem;
import dev.axle.edge.UserId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The apps that a portal makes for itself, and their tokens. Nobody makes or opens an app that may
 * do more than the caller.
 *
 * <p>Source: https://developers.hubspot.com/docs/apps/legacy-apps/private-apps/overview
 */
public final class PrivateApps {

  private static final int MOST = 20;
  private static final int LONGEST_NAME = 256;
  private static final int LONGEST_DESCRIPTION = 2_000;
  private static final Duration OVERLAP = Duration.ofDays(7);

  private final Database database;
  private final Portals portals;
  private final Logos logos;
  private final AppRemains remains;
  private final PrivateAppStore store = new PrivateAppStore();

  public PrivateApps(Database database, Portals portals, Logos logos, AppRemains remains) {
    this.database = database;
    this.portals = portals;
    this.logos = logos;
    this.remains = remains;
  }

  /**
   * A token, without its text.
   *
   * @param lastUsedAt to the minute
   */
  public record Token(
      Instant createdAt, Optional<Instant> expiresAt, Optional<Instant> lastUsedAt) {}

  /** An app and its tokens, the newest last. */
  public record Entry(PrivateApp app, Instant createdAt, List<Token> tokens) {
    public Entry {
      tokens = List.copyOf(tokens);
    }
  }

  /** What is wished of an app; what is empty stays, or is nothing for a new one. */
  record Wish(
      Optional<String> name,
      Optional<String> description,
      Optional<Set<String>> scopes,
      LogoChange logo) {

    /** Other scopes, and nothing else. */
    static Wish of(Set<String> scopes) {
      return new Wish(
          Optional.empty(), Optional.empty(), Optional.of(scopes), new LogoChange.Stays());
    }

    /** This on top of what there is. */
    private PrivateApp on(PrivateApp before) {
      return new PrivateApp(
          before.portal(),
          before.id(),
          name.orElse(before.name()),
          description.orElse(before.description()),
          before.user(),
          scopes.orElse(before.scopes()));
    }
  }

  /** An app, and the token that is shown only now. */
  record Opened(Entry entry, AccessToken token) {}

  List<Entry> all(PortalId portal) {
    return database.read(connection -> store.all(connection, portal));
  }

  /**
   * @throws Problem 404 if the portal has no such app
   */
  Entry read(PortalId portal, String id) {
    AppId app = id(id);
    return database.read(connection -> find(connection, portal, app));
  }

  /** The app, if the portal made it for itself. */
  public Optional<PrivateApp> find(PortalId portal, AppId app) {
    return database.read(connection -> store.find(connection, portal, app)).map(Entry::app);
  }

  /**
   * Makes an app that acts for whom the caller acts for.
   *
   * @throws Problem 400 for what is not valid or one too many, 403 for scopes that the caller lacks
   */
  Opened create(Caller caller, Wish wish) {
    AccessToken token = AccessToken.random();
    PrivateApp app =
        wish.on(
            new PrivateApp(
                caller.portal(), new AppId(Portals.number()), "", "", caller.user(), Set.of()));
    check(caller, app);
    return database.transaction(
        transaction -> {
          if (store.count(transaction, caller.portal()) >= MOST) {
            throw Problem.invalid("An account can have " + MOST + " private apps.");
          }
          Instant now = caller.clock().now();
          store.insert(transaction, app, now);
          store.insert(transaction, caller.portal(), app.id(), token.hash(), now);
          logos.change(transaction, caller.portal(), app.id(), wish.logo());
          return new Opened(find(transaction, caller.portal(), app.id()), token);
        });
  }

  /**
   * Changes what is told of an app, or its scopes; its tokens open the new ones at once.
   *
   * @throws Problem 404 if there is no such app, 400 or 403 as for a new one
   */
  Entry update(Caller caller, String id, Wish wish) {
    AppId app = id(id);
    return database.transaction(
        transaction -> {
          PrivateApp before = find(transaction, caller.portal(), app).app();
          PrivateApp after = wish.on(before);
          check(after);
          wish.scopes().ifPresent(scopes -> check(caller, scopes));
          store.update(transaction, after);
          logos.change(transaction, caller.portal(), app, wish.logo());
          forgetAfter(caller.portal());
          return find(transaction, caller.portal(), app);
        });
  }

  /**
   * Deletes an app; its tokens end at once.
   *
   * @throws Problem 404 if there is no such app, 400 if it is the one that calls
   */
  void delete(Caller caller, String id) {
    AppId app = id(id);
    if (app.equals(caller.app())) {
      throw Problem.invalid("An app can't delete itself.");
    }
    database.transaction(
        transaction -> {
          find(transaction, caller.portal(), app);
          forgetAfter(caller.portal());
          remains.remove(transaction, caller.portal(), app);
          return store.delete(transaction, caller.portal(), app);
        });
  }

  /**
   * Gives an app another token.
   *
   * @param overlapDays how long the one before goes on opening: 0 or 7; those of earlier rotations
   *     end at once
   * @throws Problem 404 if there is no such app, 403 if it may do more than the caller
   */
  Opened rotate(Caller caller, String id, int overlapDays) {
    if (overlapDays != 0 && overlapDays != OVERLAP.toDays()) {
      throw Problem.invalid("overlapDays must be 0 or " + OVERLAP.toDays());
    }
    AppId app = id(id);
    AccessToken token = AccessToken.random();
    return database.transaction(
        transaction -> {
          check(caller, find(transaction, caller.portal(), app).app().scopes());
          Instant now = caller.clock().now();
          store.end(transaction, caller.portal(), app, now.plus(Duration.ofDays(overlapDays)));
          store.insert(transaction, caller.portal(), app, token.hash(), now);
          forgetAfter(caller.portal());
          return new Opened(find(transaction, caller.portal(), app), token);
        });
  }

  /** Whom an app acts for, or the app's own number where that is nobody. */
  static long user(Optional<UserId> user, AppId app) {
    return user.map(UserId::value).orElse(app.value());
  }

  private Entry find(Connection connection, PortalId portal, AppId app) throws SQLException {
    return store.find(connection, portal, app).orElseThrow(() -> notFound(app.toString()));
  }

  private static AppId id(String text) {
    return AppId.parse(text).orElseThrow(() -> notFound(text));
  }

  private static Problem notFound(String id) {
    return Problem.of(404, "OBJECT_NOT_FOUND", "There is no private app with the id " + id + ".");
  }

  private static void check(Caller caller, PrivateApp app) {
    check(app);
    check(caller, app.scopes());
  }

  private static void check(PrivateApp app) {
    if (app.name().isBlank() || app.name().length() > LONGEST_NAME) {
      throw Problem.invalid("The name must have 1 to " + LONGEST_NAME + " characters");
    }
    if (app.description().length() > LONGEST_DESCRIPTION) {
      throw Problem.invalid(
          "The description must have at most " + LONGEST_DESCRIPTION + " characters");
    }
  }

  private static void check(Caller caller, Set<String> scopes) {
    Set<String> unknown = new TreeSet<>(scopes);
    unknown.removeAll(Scopes.all());
    if (!unknown.isEmpty()) {
      throw Problem.invalid("There are no scopes " + unknown)
          .context("scopes", List.copyOf(unknown));
    }
    Set<String> beyond = new TreeSet<>(scopes);
    beyond.removeAll(caller.scopes());
    if (!beyond.isEmpty()) {
      throw EdgeProblems.missingScopes(beyond);
    }
  }

  private void forgetAfter(PortalId portal) {
    database.afterCommit(() -> portals.forget(portal));
  }
}
