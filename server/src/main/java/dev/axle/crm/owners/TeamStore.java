package dev.axle.crm.owners;

import dev.axle.edge.PortalId;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/** The rows of teams. */
final class TeamStore {

  private final Jdbi jdbi;

  TeamStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  <T> T reading(PortalId portal, Function<Rows, T> work) {
    return jdbi.withHandle(handle -> work.apply(new Rows(handle, portal)));
  }

  /** One transaction at a time for each portal, so that names and limits hold. */
  <T> T changing(PortalId portal, Function<Rows, T> work) {
    return jdbi.inTransaction(
        transaction -> {
          transaction
              .createQuery("select 1 from pg_advisory_xact_lock(hashtextextended(:key, 0))")
              .bind("key", "teams " + portal)
              .mapTo(Integer.class)
              .one();
          return work.apply(new Rows(transaction, portal));
        });
  }

  /** The rows of one portal, through one connection. */
  static final class Rows {

    private final Handle handle;
    private final PortalId portal;

    private Rows(Handle handle, PortalId portal) {
      this.handle = handle;
      this.portal = portal;
    }

    List<Team> all() {
      return handle
          .createQuery(
              """
              select t.team_id, t.name,
                array(select o.user_id from owner o where o.portal_id = t.portal_id
                  and o.archived_at is null and o.primary_team_id = t.team_id
                  order by o.user_id),
                array(select o.user_id from owner o where o.portal_id = t.portal_id
                  and o.archived_at is null and t.team_id = any(o.secondary_team_ids)
                  order by o.user_id)
              from team t where t.portal_id = :portal order by t.team_id
              """)
          .bind("portal", portal.value())
          .map(TeamStore::team)
          .list();
    }

    long insert(String name) {
      return handle
          .createQuery(
              "insert into team (portal_id, name) values (:portal, :name) returning team_id")
          .bind("portal", portal.value())
          .bind("name", name)
          .mapTo(Long.class)
          .one();
    }

    void rename(long id, String name) {
      handle
          .createUpdate(
              "update team set name = :name where portal_id = :portal and team_id = :team")
          .bind("portal", portal.value())
          .bind("team", id)
          .bind("name", name)
          .execute();
    }

    /** Which of these are users in use. */
    Set<Long> known(Collection<Long> users) {
      return handle
          .createQuery(
              """
              select user_id from owner
              where portal_id = :portal and user_id = any(:users::bigint[])
                and archived_at is null
              """)
          .bind("portal", portal.value())
          .bindArray("users", Long.class, List.copyOf(users))
          .mapTo(Long.class)
          .set();
    }

    /** Writes who is in a team: by main team, and besides. */
    void members(long id, Collection<Long> main, Collection<Long> besides, Instant now) {
      handle
          .createUpdate(
              """
              update owner
              set primary_team_id = case when user_id = any(:main::bigint[]) then :team
                  else nullif(primary_team_id, :team) end,
                secondary_team_ids = case when user_id = any(:besides::bigint[])
                  then array_append(array_remove(secondary_team_ids, :team), :team)
                  else array_remove(secondary_team_ids, :team) end,
                updated_at = :now
              where portal_id = :portal
                and (primary_team_id = :team or :team = any(secondary_team_ids)
                  or user_id = any(:main::bigint[]) or user_id = any(:besides::bigint[]))
              """)
          .bind("portal", portal.value())
          .bind("team", id)
          .bind("now", now.atOffset(ZoneOffset.UTC))
          .bindArray("main", Long.class, List.copyOf(main))
          .bindArray("besides", Long.class, List.copyOf(besides))
          .execute();
    }

    boolean delete(long id) {
      handle
          .createUpdate(
              """
              update owner
              set primary_team_id = nullif(primary_team_id, :team),
                secondary_team_ids = array_remove(secondary_team_ids, :team)
              where portal_id = :portal
                and (primary_team_id = :team or :team = any(secondary_team_ids))
              """)
          .bind("portal", portal.value())
          .bind("team", id)
          .execute();
      return handle
              .createUpdate("delete from team where portal_id = :portal and team_id = :team")
              .bind("portal", portal.value())
              .bind("team", id)
              .execute()
          > 0;
    }
  }

  private static Team team(ResultSet row, StatementContext context) throws SQLException {
    return new Team(
        row.getLong(1), row.getString(2), numbers(row.getArray(3)), numbers(row.getArray(4)));
  }

  private static List<Long> numbers(Array array) throws SQLException {
    return Arrays.asList((Long[]) array.getArray());
  }
}
