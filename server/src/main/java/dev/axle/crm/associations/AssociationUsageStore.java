package dev.axle.crm.associations;

import dev.axle.crm.schemas.ObjectId;
import dev.axle.crm.schemas.ObjectTypeId;
import dev.axle.edge.PortalId;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** Counts the records whose associations are as many as they may be, or nearly. */
final class AssociationUsageStore {

  /** How many associations each record of the portal has to each type. */
  private static final String COUNTS =
      """
      select from_type, from_id, to_type, count(distinct to_id) as n
      from association
      where portal_id = :portal %s
      group by from_type, from_id, to_type
      """;

  private static final String OF_ONE_PAIR = "and from_type = :from and to_type = :to";

  private final Jdbi jdbi;

  AssociationUsageStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** How many records of a pair may have, and from how many on they are near that. */
  record Threshold(ObjectTypeId from, ObjectTypeId to, int most, int near) {}

  /** The pairs of which some record is near its limit or at it. */
  List<AssociationUsage.Pair> pairs(PortalId portal, List<Threshold> thresholds) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select l.from_type, l.to_type,
                      count(*) filter (where c.n >= l.most), count(*) filter (where c.n < l.most)
                    from (%s) c
                    join unnest(:froms::text[], :tos::text[], :mosts::int[], :nears::int[])
                      as l (from_type, to_type, most, near)
                      on l.from_type = c.from_type and l.to_type = c.to_type and c.n >= l.near
                    group by l.from_type, l.to_type
                    order by l.from_type, l.to_type
                    """
                        .formatted(COUNTS.formatted("")))
                .bind("portal", portal.value())
                .bindArray(
                    "froms", String.class, thresholds.stream().map(t -> t.from().value()).toList())
                .bindArray(
                    "tos", String.class, thresholds.stream().map(t -> t.to().value()).toList())
                .bindArray(
                    "mosts", Long.class, thresholds.stream().map(t -> (long) t.most()).toList())
                .bindArray(
                    "nears", Long.class, thresholds.stream().map(t -> (long) t.near()).toList())
                .map(
                    (row, context) ->
                        new AssociationUsage.Pair(
                            new ObjectTypeId(row.getString(1)),
                            new ObjectTypeId(row.getString(2)),
                            row.getInt(3),
                            row.getInt(4)))
                .list());
  }

  /** Records with at least and less than so many associations, those with the most first. */
  List<AssociationUsage.Sample> samples(
      PortalId portal, ObjectTypeId from, ObjectTypeId to, int least, int below, int most) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select from_id, n from (%s) c
                    where n >= :least and n < :below
                    order by n desc, from_id
                    limit :most
                    """
                        .formatted(COUNTS.formatted(OF_ONE_PAIR)))
                .bind("portal", portal.value())
                .bind("from", from.value())
                .bind("to", to.value())
                .bind("least", least)
                .bind("below", below)
                .bind("most", most)
                .map(
                    (row, context) ->
                        new AssociationUsage.Sample(new ObjectId(row.getLong(1)), row.getInt(2)))
                .list());
  }

  /** How many records have at least and less than so many associations. */
  int count(PortalId portal, ObjectTypeId from, ObjectTypeId to, int least, int below) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select count(*) from (%s) c where n >= :least and n < :below"
                        .formatted(COUNTS.formatted(OF_ONE_PAIR)))
                .bind("portal", portal.value())
                .bind("from", from.value())
                .bind("to", to.value())
                .bind("least", least)
                .bind("below", below)
                .mapTo(Integer.class)
                .one());
  }
}
