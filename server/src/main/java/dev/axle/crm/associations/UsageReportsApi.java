package dev.axle.crm.associations;

import dev.axle.crm.owners.Owner;
import dev.axle.crm.owners.Owners;
import dev.axle.crm.schemas.ObjectTypes;
import dev.axle.edge.Answer;
import dev.axle.edge.ApiPaths;
import dev.axle.edge.Call;
import dev.axle.edge.EdgeProblems;
import dev.axle.edge.Method;
import dev.axle.edge.Operation;
import java.util.List;

/**
 * The operations on reports of records with very many associations. HubSpot mails the report; Axle
 * keeps it, to be read at {@code /axle/v1/associations/usage-reports}.
 */
public final class UsageReportsApi {

  private final UsageReports reports;
  private final Owners owners;
  private final AssociationAccess access;

  public UsageReportsApi(ObjectTypes types, UsageReports reports, Owners owners) {
    this.reports = reports;
    this.owners = owners;
    this.access = new AssociationAccess(types, "fromObjectType");
  }

  /** {@code ReportCreationResponse}. */
  record Enqueued(long userId, String userEmail, Moment enqueueTime) {}

  /**
   * @param value milliseconds since the epoch
   */
  record Moment(long value, boolean dateOnly, int timeZoneShift) {}

  record Listing(List<Shown> results) {}

  record Shown(String id, long userId, String createdAt, List<UsageReport.Row> rows) {}

  public List<Operation> operations() {
    return List.of(
        Operation.of(
                "crm.associations.usage.report",
                Method.POST,
                ApiPaths.associations("/usage/high-usage-report/{userId}"))
            .access(access.reportingAny())
            .gives(200, Enqueued.class)
            .documented("Makes a report of the records whose associations near their limit.")
            .answeredBy(this::make),
        Operation.of(
                "axle.associations.usage.reports",
                Method.GET,
                List.of("/axle/v1/associations/usage-reports"))
            .access(access.readingAny())
            .gives(200, Listing.class)
            .documented("Lists the last reports of high usage, the newest first.")
            .answeredBy(this::list));
  }

  private Answer make(Call call) {
    long userId;
    try {
      userId = Long.parseLong(call.path("userId"));
    } catch (NumberFormatException notANumber) {
      throw EdgeProblems.badPathParameter("userId");
    }
    Owner user = owners.byUserId(call.portal(), userId, false);
    reports.make(call.portal(), userId, call.now());
    return Answer.ok(
        new Enqueued(userId, user.email(), new Moment(call.now().toEpochMilli(), false, 0)));
  }

  private Answer list(Call call) {
    return Answer.ok(
        new Listing(
            reports.latest(call.portal()).stream()
                .map(
                    report ->
                        new Shown(
                            Long.toString(report.id()),
                            report.userId(),
                            report.createdAt().toString(),
                            report.rows()))
                .toList()));
  }
}
