package dev.axle.oauth;

import dev.axle.database.Database;
import dev.axle.edge.PortalId;
import dev.axle.edge.Problem;
import dev.axle.edge.Secret;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The keys by which developers speak of their apps, {@code ?hapikey=}: kept as SHA-256.
 *
 * <p>Source: https://developers.hubspot.com/docs/apps/legacy-apps/authentication/overview
 */
public final class DeveloperKeys {

  private static final int MOST = 20;
  private static final int LONGEST_NAME = 100;

  private final Database database;
  private final DeveloperKeyStore store = new DeveloperKeyStore();

  public DeveloperKeys(Database database) {
    this.database = database;
  }

  /**
   * A key, without its text.
   *
   * @param name empty for that of the settings
   */
  public record Key(long id, String name, Instant createdAt) {}

  /** The oldest first. */
  List<Key> all(PortalId developer) {
    return database.read(connection -> store.all(connection, developer));
  }

  /**
   * Makes a key; this is the only time to show it.
   *
   * @throws Problem 400 for a name of no use, or one key too many
   */
  Secret create(PortalId developer, String name, Instant now) {
    if (name.isBlank() || name.length() > LONGEST_NAME) {
      throw Problem.invalid("The name must have 1 to " + LONGEST_NAME + " characters");
    }
    Secret key = Secret.uuid();
    return database.transaction(
        transaction -> {
          store.lock(transaction, developer);
          if (store.all(transaction, developer).size() >= MOST) {
            throw Problem.invalid("An account can have " + MOST + " developer API keys.");
          }
          store.insert(transaction, key.hash(), name, developer, now);
          return key;
        });
  }

  /**
   * Ends a key at once.
   *
   * @throws Problem 404 if the portal has no such key
   */
  void end(PortalId developer, long key) {
    database.transaction(
        transaction -> {
          if (!store.delete(transaction, developer, key)) {
            throw notFound();
          }
          return developer;
        });
  }

  static Problem notFound() {
    return Problem.of(404, "OBJECT_NOT_FOUND", "There is no such developer API key.");
  }

  /** Makes a key good for a portal's apps, for ever. */
  public void seed(Secret key, PortalId developer, Instant now) {
    database.transaction(
        transaction -> {
          store.insert(transaction, key.hash(), "", developer, now);
          return developer;
        });
  }

  /** The portal whose apps a key is good for. */
  public Optional<PortalId> portal(Secret key) {
    return database.read(connection -> store.portal(connection, key.hash()));
  }
}
