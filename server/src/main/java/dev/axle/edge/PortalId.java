package dev.axle.edge;

import java.util.Optional;

/**
 * The number of a portal (HubSpot account, hub id): the tenant that every row and query belongs to.
 */
public record PortalId(long value) {

  /** The portal that a text names; nothing if it is no number. */
  public static Optional<PortalId> parse(String text) {
    return Numbers.parse(text).map(PortalId::new);
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
