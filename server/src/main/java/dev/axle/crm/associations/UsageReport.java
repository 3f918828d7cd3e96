package dev.axle.crm.associations;

import java.time.Instant;
import java.util.List;

/** The records of a portal that have nearly as many associations as they may, most first. */
public record UsageReport(long id, long userId, Instant createdAt, List<Row> rows) {

  /**
   * One record, and how many records of a type it is associated with.
   *
   * @param percentage of the limit
   */
  public record Row(
      String fromObjectTypeId,
      String fromObjectId,
      String toObjectTypeId,
      int usage,
      int limit,
      int percentage) {}

  public UsageReport {
    rows = List.copyOf(rows);
  }
}
