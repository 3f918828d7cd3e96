package dev.axle.journal;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * The journal in the order in which it can be followed: by transaction, and of each transaction
 * only when none that began before it is still running. So nothing appears behind a reader.
 */
public final class ChangeFeed {

  /** The entries after a position, {@code most} of them at most. */
  public Stretch after(Connection connection, Position position, int most) throws SQLException {
    return ChangeFeedStore.after(connection, position, most);
  }

  /** The position behind which all that is not committed yet will appear. */
  public Position head(Connection connection) throws SQLException {
    return new Position(ChangeFeedStore.horizon(connection), 0);
  }
}
