package dev.axle.crm.associations;

import dev.axle.crm.schemas.ObjectTypeId;
import dev.axle.edge.PortalId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The rows of a portal's own association types, and of the maxima that it set. */
final class AssociationDefinitionStore {

  private final Jdbi jdbi;

  AssociationDefinitionStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  <T> T reading(PortalId portal, Function<Rows, T> work) {
    return jdbi.withHandle(handle -> work.apply(new Rows(handle, portal)));
  }

  /** One transaction at a time for each portal, so that ids, names and limits hold. */
  <T> T changing(PortalId portal, Function<Rows, T> work) {
    return jdbi.inTransaction(
        transaction -> {
          transaction
              .createQuery("select 1 from pg_advisory_xact_lock(hashtextextended(:key, 0))")
              .bind("key", "associations " + portal)
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

    List<AssociationType> definitions() {
      return handle
          .createQuery(
              """
              select from_type, to_type, category, type_id, inverse_type_id, name, label
              from association_definition where portal_id = :portal
              order by type_id, from_type
              """)
          .bind("portal", portal.value())
          .map(
              (row, context) ->
                  new AssociationType(
                      new ObjectTypeId(row.getString(1)),
                      new ObjectTypeId(row.getString(2)),
                      row.getString(3),
                      row.getInt(4),
                      row.getInt(5),
                      row.getString(6),
                      Optional.ofNullable(row.getString(7)),
                      OptionalInt.empty()))
          .list();
    }

    Map<AssociationType.Key, Integer> maxima() {
      return handle
          .createQuery(
              """
              select from_type, to_type, category, type_id, most
              from association_maximum where portal_id = :portal
              """)
          .bind("portal", portal.value())
          .map(
              (row, context) ->
                  Map.entry(
                      new AssociationType.Key(
                          new ObjectTypeId(row.getString(1)),
                          new ObjectTypeId(row.getString(2)),
                          row.getString(3),
                          row.getInt(4)),
                      row.getInt(5)))
          .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    int nextTypeId() {
      return handle
          .createQuery(
              "select coalesce(max(type_id), 0) + 1 from association_definition where portal_id = :portal")
          .bind("portal", portal.value())
          .mapTo(Integer.class)
          .one();
    }

    /** Writes definitions; one that is there gets the new label. */
    void write(Collection<AssociationType> types, Instant now) {
      PreparedBatch batch =
          handle.prepareBatch(
              """
              insert into association_definition
                (portal_id, from_type, to_type, category, type_id, inverse_type_id, name, label,
                 created_at, updated_at)
              values (:portal, :from, :to, :category, :id, :inverse, :name, :label, :now, :now)
              on conflict (portal_id, from_type, to_type, category, type_id) do update
              set label = excluded.label, updated_at = excluded.updated_at
              """);
      for (AssociationType type : types) {
        bind(batch, type.key())
            .bind("inverse", type.inverseTypeId())
            .bind("name", type.name())
            .bind("label", type.label().orElse(null))
            .bind("now", now.atOffset(ZoneOffset.UTC))
            .add();
      }
      batch.execute();
    }

    void delete(Collection<AssociationType.Key> keys) {
      each(
          keys,
          """
          delete from association_definition
          where portal_id = :portal and from_type = :from and to_type = :to
            and category = :category and type_id = :id
          """);
      forget(keys);
    }

    void limit(Map<AssociationType.Key, Integer> maxima) {
      PreparedBatch batch =
          handle.prepareBatch(
              """
              insert into association_maximum (portal_id, from_type, to_type, category, type_id, most)
              values (:portal, :from, :to, :category, :id, :most)
              on conflict (portal_id, from_type, to_type, category, type_id) do update
              set most = excluded.most
              """);
      maxima.forEach((key, most) -> bind(batch, key).bind("most", most).add());
      batch.execute();
    }

    void forget(Collection<AssociationType.Key> keys) {
      each(
          keys,
          """
          delete from association_maximum
          where portal_id = :portal and from_type = :from and to_type = :to
            and category = :category and type_id = :id
          """);
    }

    private void each(Collection<AssociationType.Key> keys, String sql) {
      if (!keys.isEmpty()) {
        PreparedBatch batch = handle.prepareBatch(sql);
        keys.forEach(key -> bind(batch, key).add());
        batch.execute();
      }
    }

    private PreparedBatch bind(PreparedBatch batch, AssociationType.Key key) {
      return batch
          .bind("portal", portal.value())
          .bind("from", key.from().value())
          .bind("to", key.to().value())
          .bind("category", key.category())
          .bind("id", key.typeId());
    }
  }
}
