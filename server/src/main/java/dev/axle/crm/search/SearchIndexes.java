package dev.axle.crm.search;

import dev.axle.edge.PortalId;
import java.util.Set;

/** Where the indexes of portals are kept. */
public interface SearchIndexes extends AutoCloseable {

  /** The portals that have an index. */
  Set<PortalId> portals();

  /**
   * The index of a portal, empty if it has none yet. It is open once at a time, and whoever opens
   * it closes it.
   *
   * @throws IndexUnusable if what is kept can't be read
   */
  SearchIndex open(PortalId portal);

  /** Deletes the index of a portal, if it has one; it must not be open. */
  void delete(PortalId portal);

  @Override
  void close();
}
