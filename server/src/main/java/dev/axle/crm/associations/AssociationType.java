package dev.axle.crm.associations;

import dev.axle.crm.schemas.ObjectTypeId;
import java.util.Optional;

/**
 * What an association means, in one direction; its inverse means the same in the other.
 *
 * <p>Source: https://developers.hubspot.com/docs/api-reference/crm-associations-v4/guide
 * (association type ids)
 *
 * @param name as v3 writes it: {@code contact_to_company}
 * @param label empty for the plain type of a pair
 */
public record AssociationType(
    ObjectTypeId from,
    ObjectTypeId to,
    String category,
    int typeId,
    int inverseTypeId,
    String name,
    Optional<String> label) {

  static final String HUBSPOT_DEFINED = "HUBSPOT_DEFINED";

  boolean isPrimary() {
    return label.filter("Primary"::equals).isPresent();
  }
}
