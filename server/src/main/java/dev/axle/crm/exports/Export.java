package dev.axle.crm.exports;

import dev.axle.edge.LinkKey;
import dev.axle.edge.PortalId;
import java.time.Instant;
import java.util.Optional;

/**
 * An export, from its request to its file.
 *
 * @param linkKey signs the links to its file
 * @param file its name in the folder of exports; empty until it is done
 */
record Export(
    PortalId portal,
    long id,
    String objectType,
    ExportRequest request,
    State state,
    long recordCount,
    LinkKey linkKey,
    Optional<String> file,
    Instant createdAt,
    Instant updatedAt) {

  /** In HubSpot's words, those of them that Axle comes through. */
  enum State {
    ENQUEUED,
    PROCESSING,
    DONE,
    FAILED,
    /** Its file has expired. */
    DELETED
  }
}
