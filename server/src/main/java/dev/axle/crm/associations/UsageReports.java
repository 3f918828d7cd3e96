package dev.axle.crm.associations;

import dev.axle.crm.schemas.ObjectTypeId;
import dev.axle.edge.PortalId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** Finds the records whose associations near their limit. */
public final class UsageReports {

  private static final int NEAR = 80;
  private static final int LEAST_COUNT = 80;
  private static final int MOST_COUNTED = 10_000;
  private static final int MOST_ROWS = 1_000;
  private static final int MOST_REPORTS = 10;

  private final UsageReportStore store;

  private final AssociationLimits limits;

  public UsageReports(Jdbi jdbi, AssociationLimits limits) {
    this.limits = limits;
    this.store = new UsageReportStore(jdbi);
  }

  /** Makes a report for a user of the portal. */
  void make(PortalId portal, long userId, Instant now) {
    List<UsageReport.Row> rows = new ArrayList<>();
    for (UsageReportStore.Count count : store.counts(portal, LEAST_COUNT, MOST_COUNTED)) {
      int limit =
          limits.most(portal, new ObjectTypeId(count.fromType()), new ObjectTypeId(count.toType()));
      int percentage = (int) (100L * count.count() / limit);
      if (percentage >= NEAR && rows.size() < MOST_ROWS) {
        rows.add(
            new UsageReport.Row(
                count.fromType(),
                Long.toString(count.from()),
                count.toType(),
                count.count(),
                limit,
                percentage));
      }
    }
    store.insert(portal, userId, now, rows);
  }

  /** The last reports, the newest first. */
  List<UsageReport> latest(PortalId portal) {
    return store.latest(portal, MOST_REPORTS);
  }
}
