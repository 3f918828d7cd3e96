package dev.axle.crm.objects;

import dev.axle.crm.properties.PropertyDefinitions;
import dev.axle.crm.schemas.ObjectId;
import dev.axle.crm.schemas.ObjectType;
import dev.axle.journal.Author;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Changes the records that have a unique value, and makes those that are missing. */
final class Upsert {

  private final Creation creation;
  private final Revision revision;
  private final Identities identities;

  Upsert(Creation creation, Revision revision, Identities identities) {
    this.creation = creation;
    this.revision = revision;
    this.identities = identities;
  }

  /**
   * @param input its id is normalised, its properties hold the id property
   */
  record Planned(String idProperty, ObjectChange input) {}

  Planned plan(ObjectType type, PropertyDefinitions definitions, ObjectChange input) {
    String idProperty = input.idProperty().orElseThrow(ObjectProblems::noIdProperty);
    String value = identities.normalised(type, definitions, idProperty, input.id());
    Map<String, @Nullable String> properties = new LinkedHashMap<>(input.properties());
    if (!idProperty.equals(CrmObject.ID)) {
      properties.putIfAbsent(idProperty, value);
    }
    return new Planned(
        idProperty, new ObjectChange(value, Optional.of(idProperty), properties, input.trace()));
  }

  BatchOutcome<Written> apply(
      Connection transaction,
      Author author,
      ObjectType type,
      PropertyDefinitions definitions,
      List<Planned> plans)
      throws SQLException {
    Map<Planned, ObjectId> present = present(transaction, author, type, plans);
    Map<ObjectId, Revision.Planned> revisions = new LinkedHashMap<>();
    List<Draft> drafts = new ArrayList<>();
    for (Planned planned : plans) {
      ObjectId id = present.get(planned);
      if (id != null) {
        revisions.put(id, Revision.plan(author, definitions, planned.input()));
      } else {
        drafts.add(
            creation.draft(
                author,
                type,
                definitions,
                new NewObject(planned.input().properties(), List.of(), planned.input().trace())));
      }
    }
    BatchOutcome<Written> revised =
        revisions.isEmpty()
            ? new BatchOutcome<>(List.of(), List.of())
            : revision.apply(transaction, author, type, definitions, revisions);
    BatchOutcome<Written> made =
        drafts.isEmpty()
            ? new BatchOutcome<>(List.of(), List.of())
            : creation.insert(transaction, author, type, definitions, drafts);
    return revised.and(made);
  }

  private Map<Planned, ObjectId> present(
      Connection transaction, Author author, ObjectType type, List<Planned> plans)
      throws SQLException {
    Map<Planned, ObjectId> present = new HashMap<>();
    for (String property : plans.stream().map(Planned::idProperty).distinct().toList()) {
      List<Planned> alike =
          plans.stream().filter(planned -> planned.idProperty().equals(property)).toList();
      Map<String, ObjectId> holders =
          identities.find(
              transaction,
              author.portal(),
              type,
              property,
              alike.stream().map(planned -> planned.input().id()).toList());
      for (Planned planned : alike) {
        ObjectId holder = holders.get(planned.input().id());
        if (holder != null) {
          present.put(planned, holder);
        }
      }
    }
    return present;
  }
}
