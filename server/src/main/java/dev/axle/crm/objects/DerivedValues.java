package dev.axle.crm.objects;

import dev.axle.crm.properties.Properties;
import dev.axle.crm.schemas.ObjectId;
import dev.axle.crm.schemas.ObjectType;
import dev.axle.edge.PortalId;
import dev.axle.journal.Author;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes values that nobody sets, since they follow from others, by the way of all writes: what is
 * the same is not written, what depends on them is worked out too.
 */
public final class DerivedValues {

  private final ObjectStore store;
  private final Revision revision;
  private final Properties properties;

  DerivedValues(ObjectStore store, Revision revision, Properties properties) {
    this.store = store;
    this.revision = revision;
    this.properties = properties;
  }

  /** Knows what the values of records are to be; those that it doesn't name stay, null clears. */
  @FunctionalInterface
  public interface Derivation {

    Map<ObjectId, Map<String, @Nullable String>> of(Collection<ObjectId> ids) throws SQLException;
  }

  /**
   * Writes the values of those records that are there and not archived. They are locked before the
   * derivation is asked, so of two at the same records the later one sees what the first left.
   */
  public void write(
      Connection transaction,
      Author author,
      ObjectType type,
      Collection<ObjectId> ids,
      Derivation derivation)
      throws SQLException {
    List<ObjectId> present =
        store.lock(transaction, author.portal(), type, ids).stream().map(CrmObject::id).toList();
    if (present.isEmpty()) {
      return;
    }
    Map<ObjectId, Map<String, @Nullable String>> values = derivation.of(present);
    Map<ObjectId, Revision.Planned> plans = new LinkedHashMap<>();
    for (ObjectId id : present) {
      Map<String, @Nullable String> own = values.getOrDefault(id, Map.of());
      plans.put(
          id,
          new Revision.Planned(
              new ObjectChange(id.toString(), Optional.empty(), own, Optional.empty()), own));
    }
    revision.apply(transaction, author, type, properties.of(author.portal(), type), plans);
  }

  /** The next records of a type that are not archived, by id. */
  public List<ObjectId> after(
      Connection connection, PortalId portal, ObjectType type, ObjectId last, int most)
      throws SQLException {
    return store.after(connection, portal, type, last, most);
  }
}
