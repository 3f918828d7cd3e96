package dev.axle.crm.objects;

import dev.axle.crm.properties.Properties;
import dev.axle.crm.properties.PropertyDefinitions;
import dev.axle.crm.schemas.ObjectId;
import dev.axle.crm.schemas.ObjectType;
import dev.axle.database.Database;
import dev.axle.edge.Problem;
import dev.axle.journal.Author;
import dev.axle.journal.Change;
import dev.axle.journal.Journal;
import dev.axle.journal.Subject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Brings archived records back, with their associations, for 90 days.
 *
 * <p>Source: https://knowledge.hubspot.com/records/restore-deleted-records
 */
public final class RecycleBin {

  static final Duration KEPT = Duration.ofDays(90);

  private final Database database;
  private final Properties properties;
  private final Journal journal;
  private final Counterparts counterparts;
  private final ObjectStore store = new ObjectStore();
  private final UniqueValueStore uniqueValues = new UniqueValueStore();

  public RecycleBin(
      Database database, Properties properties, Journal journal, Counterparts counterparts) {
    this.counterparts = counterparts;
    this.database = database;
    this.properties = properties;
    this.journal = journal;
  }

  /**
   * @throws Problem 404 if the bin has no such records, 409 if another has taken one's email, 400
   *     if another has one of its unique values
   */
  void restore(Author author, ObjectType type, List<ObjectId> ids) {
    PropertyDefinitions definitions = properties.of(author.portal(), type);
    database.transaction(
        transaction -> {
          List<CrmObject> found =
              store.lockArchived(transaction, author.portal(), type, ids, author.now().minus(KEPT));
          if (found.size() < ids.stream().distinct().count()) {
            throw ObjectProblems.notFound();
          }
          List<UniqueValue> wanted = new ArrayList<>();
          found.forEach(object -> wanted.addAll(UniqueValues.of(object, definitions)));
          List<UniqueValue> refused =
              uniqueValues.claim(transaction, author.portal(), type, wanted);
          if (!refused.isEmpty()) {
            UniqueValue first = refused.getFirst();
            Map<UniqueValue, ObjectId> holders =
                uniqueValues.holders(transaction, author.portal(), type, List.of(first));
            throw UniqueValues.problem(
                author.portal(),
                type,
                first,
                Objects.requireNonNullElse(holders.get(first), first.holder()),
                Set.of());
          }
          store.restore(
              transaction,
              author.portal(),
              type,
              found.stream().map(CrmObject::id).toList(),
              author.now());
          counterparts.of(type).restored(transaction, author, found);
          journal.append(
              transaction,
              author.portal(),
              found.stream()
                  .map(
                      object ->
                          new Change(
                              new Subject(type.id().value(), object.id().value()),
                              Change.Kind.RESTORED,
                              author.now(),
                              author.source(),
                              "{}"))
                  .toList());
          return found.size();
        });
  }
}
