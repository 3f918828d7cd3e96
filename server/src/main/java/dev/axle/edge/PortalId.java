package dev.axle.edge;

/**
 * The number of a portal (HubSpot account, hub id): the tenant that every row and query belongs to.
 */
public record PortalId(long value) {

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
