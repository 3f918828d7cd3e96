package dev.axle.files;

import dev.axle.edge.Json;
import dev.axle.edge.PortalId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** The rows of tasks. A task is completed once: who comes second finds it complete. */
final class FileTaskStore {

  private final Jdbi jdbi;

  FileTaskStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Makes a task, unless as many of the portal are unfinished. */
  Optional<FileTask> insert(
      PortalId portal, FileTask.Kind kind, Object request, int most, Instant now) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    insert into file_task (portal_id, task_id, kind, request, status, requested_at)
                    select :portal, :id, :kind, :request::jsonb, 'PENDING', :now
                    where (
                      select count(*) from file_task
                      where portal_id = :portal and status in ('PENDING', 'PROCESSING')) < :most
                    returning *
                    """)
                .bind("portal", portal.value())
                .bind("id", UUID.randomUUID())
                .bind("kind", kind.name())
                .bind("request", Json.mapper().writeValueAsString(request))
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .bind("most", most)
                .map(FileTaskStore::task)
                .findOne());
  }

  Optional<FileTask> find(PortalId portal, UUID id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select * from file_task where portal_id = :portal and task_id = :id")
                .bind("portal", portal.value())
                .bind("id", id)
                .map(FileTaskStore::task)
                .findOne());
  }

  /** Lets those that a stopped server had begun be begun anew, of all portals. */
  void release() {
    jdbi.useHandle(
        handle ->
            handle.execute("update file_task set status = 'PENDING' where status = 'PROCESSING'"));
  }

  /**
   * Takes up the task that waits longest, of the portals that have not too many under way.
   *
   * @param until nobody else takes it up before
   */
  Optional<FileTask> claim(Instant now, Instant until, int mostOfOnePortal) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    update file_task
                    set status = 'PROCESSING', claimed_until = :until, attempts = attempts + 1
                    where (portal_id, task_id) = (
                      select t.portal_id, t.task_id from file_task t
                      where (t.status = 'PENDING'
                          or t.status = 'PROCESSING' and t.claimed_until < :now)
                        and (
                          select count(*) from file_task p
                          where p.portal_id = t.portal_id and p.status = 'PROCESSING'
                            and p.claimed_until >= :now) < :most
                      order by t.task_number limit 1 for update skip locked)
                    returning *
                    """)
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .bind("until", until.atOffset(ZoneOffset.UTC))
                .bind("most", mostOfOnePortal)
                .map(FileTaskStore::task)
                .findOne());
  }

  void start(FileTask task, Instant now) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    update file_task set started_at = coalesce(started_at, :now)
                    where portal_id = :portal and task_id = :id
                    """)
                .bind("portal", task.portal().value())
                .bind("id", task.id())
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .execute());
  }

  /** Ends a task in the transaction that does its work, which is undone if it has ended already. */
  void complete(FileStore.Rows rows, FileTask task, long result, Instant now) {
    int completed =
        rows.handle()
            .createUpdate(
                """
                update file_task set status = 'COMPLETE', result_id = :result, completed_at = :now
                where portal_id = :portal and task_id = :id and status <> 'COMPLETE'
                """)
            .bind("portal", task.portal().value())
            .bind("id", task.id())
            .bind("result", result)
            .bind("now", now.atOffset(ZoneOffset.UTC))
            .execute();
    if (completed == 0) {
      throw new IllegalStateException("task " + task.id() + " was done by another");
    }
  }

  void fail(FileTask task, FileTask.Failure failure, Instant now) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    update file_task
                    set status = 'COMPLETE', error = :error::jsonb, completed_at = :now
                    where portal_id = :portal and task_id = :id and status <> 'COMPLETE'
                    """)
                .bind("portal", task.portal().value())
                .bind("id", task.id())
                .bind("error", Json.mapper().writeValueAsString(failure))
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .execute());
  }

  /** Deletes those that were last begun before a time and are over, of all portals. */
  void forget(Instant before) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    "delete from file_task where status = 'COMPLETE' and claimed_until < :before")
                .bind("before", before.atOffset(ZoneOffset.UTC))
                .execute());
  }

  private static FileTask task(ResultSet row, StatementContext context) throws SQLException {
    String error = row.getString("error");
    return new FileTask(
        new PortalId(row.getLong("portal_id")),
        row.getObject("task_id", UUID.class),
        FileTask.Kind.valueOf(row.getString("kind")),
        row.getString("request"),
        FileTask.Status.valueOf(row.getString("status")),
        row.getInt("attempts"),
        row.getObject("requested_at", OffsetDateTime.class).toInstant(),
        instant(row.getObject("started_at", OffsetDateTime.class)),
        instant(row.getObject("completed_at", OffsetDateTime.class)),
        Optional.ofNullable(row.getObject("result_id", Long.class)),
        error == null
            ? Optional.empty()
            : Optional.of(Json.mapper().readValue(error, FileTask.Failure.class)));
  }

  private static Optional<Instant> instant(@Nullable OffsetDateTime time) {
    return Optional.ofNullable(time).map(OffsetDateTime::toInstant);
  }
}
