package dev.axle.people;

import dev.axle.edge.PortalId;
import dev.axle.edge.Secret;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The rows of sessions. */
final class SessionStore {

  /** A session ends when it was not used for so long, and in any case after a longest time. */
  private static final Duration UNUSED = Duration.ofHours(12);

  /** How exactly it is known when a session was used: looking at a page is no write each time. */
  private static final Duration PRECISION = Duration.ofMinutes(1);

  private static final Duration LONGEST = Duration.ofDays(14);

  private SessionStore() {}

  record Session(long person, PortalId portal) {}

  static void begin(Handle handle, Secret secret, Session session, Instant now) {
    handle
        .createUpdate(
            """
            insert into page_session (hash, person_id, portal_id, created_at, seen_at)
            values (:hash, :person, :portal, :now, :now)
            """)
        .bind("hash", secret.hash())
        .bind("person", session.person())
        .bind("portal", session.portal().value())
        .bind("now", now.atOffset(ZoneOffset.UTC))
        .execute();
    handle
        .createUpdate("delete from page_session where seen_at < :unused or created_at < :longest")
        .bind("unused", now.minus(UNUSED).atOffset(ZoneOffset.UTC))
        .bind("longest", now.minus(LONGEST).atOffset(ZoneOffset.UTC))
        .execute();
  }

  /** A session that goes on, which is used now. */
  static Optional<Session> use(Handle handle, Secret secret, Instant now) {
    Optional<Seen> found = seen(handle, secret, now);
    if (found.filter(seen -> seen.at().isBefore(now.minus(PRECISION))).isPresent()) {
      handle
          .createUpdate("update page_session set seen_at = :now where hash = :hash")
          .bind("hash", secret.hash())
          .bind("now", now.atOffset(ZoneOffset.UTC))
          .execute();
    }
    return found.map(Seen::session);
  }

  /** A session that goes on, and is not used by this. */
  static Optional<Session> find(Handle handle, Secret secret, Instant now) {
    return seen(handle, secret, now).map(Seen::session);
  }

  private static Optional<Seen> seen(Handle handle, Secret secret, Instant now) {
    return handle
        .createQuery(
            """
            select person_id, portal_id, seen_at from page_session
            where hash = :hash and seen_at >= :unused and created_at >= :longest
            """)
        .bind("hash", secret.hash())
        .bind("unused", now.minus(UNUSED).atOffset(ZoneOffset.UTC))
        .bind("longest", now.minus(LONGEST).atOffset(ZoneOffset.UTC))
        .map(
            (row, context) ->
                new Seen(
                    new Session(row.getLong(1), new PortalId(row.getLong(2))),
                    row.getObject(3, OffsetDateTime.class).toInstant()))
        .findOne();
  }

  private record Seen(Session session, Instant at) {}

  /**
   * Opens another of the person's accounts.
   *
   * @return false if the person is no member of it
   */
  static boolean move(Handle handle, Secret secret, PortalId portal) {
    return handle
            .createUpdate(
                """
                update page_session s set portal_id = :portal
                where s.hash = :hash and exists (
                  select from member m where m.portal_id = :portal and m.person_id = s.person_id)
                """)
            .bind("portal", portal.value())
            .bind("hash", secret.hash())
            .execute()
        == 1;
  }

  static void end(Handle handle, Secret secret) {
    handle
        .createUpdate("delete from page_session where hash = :hash")
        .bind("hash", secret.hash())
        .execute();
  }

  /** Ends all sessions of a person but one. */
  static void endOthers(Handle handle, long person, Secret kept) {
    handle
        .createUpdate("delete from page_session where person_id = :person and hash <> :hash")
        .bind("person", person)
        .bind("hash", kept.hash())
        .execute();
  }
}
