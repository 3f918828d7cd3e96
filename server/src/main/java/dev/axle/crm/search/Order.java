package dev.axle.crm.search;

import dev.axle.crm.filters.Property;

/**
 * By the values of a property, those without one last; then by id.
 *
 * @param direction of the values
 */
public record Order(Property property, Direction direction) {

  public enum Direction {
    ASCENDING,
    DESCENDING
  }
}
