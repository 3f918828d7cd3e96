package dev.axle.crm.lists;

import dev.axle.edge.PortalId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Finds lists. */
final class ListSearchStore {

  private static final String FOUND =
      """
      select l.*, count(*) over () as total, f.name as folder_name,
        (select count(*) from list_reference r
         join crm_list u on u.portal_id = r.portal_id and u.list_id = r.list_id and u.deleted_at is null
         where r.portal_id = l.portal_id and r.refers_to = l.list_id) as reference_count,
        coalesce((select s.size from list_size s
         where s.portal_id = l.portal_id and s.list_id = l.list_id and s.day <= cast(:week_ago as date)
         order by s.day desc limit 1), 0) as size_week_ago
      from crm_list l
      left join list_folder f on f.portal_id = l.portal_id and f.folder_id = l.folder_id
      where l.portal_id = :portal and l.deleted_at is null
        and (cast(:query as text) is null or position(lower(:query) in lower(l.name)) > 0)
        and (cardinality(:processing::text[]) = 0 or l.processing_type = any(:processing::text[]))
        and (cardinality(:ids::bigint[]) = 0 or l.list_id = any(:ids::bigint[]))
        and (cast(:type as text) is null or l.object_type = :type)
      """;

  private final Jdbi jdbi;

  ListSearchStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  ListSearch.Page find(PortalId portal, ListSearch search, Instant weekAgo) {
    ListSearch.Sort sort = search.sort();
    String order =
        "order by %s %s nulls last, l.list_id limit :count offset :offset"
            .formatted(sort.key().column().replaceFirst("^(lower\\()?", "$1l."), sort.direction());
    List<ListSearch.Found> found = new ArrayList<>();
    int[] total = {0};
    jdbi.useHandle(
        handle ->
            handle
                .createQuery(FOUND + order)
                .bind("portal", portal.value())
                .bind("week_ago", ListStore.time(weekAgo))
                .bind("query", search.query().orElse(null))
                .bindArray(
                    "processing",
                    String.class,
                    search.processing().stream().map(ProcessingType::name).toList())
                .bindArray("ids", Long.class, search.ids().stream().map(ListId::value).toList())
                .bind("type", search.type().map(Object::toString).orElse(null))
                .bind("count", search.count())
                .bind("offset", search.offset())
                .map(
                    (row, context) -> {
                      total[0] = row.getInt("total");
                      return found(row);
                    })
                .forEach(found::add));
    return new ListSearch.Page(found, found.isEmpty() ? total(portal, search) : total[0]);
  }

  /** The number of all, if the page lies behind them. */
  private int total(PortalId portal, ListSearch search) {
    if (search.offset() == 0) {
      return 0;
    }
    return find(
            portal,
            new ListSearch(
                search.query(),
                search.processing(),
                search.ids(),
                search.type(),
                search.sort(),
                0,
                1),
            Instant.EPOCH)
        .total();
  }

  private static ListSearch.Found found(ResultSet row) throws SQLException {
    CrmList list = ListStore.list(row, null);
    Map<String, String> properties = new HashMap<>(list.settings().custom());
    properties.put("hs_list_id", list.id().toString());
    properties.put("hs_list_name", list.name());
    properties.put("hs_list_size", Long.toString(list.size().count()));
    properties.put(
        "hs_list_size_week_delta",
        Long.toString(list.size().count() - row.getLong("size_week_ago")));
    properties.put("hs_list_reference_count", row.getString("reference_count"));
    properties.put("hs_folder_id", Long.toString(list.folder()));
    properties.put("hs_processing_type", list.processing().name());
    properties.put("hs_processing_status", list.status().name());
    properties.put("hs_object_type_id", list.type().value());
    properties.put("hs_created_by_user_id", list.created().by());
    properties.put("hs_updated_by_user_id", list.updated().by());
    properties.put("hs_createdate", millis(list.created().at()));
    properties.put("hs_lastmodifieddate", millis(list.updated().at()));
    put(properties, "hs_folder_name", Optional.ofNullable(row.getString("folder_name")));
    put(properties, "hs_filters_updated_at", list.filtersUpdatedAt().map(ListSearchStore::millis));
    put(
        properties,
        "hs_last_record_added_at",
        list.size().lastAddedAt().map(ListSearchStore::millis));
    put(
        properties,
        "hs_last_record_removed_at",
        list.size().lastRemovedAt().map(ListSearchStore::millis));
    return new ListSearch.Found(list, properties);
  }

  private static void put(Map<String, String> properties, String name, Optional<String> value) {
    value.ifPresent(text -> properties.put(name, text));
  }

  private static String millis(Instant time) {
    return Long.toString(time.toEpochMilli());
  }
}
