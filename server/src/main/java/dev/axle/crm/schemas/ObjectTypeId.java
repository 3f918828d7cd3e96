package dev.axle.crm.schemas;

/**
 * The id of an object type: {@code 0-1} for contacts, {@code 2-123} for a portal's own.
 *
 * <p>Source: https://developers.hubspot.com/docs/guides/crm/understanding-the-crm
 */
public record ObjectTypeId(String value) {

  @Override
  public String toString() {
    return value;
  }
}
