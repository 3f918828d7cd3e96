package dev.axle.audit;

import dev.axle.database.Database;
import dev.axle.edge.AppId;
import dev.axle.edge.Call;
import dev.axle.edge.Operation;
import dev.axle.edge.PortalId;
import dev.axle.edge.UserId;
import dev.axle.time.Clock;
import dev.axle.ui.Deed;
import dev.axle.ui.Page;
import dev.axle.ui.View;
import dev.axle.ui.Visit;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Remembers sensitive acts: it listens to the operations and pages that do them. */
public final class AuditLog {

  private final Database database;
  private final Function<PortalId, Clock> clocks;
  private final AuditStore store;

  /**
   * @param clocks those of portals
   */
  public AuditLog(Database database, Function<PortalId, Clock> clocks) {
    this.database = database;
    this.clocks = clocks;
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
                    transaction -> store.insert(transaction, done(call, act.get())),
                    () -> operation.handler().answer(call)));
  }

  private static Done done(Call call, AuditedAct act) {
    return new Done(
        call.portal(),
        call.caller().app(),
        call.caller().user(),
        call.now(),
        act,
        act.target().map(call::path),
        "");
  }

  /** The page, with a memory in the same way. */
  public Page watching(Page page) {
    Optional<AuditedAct> act = AuditedActs.ofPage(page.name());
    return act.isEmpty() ? page : page.answeredBy(visit -> remembered(page, visit, act.get()));
  }

  private View remembered(Page page, Visit visit, AuditedAct act) {
    try {
      return database.with(
          transaction -> store.insert(transaction, done(visit, act)),
          () -> {
            View view = page.handler().view(visit);
            if (view instanceof View.Drawn drawn && drawn.isRefusal()) {
              throw new Refused(view);
            }
            return view;
          });
    } catch (Refused refused) {
      return refused.view;
    }
  }

  private Done done(Visit visit, AuditedAct act) {
    Deed deed =
        visit
            .deed()
            .orElseGet(
                () ->
                    new Deed(
                        visit.visitor().account(), act.target().map(visit::path).orElse(""), ""));
    PortalId portal = deed.account().portal();
    return new Done(
        portal,
        AppId.PAGES,
        Optional.of(deed.account().user()),
        clocks.apply(portal).now(),
        act,
        Optional.of(deed.target()).filter(text -> !text.isEmpty()),
        deed.detail());
  }

  /** Remembers that somebody accepted an invitation, in the transaction that made a member. */
  public void joined(Connection transaction, PortalId portal, UserId user, String detail) {
    Done done =
        new Done(
            portal,
            AppId.PAGES,
            Optional.of(user),
            clocks.apply(portal).now(),
            AuditedActs.JOINED,
            Optional.of(user.toString()),
            detail);
    try {
      store.insert(transaction, done);
    } catch (SQLException failure) {
      throw Database.unchecked(failure);
    }
  }

  /** Nothing was done: the page says why. */
  private static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient View view;

    Refused(View view) {
      super("refused", null, false, false);
      this.view = view;
    }
  }

  /** A stretch of the log, and the id behind which the next one begins if there is more. */
  record Stretch(List<AuditEntry> entries, Optional<Long> next) {}

  Stretch page(PortalId portal, AuditStore.Wish wish, Optional<Long> after, int limit) {
    List<AuditEntry> found = store.find(portal, wish, after, limit + 1);
    if (found.size() <= limit) {
      return new Stretch(found, Optional.empty());
    }
    List<AuditEntry> entries = found.subList(0, limit);
    return new Stretch(entries, Optional.of(entries.getLast().id()));
  }
}
