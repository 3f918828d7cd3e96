package dev.axle.crm.objects;

import dev.axle.crm.schemas.ObjectId;
import dev.axle.crm.schemas.ObjectType;
import dev.axle.edge.PortalId;
import dev.axle.journal.Journal;
import dev.axle.journal.PropertyVersion;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the values of records were, for features that look at many of them. */
public final class PastValues {

  private final Journal journal;
  private final MergeStore merges = new MergeStore();

  public PastValues(Journal journal) {
    this.journal = journal;
  }

  /**
   * All that some properties of some records were ever set to. What a record was before a merge is
   * told of the record that it has become.
   */
  public List<PropertyVersion> of(
      Connection connection,
      PortalId portal,
      ObjectType type,
      Collection<Long> ids,
      Collection<String> properties)
      throws SQLException {
    Map<ObjectId, ObjectId> former =
        merges.former(connection, portal, type, ids.stream().map(ObjectId::new).toList());
    List<Long> all =
        Stream.concat(ids.stream(), former.keySet().stream().map(ObjectId::value)).toList();
    return journal
        .history(connection, portal, type.id().value(), all, properties, Integer.MAX_VALUE)
        .stream()
        .map(version -> present(former, version))
        .toList();
  }

  private static PropertyVersion present(Map<ObjectId, ObjectId> former, PropertyVersion version) {
    ObjectId into = former.get(new ObjectId(version.objectId()));
    return into == null ? version : version.of(into.value());
  }
}
