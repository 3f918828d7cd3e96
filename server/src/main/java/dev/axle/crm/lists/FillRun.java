package dev.axle.crm.lists;

import dev.axle.crm.objects.RecordIds;
import dev.axle.crm.schemas.ObjectType;
import dev.axle.database.Database;
import dev.axle.edge.PortalId;
import dev.axle.journal.Author;
import dev.axle.journal.Source;
import dev.axle.time.Clock;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One fill: goes through the records that the filter finds and through the present members side by
 * side, by their ids, and looks closely at those that are in one and not in the other.
 *
 * <p>Each piece looks at its records as they are while it holds the list, and the consumer of the
 * journal does too while a list is being filled. So whichever of them looks last at a record sees
 * its last state, and a change that commits after a look comes to the consumer later.
 */
final class FillRun {

  private static final int PIECE = 2_000;
  private static final int PAGE = 10_000;
  static final Source SOURCE =
      new Source("INTERNAL_PROCESSING", "lists", Optional.empty(), Optional.empty());

  record Tools(
      Database database,
      Followed followed,
      MatchingRecords matching,
      Evaluation evaluation,
      MembershipWrite writes,
      RecordIds records) {}

  /** Ends a run that is not to go on. */
  private static final class Left extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Left() {
      super("left", null, false, false);
    }
  }

  private final Tools tools;
  private final PortalId portal;
  private final Clock clock;
  private final BooleanSupplier stopped;
  private final Deque<Long> members = new ArrayDeque<>();
  private final List<Long> suspects = new ArrayList<>();
  private FillStore.Fill fill;
  private long lastMember;
  private boolean allMembers;

  FillRun(Tools tools, FillStore.Fill fill, Clock clock, BooleanSupplier stopped) {
    this.tools = tools;
    this.portal = fill.portal();
    this.clock = clock;
    this.stopped = stopped;
    this.fill = fill;
    this.lastMember = fill.cursor();
  }

  void go() {
    Optional<CrmList> list =
        tools
            .database()
            .read(
                connection ->
                    MembershipStore.hold(connection, portal, List.of(fill.list())).stream()
                        .filter(found -> isFilled(found))
                        .findFirst());
    if (list.isEmpty()) {
      tools.database().transaction(transaction -> FillStore.end(transaction, fill));
      return;
    }
    try {
      FollowedList followed = tools.followed().at(portal, list.get(), clock.now());
      long start = fill.cursor();
      tools
          .matching()
          .ids(
              portal,
              list.get().type(),
              followed.filter(),
              id -> {
                if (id > start) {
                  found(followed, id);
                }
              });
      for (long member = nextMember(); member >= 0; member = nextMember()) {
        suspect(followed, member);
      }
      settle(followed);
      end(followed);
    } catch (Left another) {
      suspects.clear();
    }
  }

  /** A list that was deleted or has become one that people fill is left as it is. */
  private boolean isFilled(CrmList list) {
    return !list.isDeleted()
        && tools.followed().hasType(portal, list)
        && (list.isFollowed() || list.status() == ProcessingStatus.PROCESSING);
  }

  private void found(FollowedList list, long id) {
    while (true) {
      Long member = peek();
      if (member == null || member > id) {
        suspect(list, id);
        return;
      }
      members.poll();
      if (member == id) {
        return;
      }
      suspect(list, member);
    }
  }

  private long nextMember() {
    Long next = peek();
    if (next == null) {
      return -1;
    }
    members.poll();
    return next;
  }

  private @Nullable Long peek() {
    if (members.isEmpty() && !allMembers) {
      List<Long> page =
          tools
              .database()
              .read(
                  connection ->
                      MembershipStore.members(connection, portal, fill.list(), lastMember, PAGE));
      allMembers = page.size() < PAGE;
      members.addAll(page);
      if (!page.isEmpty()) {
        lastMember = page.getLast();
      }
      keep();
    }
    return members.peek();
  }

  /** Keeps the fill, or leaves it. */
  private void keep() {
    if (stopped.getAsBoolean()
        || !tools
            .database()
            .transaction(transaction -> FillStore.advance(transaction, fill, fill.cursor()))) {
      throw new Left();
    }
  }

  private void suspect(FollowedList list, long id) {
    suspects.add(id);
    if (suspects.size() == PIECE) {
      settle(list);
    }
  }

  private void settle(FollowedList list) {
    if (suspects.isEmpty()) {
      return;
    }
    long to = suspects.getLast();
    List<Long> piece = List.copyOf(suspects);
    suspects.clear();
    if (stopped.getAsBoolean()
        || !tools.database().transaction(transaction -> settle(transaction, list, piece, to))) {
      throw new Left();
    }
    fill = fill.at(to);
  }

  private boolean settle(Connection transaction, FollowedList list, List<Long> piece, long to)
      throws SQLException {
    CrmList held = MembershipStore.hold(transaction, portal, List.of(list.id())).getFirst();
    if (held.version() != list.list().version()
        || !isFilled(held)
        || !FillStore.advance(transaction, fill, to)) {
      return false;
    }
    ObjectType type = tools.followed().type(portal, held);
    if (!held.isFollowed()) {
      tools.records().hold(transaction, portal, type, piece);
    }
    Evaluation.Difference difference =
        tools.evaluation().of(transaction, portal, type, List.of(list), piece);
    tools
        .writes()
        .write(
            transaction,
            new Author(portal, SOURCE, clock.now()),
            type.id(),
            difference.add(),
            held.isFollowed() ? difference.remove() : List.of());
    return true;
  }

  private void end(FollowedList list) {
    tools
        .database()
        .transaction(
            transaction -> {
              CrmList held =
                  MembershipStore.hold(transaction, portal, List.of(list.id())).getFirst();
              if (!FillStore.end(transaction, fill)) {
                return held;
              }
              FillStore.complete(transaction, fill);
              if (held.isFollowed() && tools.followed().conditions(portal, held).move()) {
                FillStore.found(transaction, fill, clock.now());
              } else {
                FillStore.still(transaction, fill);
              }
              return held;
            });
  }
}
