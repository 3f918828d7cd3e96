package dev.axle.files;

import dev.axle.edge.LinkKey;
import dev.axle.edge.PortalId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** The rows of files and folders. */
final class FileStore {

  private final Jdbi jdbi;

  FileStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  <T> T reading(PortalId portal, Function<Rows, T> work) {
    return jdbi.withHandle(handle -> work.apply(new Rows(handle, portal)));
  }

  /** One transaction at a time for each portal, so that a path is one file's or folder's. */
  <T> T changing(PortalId portal, Function<Rows, T> work) {
    return jdbi.inTransaction(
        transaction -> {
          transaction
              .createQuery("select 1 from pg_advisory_xact_lock(hashtextextended(:key, 0))")
              .bind("key", "files " + portal)
              .mapTo(Integer.class)
              .one();
          return work.apply(new Rows(transaction, portal));
        });
  }

  /**
   * What files are looked for; what is empty doesn't matter.
   *
   * @param after an id that was seen
   */
  record Search(
      List<Long> ids,
      List<Long> folders,
      Optional<String> name,
      Optional<String> extension,
      Optional<String> type,
      Optional<String> path,
      Optional<String> md5,
      Optional<Instant> createdFrom,
      Optional<Instant> createdTo,
      long after) {}

  /** The rows of one portal, through one connection. */
  static final class Rows {

    private final Handle handle;
    private final PortalId portal;

    private Rows(Handle handle, PortalId portal) {
      this.handle = handle;
      this.portal = portal;
    }

    /** For the statements of the other stores of this package, in the same transaction. */
    Handle handle() {
      return handle;
    }

    PortalId portal() {
      return portal;
    }

    Optional<Folder> folder(long id) {
      return handle
          .createQuery("select * from folder where portal_id = :portal and folder_id = :id")
          .bind("portal", portal.value())
          .bind("id", id)
          .map(Rows::storedFolder)
          .findOne();
    }

    Optional<Folder> folder(String path) {
      return handle
          .createQuery("select * from folder where portal_id = :portal and path = :path")
          .bind("portal", portal.value())
          .bind("path", path)
          .map(Rows::storedFolder)
          .findOne();
    }

    Folder insert(@Nullable Long parent, String name, String path, Instant now) {
      return handle
          .createQuery(
              """
              insert into folder (portal_id, parent_id, name, path, created_at, updated_at)
              values (:portal, :parent, :name, :path, :now, :now) returning *
              """)
          .bind("portal", portal.value())
          .bind("parent", parent)
          .bind("name", name)
          .bind("path", path)
          .bind("now", now.atOffset(ZoneOffset.UTC))
          .map(Rows::storedFolder)
          .one();
    }

    /** Gives a folder another place; all that is below it follows. */
    void move(Folder folder, @Nullable Long parent, String name, String path, Instant now) {
      handle
          .createUpdate(
              """
              update folder set parent_id = :parent, name = :name, updated_at = :now
              where portal_id = :portal and folder_id = :id
              """)
          .bind("portal", portal.value())
          .bind("id", folder.id())
          .bind("parent", parent)
          .bind("name", name)
          .bind("now", now.atOffset(ZoneOffset.UTC))
          .execute();
      for (String table : List.of("folder", "file")) {
        handle
            .createUpdate(
                "update "
                    + table
                    + """
                     set path = :path || substr(path, :length)
                    where portal_id = :portal and (path = :before or starts_with(path, :below))
                    """)
            .bind("portal", portal.value())
            .bind("path", path)
            .bind("length", folder.path().length() + 1)
            .bind("before", folder.path())
            .bind("below", folder.path() + "/")
            .execute();
      }
    }

    boolean isEmpty(Folder folder) {
      return handle
          .createQuery(
              """
              select not exists (select 1 from file where portal_id = :portal and folder_id = :id)
                and not exists (select 1 from folder where portal_id = :portal and parent_id = :id)
              """)
          .bind("portal", portal.value())
          .bind("id", folder.id())
          .mapTo(Boolean.class)
          .one();
    }

    void deleteFolder(long id) {
      handle
          .createUpdate("delete from folder where portal_id = :portal and folder_id = :id")
          .bind("portal", portal.value())
          .bind("id", id)
          .execute();
    }

    List<Folder> folders(
        List<Long> ids, List<Long> parents, Optional<String> name, long after, int most) {
      return handle
          .createQuery(
              """
              select * from folder
              where portal_id = :portal and folder_id > :after
                and (cardinality(:ids::bigint[]) = 0 or folder_id = any(:ids::bigint[]))
                and (cardinality(:parents::bigint[]) = 0 or parent_id = any(:parents::bigint[]))
                and (cast(:name as text) is null or name = :name)
              order by folder_id limit :most
              """)
          .bind("portal", portal.value())
          .bind("after", after)
          .bindArray("ids", Long.class, ids)
          .bindArray("parents", Long.class, parents)
          .bind("name", name.orElse(null))
          .bind("most", most)
          .map(Rows::storedFolder)
          .list();
    }

    private static Folder storedFolder(ResultSet row, StatementContext context)
        throws SQLException {
      return new Folder(
          row.getLong("folder_id"),
          number(row.getObject("parent_id")),
          row.getString("name"),
          row.getString("path"),
          instant(row, "created_at"),
          instant(row, "updated_at"));
    }

    private static Optional<Long> number(@Nullable Object value) {
      return value == null ? Optional.empty() : Optional.of(((Number) value).longValue());
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
      return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    Optional<StoredFile> file(long id) {
      return file("file_id = :key", id);
    }

    Optional<StoredFile> file(String path) {
      return file("path = :key", path);
    }

    private Optional<StoredFile> file(String condition, Object key) {
      return handle
          .createQuery("select * from file where portal_id = :portal and " + condition)
          .bind("portal", portal.value())
          .bind("key", key)
          .map(Rows::stored)
          .findOne();
    }

    /** A file of these bytes, in a folder or anywhere. */
    Optional<StoredFile> same(String md5, Optional<Long> folder, boolean anywhere) {
      return handle
          .createQuery(
              """
              select * from file where portal_id = :portal and md5 = :md5
                and (:anywhere or folder_id is not distinct from cast(:folder as bigint))
              order by file_id limit 1
              """)
          .bind("portal", portal.value())
          .bind("md5", md5)
          .bind("anywhere", anywhere)
          .bind("folder", folder.orElse(null))
          .map(Rows::stored)
          .findOne();
    }

    long number() {
      return handle.createQuery("select nextval('file_number')").mapTo(Long.class).one();
    }

    void write(StoredFile file) {
      StoredFile.Content bytes = file.bytes();
      handle
          .createUpdate(
              """
              insert into file
                (portal_id, file_id, folder_id, name, extension, path, access, size, md5, type,
                 width, height, content, link_key, created_at, updated_at, expires_at)
              values (:portal, :id, :folder, :name, :extension, :path, :access, :size, :md5, :type,
                :width, :height, :content, :key, :created, :updated, :expires)
              on conflict (portal_id, file_id) do update
              set folder_id = excluded.folder_id, name = excluded.name,
                extension = excluded.extension, path = excluded.path, access = excluded.access,
                size = excluded.size, md5 = excluded.md5, type = excluded.type,
                width = excluded.width, height = excluded.height, content = excluded.content,
                updated_at = excluded.updated_at, expires_at = excluded.expires_at
              """)
          .bind("portal", portal.value())
          .bind("id", file.id())
          .bind("folder", file.folder().orElse(null))
          .bind("name", file.name())
          .bind("extension", file.extension())
          .bind("path", file.path())
          .bind("access", file.access().name())
          .bind("size", bytes.size())
          .bind("md5", bytes.md5())
          .bind("type", bytes.type())
          .bind("width", bytes.width().orElse(null))
          .bind("height", bytes.height().orElse(null))
          .bind("content", bytes.key())
          .bind("key", file.linkKey().bytes())
          .bind("created", file.createdAt().atOffset(ZoneOffset.UTC))
          .bind("updated", file.updatedAt().atOffset(ZoneOffset.UTC))
          .bind("expires", file.expiresAt().map(at -> at.atOffset(ZoneOffset.UTC)).orElse(null))
          .execute();
    }

    void deleteFile(long id) {
      handle
          .createUpdate("delete from file where portal_id = :portal and file_id = :id")
          .bind("portal", portal.value())
          .bind("id", id)
          .execute();
    }

    List<StoredFile> files(Search search, int most) {
      return handle
          .createQuery(
              """
              select * from file
              where portal_id = :portal and file_id > :after
                and (cardinality(:ids::bigint[]) = 0 or file_id = any(:ids::bigint[]))
                and (cardinality(:folders::bigint[]) = 0 or folder_id = any(:folders::bigint[]))
                and (cast(:name as text) is null or name = :name)
                and (cast(:extension as text) is null or extension = :extension)
                and (cast(:type as text) is null or type = :type)
                and (cast(:path as text) is null or path = :path)
                and (cast(:md5 as text) is null or md5 = :md5)
                and (cast(:from as timestamptz) is null or created_at >= :from)
                and (cast(:to as timestamptz) is null or created_at <= :to)
              order by file_id limit :most
              """)
          .bind("portal", portal.value())
          .bind("after", search.after())
          .bindArray("ids", Long.class, search.ids())
          .bindArray("folders", Long.class, search.folders())
          .bind("name", search.name().orElse(null))
          .bind("extension", search.extension().orElse(null))
          .bind("type", search.type().orElse(null))
          .bind("path", search.path().orElse(null))
          .bind("md5", search.md5().orElse(null))
          .bind("from", search.createdFrom().map(at -> at.atOffset(ZoneOffset.UTC)).orElse(null))
          .bind("to", search.createdTo().map(at -> at.atOffset(ZoneOffset.UTC)).orElse(null))
          .bind("most", most)
          .map(Rows::stored)
          .list();
    }

    private static StoredFile stored(ResultSet row, StatementContext context) throws SQLException {
      OffsetDateTime expires = row.getObject("expires_at", OffsetDateTime.class);
      return new StoredFile(
          row.getLong("file_id"),
          number(row.getObject("folder_id")),
          row.getString("name"),
          row.getString("extension"),
          row.getString("path"),
          FileAccess.valueOf(row.getString("access")),
          new StoredFile.Content(
              row.getString("content"),
              row.getLong("size"),
              row.getString("md5"),
              row.getString("type"),
              number(row.getObject("width")).map(Long::intValue),
              number(row.getObject("height")).map(Long::intValue)),
          new LinkKey(row.getBytes("link_key")),
          instant(row, "created_at"),
          instant(row, "updated_at"),
          expires == null ? Optional.empty() : Optional.of(expires.toInstant()));
    }
  }
}
