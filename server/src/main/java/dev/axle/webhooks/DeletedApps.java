package dev.axle.webhooks;

import java.sql.Connection;
import java.sql.SQLException;

/** Forgets the webhooks and journals of apps that are deleted. */
public final class DeletedApps {

  private final AppRemainsStore remains = new AppRemainsStore();

  /** Forgets them in the transaction that deletes the app. */
  public void forget(Connection transaction, AppKey app) throws SQLException {
    remains.delete(transaction, app);
  }
}
