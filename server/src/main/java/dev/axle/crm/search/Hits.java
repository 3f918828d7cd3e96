package dev.axle.crm.search;

import java.util.List;

/**
 * Records that were found.
 *
 * @param total how many there are in all, exactly
 * @param ids those asked for, in order
 */
public record Hits(long total, List<Long> ids) {
  public Hits {
    ids = List.copyOf(ids);
  }
}
