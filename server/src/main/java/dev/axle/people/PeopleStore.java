package dev.axle.people;

import dev.axle.edge.PortalId;
import dev.axle.edge.UserId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** The rows of people, members and invitations. */
final class PeopleStore {

  private PeopleStore() {}

  /** For what others write in the same transaction. */
  static Connection connection(Handle handle) {
    return handle.getConnection();
  }

  static boolean isEmpty(Handle handle) {
    return !handle.createQuery("select exists (select from person)").mapTo(Boolean.class).one();
  }

  /** A person, and the hash of the password. */
  record Known(Person person, String password) {}

  static Optional<Known> find(Handle handle, String email) {
    return handle
        .createQuery(
            "select person_id, email, name, password from person where lower(email) = lower(:email)")
        .bind("email", email)
        .map(
            (row, context) ->
                new Known(
                    new Person(row.getLong(1), row.getString(2), row.getString(3)),
                    row.getString(4)))
        .findOne();
  }

  static long insert(Handle handle, String email, String name, String password, Instant now) {
    return handle
        .createQuery(
            """
            insert into person (email, name, password, created_at)
            values (:email, :name, :password, :now) returning person_id
            """)
        .bind("email", email)
        .bind("name", name)
        .bind("password", password)
        .bind("now", now.atOffset(ZoneOffset.UTC))
        .mapTo(Long.class)
        .one();
  }

  static void setPassword(Handle handle, long person, String password) {
    handle
        .createUpdate("update person set password = :password where person_id = :person")
        .bind("password", password)
        .bind("person", person)
        .execute();
  }

  private static final String MEMBERS =
      """
      select m.portal_id, o.name, m.person_id, m.user_id, p.email, p.name, m.role, m.created_at
      from member m
      join person p on p.person_id = m.person_id
      join portal o on o.portal_id = m.portal_id
      """;

  static List<Member> members(Handle handle, PortalId portal) {
    return handle
        .createQuery(MEMBERS + " where m.portal_id = :portal order by lower(p.name), p.person_id")
        .bind("portal", portal.value())
        .map(PeopleStore::memberOf)
        .list();
  }

  static List<Member> memberships(Handle handle, long person) {
    return handle
        .createQuery(MEMBERS + " where m.person_id = :person order by m.created_at, m.portal_id")
        .bind("person", person)
        .map(PeopleStore::memberOf)
        .list();
  }

  private static Member memberOf(ResultSet row, StatementContext context) throws SQLException {
    return new Member(
        new PortalId(row.getLong(1)),
        row.getString(2),
        row.getLong(3),
        new UserId(row.getLong(4)),
        row.getString(5),
        row.getString(6),
        Role.valueOf(row.getString(7)),
        row.getObject(8, OffsetDateTime.class).toInstant());
  }

  /** Makes a person a member, or gives a member another role. */
  static void put(
      Handle handle, PortalId portal, long person, UserId user, Role role, Instant now) {
    handle
        .createUpdate(
            """
            insert into member (portal_id, person_id, user_id, role, created_at)
            values (:portal, :person, :user, :role, :now)
            on conflict (portal_id, person_id) do update set role = excluded.role
            """)
        .bind("portal", portal.value())
        .bind("person", person)
        .bind("user", user.value())
        .bind("role", role.name())
        .bind("now", now.atOffset(ZoneOffset.UTC))
        .execute();
  }

  /** One change of an account's members at a time. */
  static void lock(Handle handle, PortalId portal) {
    handle
        .createQuery(
            "select pg_advisory_xact_lock(hashtextextended('members ' || :portal, 0))::text")
        .bind("portal", portal.toString())
        .mapTo(String.class)
        .one();
  }

  /** Whether the account has a super admin beside this person. */
  static boolean hasOtherAdmin(Handle handle, PortalId portal, long person) {
    return members(handle, portal).stream()
        .anyMatch(each -> each.role() == Role.SUPER_ADMIN && each.person() != person);
  }

  static boolean setRole(Handle handle, PortalId portal, long person, Role role) {
    return handle
            .createUpdate(
                "update member set role = :role where portal_id = :portal and person_id = :person")
            .bind("role", role.name())
            .bind("portal", portal.value())
            .bind("person", person)
            .execute()
        == 1;
  }

  /** Takes a person out of an account, with the sessions there. */
  static void remove(Handle handle, PortalId portal, long person) {
    for (String table : List.of("page_session", "member")) {
      handle
          .createUpdate(
              "delete from " + table + " where portal_id = :portal and person_id = :person")
          .bind("portal", portal.value())
          .bind("person", person)
          .execute();
    }
  }

  static void invite(Handle handle, Invitation invitation, byte[] hash, long by, Instant now) {
    handle
        .createUpdate(
            """
            insert into invitation
              (hash, portal_id, email, role, invited_by, created_at, expires_at)
            values (:hash, :portal, :email, :role, :by, :now, :end)
            on conflict (portal_id, lower(email)) do update set hash = excluded.hash,
              role = excluded.role, invited_by = excluded.invited_by,
              created_at = excluded.created_at, expires_at = excluded.expires_at
            """)
        .bind("hash", hash)
        .bind("portal", invitation.portal().value())
        .bind("email", invitation.email())
        .bind("role", invitation.role().name())
        .bind("by", by)
        .bind("now", now.atOffset(ZoneOffset.UTC))
        .bind("end", invitation.expiresAt().atOffset(ZoneOffset.UTC))
        .execute();
  }

  private static final String INVITATIONS =
      "select i.portal_id, p.name, i.email, i.role, i.expires_at from invitation i"
          + " join portal p on p.portal_id = i.portal_id ";

  static Optional<Invitation> invitation(Handle handle, byte[] hash, Instant now) {
    return handle
        .createQuery(INVITATIONS + "where i.hash = :hash and i.expires_at > :now")
        .bind("hash", hash)
        .bind("now", now.atOffset(ZoneOffset.UTC))
        .map(PeopleStore::invitationOf)
        .findOne();
  }

  static List<Invitation> invitations(Handle handle, PortalId portal) {
    return handle
        .createQuery(INVITATIONS + "where i.portal_id = :portal order by lower(i.email)")
        .bind("portal", portal.value())
        .map(PeopleStore::invitationOf)
        .list();
  }

  private static Invitation invitationOf(ResultSet row, StatementContext context)
      throws SQLException {
    return new Invitation(
        new PortalId(row.getLong(1)),
        row.getString(2),
        row.getString(3),
        Role.valueOf(row.getString(4)),
        row.getObject(5, OffsetDateTime.class).toInstant());
  }

  static void withdraw(Handle handle, PortalId portal, String email) {
    handle
        .createUpdate(
            "delete from invitation where portal_id = :portal and lower(email) = lower(:email)")
        .bind("portal", portal.value())
        .bind("email", email)
        .execute();
  }

  static void deleteInvitationsBefore(Handle handle, Instant time) {
    handle
        .createUpdate("delete from invitation where expires_at < :time")
        .bind("time", time.atOffset(ZoneOffset.UTC))
        .execute();
  }
}
