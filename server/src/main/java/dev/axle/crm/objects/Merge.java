package dev.axle.crm.objects;

import dev.axle.crm.associations.Associations;
import dev.axle.crm.properties.Properties;
import dev.axle.crm.properties.PropertyDefinitions;
import dev.axle.crm.schemas.ObjectId;
import dev.axle.crm.schemas.ObjectType;
import dev.axle.database.Database;
import dev.axle.edge.Json;
import dev.axle.journal.Author;
import dev.axle.journal.Change;
import dev.axle.journal.Journal;
import dev.axle.journal.Source;
import dev.axle.journal.Subject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes one record of two. It has a new id; the ids of the two lead to it.
 *
 * <p>Source: https://developers.hubspot.com/docs/api-reference/crm-contacts-v3/guide (merge)
 */
public final class Merge {

  private static final int MOST_MERGED = 250;

  private final Database database;
  private final Properties properties;
  private final Associations associations;
  private final Journal journal;
  private final ObjectStore store = new ObjectStore();
  private final MergeStore merges = new MergeStore();
  private final ObjectIdStore ids = new ObjectIdStore();
  private final UniqueValueStore uniqueValues = new UniqueValueStore();

  public Merge(
      Database database, Properties properties, Associations associations, Journal journal) {
    this.database = database;
    this.properties = properties;
    this.associations = associations;
    this.journal = journal;
  }

  /**
   * @return the record that the two have become
   * @throws dev.axle.edge.Problem 404 if one of them is missing, 400 if they are one already
   */
  Written merge(Author author, ObjectType type, ObjectId primaryId, ObjectId otherId) {
    PropertyDefinitions definitions = properties.of(author.portal(), type);
    return database.transaction(
        transaction -> merge(transaction, author, type, definitions, primaryId, otherId));
  }

  private Written merge(
      Connection transaction,
      Author author,
      ObjectType type,
      PropertyDefinitions definitions,
      ObjectId primaryId,
      ObjectId otherId)
      throws SQLException {
    Map<ObjectId, ObjectId> present =
        merges.present(transaction, author.portal(), type, List.of(primaryId, otherId));
    ObjectId one = present.getOrDefault(primaryId, primaryId);
    ObjectId two = present.getOrDefault(otherId, otherId);
    if (one.equals(two)) {
      throw ObjectProblems.mergedAlready(primaryId, otherId);
    }
    Map<ObjectId, CrmObject> locked = new TreeMap<>();
    for (CrmObject object : store.lock(transaction, author.portal(), type, List.of(one, two))) {
      locked.put(object.id(), object);
    }
    CrmObject primary = locked.get(one);
    CrmObject other = locked.get(two);
    if (primary == null || other == null) {
      throw ObjectProblems.notFound();
    }
    ObjectId id = ids.take(transaction, 1).getFirst();
    MergedValues merged = MergedValues.of(type, definitions, primary, other, id, author);
    if (merged.identities() > MOST_MERGED) {
      throw ObjectProblems.mergedTooOften(MOST_MERGED);
    }
    List<UniqueValue> held = new ArrayList<>(UniqueValues.of(primary, definitions));
    held.addAll(UniqueValues.of(other, definitions));
    uniqueValues.release(transaction, author.portal(), type, held);
    CrmObject result = merged.record();
    store.insert(transaction, author.portal(), type, List.of(result));
    merges.redirect(transaction, author, type, List.of(one, two), id);
    uniqueValues.claim(transaction, author.portal(), type, UniqueValues.of(result, definitions));
    associations.move(transaction, author, type, List.of(one, two), id);
    journal.append(transaction, author.portal(), changes(author, type, merged, one, two));
    Set<String> shown = new LinkedHashSet<>(result.properties().keySet());
    shown.add(CrmObject.ID);
    shown.add(type.createdProperty());
    shown.add(type.modifiedProperty());
    return new Written(result, shown, true, Optional.empty());
  }

  private static List<Change> changes(
      Author author, ObjectType type, MergedValues merged, ObjectId one, ObjectId two) {
    Subject subject = new Subject(type.id().value(), merged.record().id().value());
    Source source = author.by("MERGE_OBJECTS").source();
    Map<String, @Nullable String[]> delta = merged.delta();
    List<Change> changes = new ArrayList<>();
    changes.add(
        new Change(
            subject,
            Change.Kind.MERGED,
            author.now(),
            author.source(),
            "{\"primaryId\":%s,\"mergedId\":%s,\"moved\":%d}".formatted(one, two, merged.moved())));
    if (!delta.isEmpty()) {
      changes.add(
          new Change(
              subject,
              Change.Kind.UPDATED,
              author.now(),
              source,
              Json.mapper().writeValueAsString(delta)));
    }
    for (ObjectId gone : List.of(one, two)) {
      changes.add(
          new Change(
              new Subject(type.id().value(), gone.value()),
              Change.Kind.MERGED,
              author.now(),
              author.source(),
              "{\"into\":%s}".formatted(merged.record().id())));
    }
    return changes;
  }
}
