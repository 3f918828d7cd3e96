package dev.axle.journal;

import dev.axle.edge.Json;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** One write: what happened to one record, when, and by whom. */
public record Change(Subject subject, Kind kind, Instant occurredAt, Source source, String delta) {

  /** What happened, and what the delta holds then. */
  public enum Kind {
    /** {@code {"property": "value", …}} */
    CREATED,
    /** {@code {"property": ["old", "new"], …}}, null for no value. */
    UPDATED,
    /** {@code {}} */
    ARCHIVED,
    /** {@code {"toType": "0-2", "toId": 1, "category": "HUBSPOT_DEFINED", "typeId": 279}} */
    ASSOCIATED,
    /** As {@link #ASSOCIATED}. */
    DISSOCIATED,
    /**
     * Of the record that two became: {@code {"primaryId": 1, "mergedId": 2, "moved": 5}}, with how
     * many values came from the second; of each of the two: {@code {"into": 3}}.
     */
    MERGED,
    /** {@code {}} */
    RESTORED,
    /** {@code {}}; nothing else is left in the journal of such a record. */
    PRIVACY_DELETED,
    /** Became a member of a list: {@code {"listId": 1}} */
    LIST_ADDED,
    /** As {@link #LIST_ADDED}. */
    LIST_REMOVED
  }

  /** The values that it gave the record; empty text where there is none any more. */
  public SortedMap<String, String> values() {
    SortedMap<String, String> values = new TreeMap<>();
    if (kind == Kind.CREATED || kind == Kind.UPDATED) {
      for (var each : Json.mapper().readTree(delta).properties()) {
        JsonNode now = each.getValue().isArray() ? each.getValue().path(1) : each.getValue();
        values.put(each.getKey(), now.isNull() ? "" : now.asString());
      }
    }
    return values;
  }
}
