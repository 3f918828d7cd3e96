package dev.axle.people;

import dev.axle.edge.PortalId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The rows of tries to sign in. */
final class SignInStore {

  private SignInStore() {}

  /** One try of an email at a time, so that guesses made at once are all counted. */
  static void lock(Handle handle, String email) {
    handle
        .createQuery(
            "select pg_advisory_xact_lock(hashtextextended('sign-in ' || lower(:email), 0))::text")
        .bind("email", email)
        .mapTo(String.class)
        .one();
  }

  static void insert(
      Handle handle, String email, Instant at, boolean succeeded, String address, String agent) {
    handle
        .createUpdate(
            """
            insert into sign_in (email, at, succeeded, address, user_agent)
            values (:email, :at, :succeeded, :address, :agent)
            """)
        .bind("email", email)
        .bind("at", at.atOffset(ZoneOffset.UTC))
        .bind("succeeded", succeeded)
        .bind("address", address)
        .bind("agent", agent)
        .execute();
  }

  static void deleteBefore(Handle handle, Instant time) {
    handle
        .createUpdate("delete from sign_in where at < :time")
        .bind("time", time.atOffset(ZoneOffset.UTC))
        .execute();
  }

  /** Tries that failed since a time, and since the last that did not. */
  static int failuresOf(Handle handle, String email, Instant since) {
    return handle
        .createQuery(
            """
            select count(*) from sign_in
            where lower(email) = lower(:email) and not succeeded and at > greatest(:since,
              (select max(at) from sign_in where lower(email) = lower(:email) and succeeded))
            """)
        .bind("email", email)
        .bind("since", since.atOffset(ZoneOffset.UTC))
        .mapTo(Integer.class)
        .one();
  }

  static int failuresFrom(Handle handle, String address, Instant since) {
    return handle
        .createQuery(
            """
            select count(*) from sign_in where address = :address and not succeeded and at > :since
            """)
        .bind("address", address)
        .bind("since", since.atOffset(ZoneOffset.UTC))
        .mapTo(Integer.class)
        .one();
  }

  /** The tries of the people of a portal, the latest first. */
  static List<SignInAttempt> of(
      Handle handle, PortalId portal, Optional<Long> user, Optional<Long> before, int most) {
    return handle
        .createQuery(
            """
            select s.id, m.user_id, s.email, s.at, s.succeeded, s.address, s.user_agent
            from sign_in s
            join person p on lower(p.email) = lower(s.email)
            join member m on m.person_id = p.person_id and m.portal_id = :portal
            where (:user::bigint is null or m.user_id = :user)
              and (:before::bigint is null or s.id < :before)
            order by s.id desc limit :most
            """)
        .bind("portal", portal.value())
        .bind("user", user.orElse(null))
        .bind("before", before.orElse(null))
        .bind("most", most)
        .map(
            (row, context) ->
                new SignInAttempt(
                    row.getLong(1),
                    row.getLong(2),
                    row.getString(3),
                    row.getObject(4, OffsetDateTime.class).toInstant(),
                    row.getBoolean(5),
                    row.getString(6),
                    row.getString(7)))
        .list();
  }
}
