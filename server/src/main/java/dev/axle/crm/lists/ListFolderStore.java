package dev.axle.crm.lists;

import dev.axle.edge.PortalId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/** The rows of folders of lists. */
final class ListFolderStore {

  private final Jdbi jdbi;

  ListFolderStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  <T> T reading(PortalId portal, Function<Rows, T> work) {
    return jdbi.withHandle(handle -> work.apply(new Rows(handle, portal)));
  }

  /** One transaction at a time for each portal, so that folders stay a tree. */
  <T> T changing(PortalId portal, Function<Rows, T> work) {
    return jdbi.inTransaction(
        transaction -> {
          transaction
              .createQuery("select 1 from pg_advisory_xact_lock(hashtextextended(:key, 0))")
              .bind("key", "lists " + portal)
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

    Optional<ListFolder> find(long id) {
      return handle
          .createQuery("select * from list_folder where portal_id = :portal and folder_id = :id")
          .bind("portal", portal.value())
          .bind("id", id)
          .map(Rows::folder)
          .findOne();
    }

    List<ListFolder> all() {
      return handle
          .createQuery("select * from list_folder where portal_id = :portal order by folder_id")
          .bind("portal", portal.value())
          .map(Rows::folder)
          .list();
    }

    /** The lists of each folder that has some. */
    Map<Long, TreeSet<Long>> lists() {
      Map<Long, TreeSet<Long>> lists = new HashMap<>();
      handle
          .createQuery(
              "select folder_id, list_id from crm_list where portal_id = :portal and deleted_at is null")
          .bind("portal", portal.value())
          .map((row, context) -> new long[] {row.getLong(1), row.getLong(2)})
          .forEach(pair -> lists.computeIfAbsent(pair[0], unused -> new TreeSet<>()).add(pair[1]));
      return lists;
    }

    ListFolder insert(long parent, String name, String by, Instant now) {
      return handle
          .createQuery(
              """
              insert into list_folder
                (portal_id, parent_id, name, created_by, created_at, updated_at, contents_updated_at)
              values (:portal, :parent, :name, :by, :now, :now, :now)
              returning *
              """)
          .bind("portal", portal.value())
          .bind("parent", parent)
          .bind("name", name)
          .bind("by", by)
          .bind("now", ListStore.time(now))
          .map(Rows::folder)
          .one();
    }

    void update(long id, long parent, String name, Instant now) {
      handle
          .createUpdate(
              """
              update list_folder set parent_id = :parent, name = :name, updated_at = :now
              where portal_id = :portal and folder_id = :id
              """)
          .bind("portal", portal.value())
          .bind("id", id)
          .bind("parent", parent)
          .bind("name", name)
          .bind("now", ListStore.time(now))
          .execute();
    }

    /** What is in these folders has changed. */
    void touch(List<Long> ids, Instant now) {
      handle
          .createUpdate(
              """
              update list_folder set contents_updated_at = :now
              where portal_id = :portal and folder_id = any(:ids::bigint[])
              """)
          .bind("portal", portal.value())
          .bindArray("ids", Long.class, ids)
          .bind("now", ListStore.time(now))
          .execute();
    }

    void delete(long id) {
      handle
          .createUpdate("delete from list_folder where portal_id = :portal and folder_id = :id")
          .bind("portal", portal.value())
          .bind("id", id)
          .execute();
    }

    private static ListFolder folder(ResultSet row, StatementContext context) throws SQLException {
      return new ListFolder(
          row.getLong("folder_id"),
          row.getLong("parent_id"),
          row.getString("name"),
          row.getString("created_by"),
          ListStore.instant(row, "created_at").orElseThrow(),
          ListStore.instant(row, "updated_at").orElseThrow(),
          ListStore.instant(row, "contents_updated_at").orElseThrow());
    }
  }
}
