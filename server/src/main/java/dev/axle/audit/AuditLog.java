package dev.axle.audit;

import dev.axle.database.Database;
import dev.axle.edge.Operation;
import dev.axle.edge.PortalId;
import java.util.List;
import java.util.Optional;

/** Remembers sensitive acts: it listens to the operations that do them. */
public final class AuditLog {

  private final Database database;
  private final AuditStore store;

  public AuditLog(Database database) {
    this.database = database;
    this.store = new AuditStore(database.jdbi());
  }

  /**
   * The operation, with a memory if it is a sensitive one. What is remembered is committed with
   * what was done; refused calls are not remembered.
   */
  public Operation watching(Operation operation) {
    Optional<AuditedAct> act = AuditedActs.of(operation.name());
    return act.isEmpty()
        ? operation
        : operation.answeredBy(
            call ->
                database.with(
                    transaction -> store.insert(transaction, call, act.get()),
                    () -> operation.handler().answer(call)));
  }

  /** A stretch of the log, and the id behind which the next one begins if there is more. */
  record Page(List<AuditEntry> entries, Optional<Long> next) {}

  Page page(PortalId portal, AuditStore.Wish wish, Optional<Long> after, int limit) {
    List<AuditEntry> found = store.find(portal, wish, after, limit + 1);
    if (found.size() <= limit) {
      return new Page(found, Optional.empty());
    }
    List<AuditEntry> entries = found.subList(0, limit);
    return new Page(entries, Optional.of(entries.getLast().id()));
  }
}
