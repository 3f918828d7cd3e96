package dev.axle.audit;

import dev.axle.edge.Answer;
import dev.axle.edge.Call;
import dev.axle.edge.Operation;
import dev.axle.edge.PortalId;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Remembers sensitive acts: it listens to the operations that do them. */
public final class AuditLog {

  private final AuditStore store;

  public AuditLog(Jdbi jdbi) {
    this.store = new AuditStore(jdbi);
  }

  /** The operation, with a memory if it is a sensitive one. Refused calls are not remembered. */
  public Operation watching(Operation operation) {
    Optional<AuditedAct> act = AuditedActs.of(operation.name());
    return act.isEmpty()
        ? operation
        : operation.answeredBy(
            call -> {
              Answer answer = operation.handler().answer(call);
              remember(call, act.get());
              return answer;
            });
  }

  private void remember(Call call, AuditedAct act) {
    store.insert(
        call.portal(),
        call.caller().app(),
        call.now(),
        act,
        act.target().map(call::path).orElse(null));
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
