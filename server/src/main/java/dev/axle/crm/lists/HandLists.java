package dev.axle.crm.lists;

import dev.axle.crm.schemas.ObjectTypeId;
import dev.axle.database.Database;
import dev.axle.edge.PortalId;
import dev.axle.journal.Author;
import dev.axle.journal.Journal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Lists that other features make, and fill within their own transactions. */
public final class HandLists {

  private static final int LONGEST = 240;

  private final ListStore store;
  private final MembershipWrite writes;

  public HandLists(Database database, Journal journal) {
    this.store = new ListStore(database.jdbi());
    this.writes = new MembershipWrite(journal);
  }

  /** Makes an empty list; if its name is taken, it gets a number. */
  public ListId make(PortalId portal, ObjectTypeId type, String name, String by, Instant now) {
    String wanted = name.length() > LONGEST ? name.substring(0, LONGEST) : name;
    return store.changing(
        portal,
        rows -> {
          String free = wanted;
          for (int n = 2; rows.named(free).isPresent(); n++) {
            free = "%s (%d)".formatted(wanted, n);
          }
          CrmList made =
              rows.insert(
                  new ListStore.Draft(
                      free,
                      type,
                      ProcessingType.MANUAL,
                      ProcessingStatus.COMPLETE,
                      Optional.empty(),
                      ListSettings.NONE,
                      ListFolder.ROOT,
                      new CrmList.Stamp(now, by)));
          rows.edited(made.id(), now);
          return made.id();
        });
  }

  /** Puts records into a list, unless it has been deleted meanwhile. */
  public void add(
      Connection transaction, Author author, ListId id, ObjectTypeId type, Collection<Long> records)
      throws SQLException {
    List<CrmList> held = MembershipStore.hold(transaction, author.portal(), List.of(id));
    if (held.stream().anyMatch(list -> !list.isDeleted() && !list.isFollowed())) {
      writes.write(
          transaction,
          author,
          type,
          records.stream().distinct().map(record -> new MembershipStore.Pair(id, record)).toList(),
          List.of());
    }
  }
}
