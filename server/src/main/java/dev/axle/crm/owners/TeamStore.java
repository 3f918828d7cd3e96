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
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/** The rows of teams. */
final class TeamStore {

  private final Jdbi jdbi;

  TeamStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  List<Team> all(PortalId portal) {
    return jdbi.withHandle(
        handle ->
            handle
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
                .list());
  }

  private static Team team(ResultSet row, StatementContext context) throws SQLException {
    return new Team(
        row.getLong(1), row.getString(2), numbers(row.getArray(3)), numbers(row.getArray(4)));
  }

  private static List<Long> numbers(Array array) throws SQLException {
    return Arrays.asList((Long[]) array.getArray());
  }

  long insert(PortalId portal, String name) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "insert into team (portal_id, name) values (:portal, :name) returning team_id")
                .bind("portal", portal.value())
                .bind("name", name)
                .mapTo(Long.class)
                .one());
  }

  void rename(PortalId portal, long id, String name) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    "update team set name = :name where portal_id = :portal and team_id = :team")
                .bind("portal", portal.value())
                .bind("team", id)
                .bind("name", name)
                .execute());
  }

  /** Which of these are users in use. */
  Set<Long> known(PortalId portal, Collection<Long> users) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select user_id from owner
                    where portal_id = :portal and user_id = any(:users::bigint[])
                      and archived_at is null
                    """)
                .bind("portal", portal.value())
                .bindArray("users", Long.class, List.copyOf(users))
                .mapTo(Long.class)
                .set());
  }

  /** Writes who is in a team: by main team, and besides. */
  void members(
      PortalId portal, long id, Collection<Long> main, Collection<Long> besides, Instant now) {
    jdbi.useHandle(
        handle ->
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
                .execute());
  }

  boolean delete(PortalId portal, long id) {
    return jdbi.inTransaction(
        transaction -> {
          transaction
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
          return transaction
                  .createUpdate("delete from team where portal_id = :portal and team_id = :team")
                  .bind("portal", portal.value())
                  .bind("team", id)
                  .execute()
              > 0;
        });
  }
}
