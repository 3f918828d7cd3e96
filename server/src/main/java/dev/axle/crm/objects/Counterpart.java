package dev.axle.crm.objects;

import dev.axle.crm.schemas.ObjectId;
import dev.axle.edge.Problem;
import dev.axle.journal.Author;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * What the records of a type have beside them in another feature, such as the user behind a user's
 * record. It hears of every write in the transaction of that write.
 */
public interface Counterpart {

  /** Which of these new records can't be, and why. */
  default Map<ObjectId, Problem> refused(
      Connection transaction, Author author, Collection<CrmObject> wanted) throws SQLException {
    return Map.of();
  }

  default void made(Connection transaction, Author author, List<CrmObject> objects)
      throws SQLException {}

  /**
   * @throws Problem 400 if a change is one that the counterpart can't follow
   */
  default void check(Map<String, String> before, Map<String, String> after) {}

  default void changed(Connection transaction, Author author, List<CrmObject> objects)
      throws SQLException {}

  default void archived(Connection transaction, Author author, Collection<ObjectId> ids)
      throws SQLException {}

  /**
   * @throws Problem 409 if another has taken a counterpart's place
   */
  default void restored(Connection transaction, Author author, List<CrmObject> objects)
      throws SQLException {}
}
