package dev.axle.webhooks;

import dev.axle.database.Database;
import dev.axle.edge.Secret;
import dev.axle.oauth.Vault;
import java.util.Optional;

/** The secrets of private apps, each made when it is first needed, and sealed. */
public final class PrivateSecrets {

  private final Database database;
  private final Vault vault;
  private final SecretStore store = new SecretStore();

  public PrivateSecrets(Database database, Vault vault) {
    this.database = database;
    this.vault = vault;
  }

  /** The secret of an app that is known to be there. */
  public Secret of(AppKey app) {
    Optional<byte[]> known = database.read(connection -> store.find(connection, app));
    byte[] sealed = known.isPresent() ? known.get() : made(app);
    return new Secret(vault.open(sealed, what(app)));
  }

  /** Another secret: what is sent from now on is signed by it. */
  public Secret rotate(AppKey app) {
    Secret next = Secret.uuid();
    byte[] sealed = vault.seal(next.value(), what(app));
    database.transaction(
        transaction -> {
          store.put(transaction, app, sealed);
          return app;
        });
    return next;
  }

  private byte[] made(AppKey app) {
    byte[] sealed = vault.seal(Secret.uuid().value(), what(app));
    return database.transaction(
        transaction -> {
          store.insert(transaction, app, sealed);
          return store.find(transaction, app).orElseThrow();
        });
  }

  private static String what(AppKey app) {
    return "private app %s of %s".formatted(app.app(), app.maker());
  }
}
