package dev.axle.crm.imports;

import dev.axle.crm.lists.ListId;
import dev.axle.edge.AppId;
import dev.axle.edge.PortalId;
import dev.axle.edge.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An import as it is stored.
 *
 * @param user who started it, where that is known
 * @param list the one that its contacts are put into, if one was asked for
 * @param request the JSON that it was asked for with
 */
record Import(
    PortalId portal,
    long id,
    AppId app,
    Optional<UserId> user,
    String name,
    ImportState state,
    String request,
    List<String> objectTypes,
    Instant createdAt,
    Instant updatedAt,
    @Nullable Instant endedAt,
    Position position,
    Map<Counter, Long> counters,
    List<String> fileIds,
    Optional<ListId> list) {

  /**
   * A place in the files.
   *
   * @param file the number of the file, from 0
   * @param row rows of it that are done
   */
  record Position(int file, long row) {}
}
