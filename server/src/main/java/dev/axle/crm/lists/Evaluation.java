package dev.axle.crm.lists;

import dev.axle.crm.filters.Candidate;
import dev.axle.crm.filters.Filter;
import dev.axle.crm.filters.Matching;
import dev.axle.crm.schemas.ObjectType;
import dev.axle.edge.PortalId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Holds records, as they are now, against the filters of lists. */
final class Evaluation {

  private final RecordCandidates candidates;

  Evaluation(RecordCandidates candidates) {
    this.candidates = candidates;
  }

  /** What has to change for lists to hold what their filters say. */
  record Difference(List<MembershipStore.Pair> add, List<MembershipStore.Pair> remove) {}

  /** Looks at some records of one type and all places that they might have in some lists. */
  Difference of(
      Connection connection,
      PortalId portal,
      ObjectType type,
      Collection<FollowedList> lists,
      Collection<Long> records)
      throws SQLException {
    List<Filter> filters = lists.stream().map(FollowedList::filter).toList();
    Map<Long, ? extends Candidate> found =
        candidates.of(connection, portal, type, records, Needs.of(filters));
    Set<MembershipStore.Pair> members =
        MembershipStore.among(
            connection, portal, lists.stream().map(FollowedList::id).toList(), records);
    Difference difference = new Difference(new ArrayList<>(), new ArrayList<>());
    for (FollowedList list : lists) {
      for (long record : records) {
        MembershipStore.Pair pair = new MembershipStore.Pair(list.id(), record);
        Candidate candidate = found.get(record);
        boolean belongs = candidate != null && Matching.matches(list.filter(), candidate);
        boolean is = members.contains(pair);
        if (belongs && !is) {
          difference.add().add(pair);
        } else if (is && !belongs) {
          difference.remove().add(pair);
        }
      }
    }
    return difference;
  }
}
