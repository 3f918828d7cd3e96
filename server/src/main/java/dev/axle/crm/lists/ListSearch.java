package dev.axle.crm.lists;

import dev.axle.crm.schemas.ObjectTypeId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which lists are looked for; what is empty doesn't matter.
 *
 * @param query a part of the name
 */
record ListSearch(
    Optional<String> query,
    Set<ProcessingType> processing,
    List<ListId> ids,
    Optional<ObjectTypeId> type,
    Sort sort,
    int offset,
    int count) {

  ListSearch {
    processing = Set.copyOf(processing);
    ids = List.copyOf(ids);
  }

  /** By what lists are put into an order. */
  enum Key {
    ID("list_id", "listId", "hs_list_id"),
    NAME("lower(name)", "name", "hs_list_name"),
    SIZE("size", "size", "hs_list_size"),
    CREATED("created_at", "createdAt", "hs_createdate"),
    UPDATED("updated_at", "updatedAt", "hs_lastmodifieddate"),
    FILTERS_UPDATED("filters_updated_at", "filtersUpdatedAt", "hs_filters_updated_at"),
    RECORD_ADDED("last_added_at", "lastRecordAddedAt", "hs_last_record_added_at"),
    RECORD_REMOVED("last_removed_at", "lastRecordRemovedAt", "hs_last_record_removed_at");

    private final String column;
    private final Set<String> names;

    Key(String column, String... names) {
      this.column = column;
      this.names = Set.of(names);
    }

    String column() {
      return column;
    }
  }

  /** A key and a direction: {@code hs_list_size}, {@code -name}, {@code name,DESC}. */
  record Sort(Key key, Direction direction) {

    static final Sort BY_ID = new Sort(Key.ID, Direction.ASC);

    enum Direction {
      ASC,
      DESC
    }

    /**
     * @throws dev.axle.edge.Problem 400 for what lists can't be sorted by
     */
    static Sort of(String text) {
      String[] parts = text.strip().split("[ ,:]+");
      boolean minus = parts[0].startsWith("-");
      String name = minus ? parts[0].substring(1) : parts[0];
      Direction direction = minus ? Direction.DESC : Direction.ASC;
      if (parts.length > 1) {
        direction =
            switch (parts[1].toUpperCase(java.util.Locale.ROOT)) {
              case "ASC", "ASCENDING" -> Direction.ASC;
              case "DESC", "DESCENDING" -> Direction.DESC;
              default -> throw ListProblems.badSort(text);
            };
      }
      for (Key key : Key.values()) {
        if (key.names.contains(name)) {
          return new Sort(key, direction);
        }
      }
      throw ListProblems.badSort(text);
    }
  }

  /**
   * A list that was found.
   *
   * @param properties those that it has a value for
   */
  record Found(CrmList list, Map<String, String> properties) {}

  /** A stretch of what was found, and how many there are in all. */
  record Page(List<Found> found, int total) {}
}
