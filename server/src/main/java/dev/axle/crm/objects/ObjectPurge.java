package dev.axle.crm.objects;

import dev.axle.crm.associations.Associations;
import dev.axle.crm.schemas.ObjectId;
import dev.axle.crm.schemas.ObjectType;
import dev.axle.database.Database;
import dev.axle.journal.Author;
import dev.axle.journal.Journal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Deletes records for good, with their past and their associations. */
public final class ObjectPurge {

  private static final int CHUNK = 500;

  private final Database database;
  private final Associations associations;
  private final Journal journal;
  private final ObjectPurgeStore store = new ObjectPurgeStore();
  private final MergeStore merges = new MergeStore();

  public ObjectPurge(Database database, Associations associations, Journal journal) {
    this.database = database;
    this.associations = associations;
    this.journal = journal;
  }

  /** All records of a type that is no more. */
  public void all(Author author, ObjectType type) {
    int gone;
    do {
      gone = some(author, type);
    } while (gone == CHUNK);
  }

  private int some(Author author, ObjectType type) {
    return database.transaction(
        transaction -> {
          List<ObjectId> ids = store.some(transaction, author.portal(), type, CHUNK);
          these(transaction, author, type, ids);
          return ids.size();
        });
  }

  /** Some records, and those that had become them. */
  void withFormer(Connection transaction, Author author, ObjectType type, Collection<ObjectId> ids)
      throws SQLException {
    if (!ids.isEmpty()) {
      Set<ObjectId> all = new HashSet<>(ids);
      all.addAll(merges.former(transaction, author.portal(), type, ids).keySet());
      these(transaction, author, type, all);
    }
  }

  private void these(
      Connection transaction, Author author, ObjectType type, Collection<ObjectId> ids)
      throws SQLException {
    if (!ids.isEmpty()) {
      associations.drop(transaction, author, type, ids);
      merges.erase(transaction, author.portal(), type, ids);
      journal.forget(
          transaction,
          author.portal(),
          type.id().value(),
          ids.stream().map(ObjectId::value).toList());
    }
  }
}
