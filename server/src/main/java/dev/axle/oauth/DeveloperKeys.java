package dev.axle.oauth;

import dev.axle.database.Database;
import dev.axle.edge.Call;
import dev.axle.edge.EdgeProblems;
import dev.axle.edge.PortalId;
import dev.axle.edge.Problem;
import dev.axle.edge.Secret;
import java.time.Instant;
import java.util.Optional;

/**
 * The keys by which developers speak of their apps, {@code ?hapikey=}: kept as SHA-256.
 *
 * <p>Source: https://developers.hubspot.com/docs/apps/legacy-apps/authentication/overview
 */
public final class DeveloperKeys {

  private final Database database;
  private final DeveloperKeyStore store = new DeveloperKeyStore();

  public DeveloperKeys(Database database) {
    this.database = database;
  }

  /** Makes a key good for a portal's apps, for ever. */
  public void seed(Secret key, PortalId developer, Instant now) {
    database.transaction(
        transaction -> {
          store.insert(transaction, key.hash(), developer, now);
          return developer;
        });
  }

  /** The portal whose apps a key is good for. */
  public Optional<PortalId> portal(Secret key) {
    return database.read(connection -> store.portal(connection, key.hash()));
  }

  /**
   * The portal whose apps a call may speak of, by its {@code hapikey}.
   *
   * @throws Problem 401 without a key that is good
   */
  public PortalId developer(Call call) {
    return call.query()
        .text("hapikey")
        .map(Secret::new)
        .flatMap(this::portal)
        .orElseThrow(EdgeProblems::noCredentials);
  }
}
