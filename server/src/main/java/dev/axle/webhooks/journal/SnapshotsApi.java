package dev.axle.webhooks.journal;

import dev.axle.edge.Answer;
import dev.axle.edge.ApiPaths;
import dev.axle.edge.Call;
import dev.axle.edge.LimitClass;
import dev.axle.edge.Method;
import dev.axle.edge.Operation;
import dev.axle.edge.PortalId;
import dev.axle.webhooks.MadeApps;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The operations that write the state of records into the journal of an app. */
public final class SnapshotsApi {

  private final Snapshots snapshots;
  private final JournalCaller callers;

  public SnapshotsApi(Snapshots snapshots, MadeApps apps) {
    this.snapshots = snapshots;
    this.callers = new JournalCaller(apps);
  }

  /** {@code CrmObjectSnapshotRequest}. */
  record Wanted(long portalId, String objectTypeId, long objectId, List<String> properties) {}

  /** {@code CrmObjectSnapshotBatchRequest}. */
  record AllWanted(List<Wanted> snapshotRequests) {}

  /** {@code CrmObjectSnapshotResponse}. */
  record Taken(long portalId, String objectTypeId, long objectId, String snapshotStatusId) {}

  /** {@code CrmObjectSnapshotBatchResponse}. */
  record AllTaken(List<Taken> snapshotResponses) {}

  /** {@code SnapshotStatusResponse}. */
  record Status(
      String id,
      String status,
      long initiatedAt,
      long completedAt,
      @Nullable String errorCode,
      @Nullable String message) {

    static Status of(Snapshot snapshot) {
      return new Status(
          snapshot.id().toString(),
          snapshot.failure().isPresent() ? "FAILED" : "SUCCESS",
          snapshot.initiatedAt().toEpochMilli(),
          snapshot.completedAt().toEpochMilli(),
          snapshot.failure().map(each -> each.code().name()).orElse(null),
          snapshot.failure().map(Snapshot.Failure::message).orElse(null));
    }
  }

  public List<Operation> operations() {
    return List.of(
        Operation.of(
                "webhooks-journal.snapshots.create",
                Method.POST,
                ApiPaths.webhooksJournal("snapshots", "/crm"))
            .access(JournalCaller.TAKING_SNAPSHOTS)
            .limit(LimitClass.UNLIMITED)
            .takes(AllWanted.class)
            .gives(200, AllTaken.class)
            .documented("Writes the state of records into the app's journal.")
            .answeredBy(this::take),
        Operation.of(
                "webhooks-journal.snapshots.status",
                Method.GET,
                ApiPaths.webhooksJournal("/status/{statusId}"))
            .access(JournalCaller.SEEING_SNAPSHOTS)
            .limit(LimitClass.UNLIMITED)
            .gives(200, Status.class)
            .documented("Says whether the state of a record is in the app's journal.")
            .answeredBy(
                call ->
                    Answer.ok(
                        Status.of(
                            snapshots.read(
                                callers.app(call), call.path("statusId"), call.now())))));
  }

  private Answer take(Call call) {
    List<Wanted> wanted = call.body(AllWanted.class).snapshotRequests();
    List<Snapshot> taken =
        snapshots.take(
            callers.app(call),
            wanted.stream()
                .map(
                    each ->
                        new Snapshots.Wish(
                            new PortalId(each.portalId()),
                            each.objectTypeId(),
                            each.objectId(),
                            new LinkedHashSet<>(each.properties())))
                .toList(),
            call.now());
    List<Taken> told = new ArrayList<>();
    for (int i = 0; i < wanted.size(); i++) {
      Wanted each = wanted.get(i);
      told.add(
          new Taken(
              each.portalId(), each.objectTypeId(), each.objectId(), taken.get(i).id().toString()));
    }
    return Answer.ok(new AllTaken(told));
  }
}
