package dev.axle.bench;

import java.util.List;

/**
 * One kind of search, and what is asked, each time with other values.
 *
 * @param where the same question to PostgreSQL: its condition
 * @param sort its order
 */
record SearchKind(String name, String where, String sort, List<Asked> asked) {

  /**
   * @param body of the request to Axle
   * @param parameters of the condition
   */
  record Asked(String body, List<Object> parameters) {}

  /** The total and the first hundred, from one pass over what is found. */
  String sql() {
    return """
    with found as materialized (
      select id, %1$s as sort_key from crm_object
      where portal_id = %2$d and object_type = '0-1' and archived_at is null and %3$s
    )
    select (select count(*) from found), o.id, o.properties, o.created_at, o.updated_at
    from (select id, sort_key from found order by %4$s limit 100) as first
    join crm_object o on o.portal_id = %2$d and o.object_type = '0-1' and o.id = first.id
    order by %4$s
    """
        .formatted(
            sort.replaceFirst(" desc$", ""),
            Server.PORTAL,
            where,
            "sort_key" + (sort.endsWith(" desc") ? " desc" : ""));
  }
}
