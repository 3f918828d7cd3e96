package dev.axle.crm.lists;

import dev.axle.crm.schemas.ObjectTypeId;
import java.time.Instant;
import java.util.Optional;

/**
 * A list of records of one type.
 *
 * @param legacyId what the first lists API called it; lists of contacts have one
 * @param version grows with each change of the conditions
 * @param conditions the filter branch as JSON
 * @param folder 0 for the root
 */
record CrmList(
    ListId id,
    Optional<Long> legacyId,
    int version,
    String name,
    ObjectTypeId type,
    ProcessingType processing,
    ProcessingStatus status,
    Optional<String> conditions,
    ListSettings settings,
    long folder,
    Size size,
    Stamp created,
    Stamp updated,
    Optional<Instant> filtersUpdatedAt,
    Optional<Instant> deletedAt) {

  /** How many members there are, and when they last became more or fewer. */
  record Size(long count, Optional<Instant> lastAddedAt, Optional<Instant> lastRemovedAt) {}

  /** When, and by whom. */
  record Stamp(Instant at, String by) {}

  boolean isDeleted() {
    return deletedAt.isPresent();
  }

  boolean isFollowed() {
    return processing == ProcessingType.DYNAMIC;
  }
}
