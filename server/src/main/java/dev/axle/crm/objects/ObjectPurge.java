package dev.axle.crm.objects;

import dev.axle.crm.associations.Associations;
import dev.axle.crm.schemas.ObjectId;
import dev.axle.crm.schemas.ObjectType;
import dev.axle.database.Database;
import dev.axle.journal.Author;
import dev.axle.journal.Journal;
import java.util.List;

/** Deletes all records of a type that is no more, with their past and their associations. */
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
          if (!ids.isEmpty()) {
            associations.drop(transaction, author, type, ids);
            merges.erase(transaction, author.portal(), type, ids);
            journal.forget(
                transaction,
                author.portal(),
                type.id().value(),
                ids.stream().map(ObjectId::value).toList());
          }
          return ids.size();
        });
  }
}
