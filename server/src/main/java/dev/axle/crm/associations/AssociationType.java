package dev.axle.crm.associations;

import dev.axle.crm.schemas.ObjectTypeId;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What an association means, in one direction; its inverse means the same in the other.
 *
 * <p>Source: https://developers.hubspot.com/docs/api-reference/crm-associations-v4/guide
 * (association type ids)
 *
 * @param category {@code HUBSPOT_DEFINED}, or {@code USER_DEFINED} for a portal's own
 * @param typeId unique within its category and portal
 * @param name as v3 writes it: {@code contact_to_company}
 * @param label empty for the plain type of a pair
 * @param most how many records one record may have under this type, where the portal says so
 */
public record AssociationType(
    ObjectTypeId from,
    ObjectTypeId to,
    String category,
    int typeId,
    int inverseTypeId,
    String name,
    Optional<String> label,
    OptionalInt most) {

  static final String HUBSPOT_DEFINED = "HUBSPOT_DEFINED";
  static final String USER_DEFINED = "USER_DEFINED";

  /** What tells a type from all others of a portal. */
  record Key(ObjectTypeId from, ObjectTypeId to, String category, int typeId) {}

  Key key() {
    return new Key(from, to, category, typeId);
  }

  boolean isPlain() {
    return label.isEmpty();
  }

  boolean isPrimary() {
    return category.equals(HUBSPOT_DEFINED) && label.filter("Primary"::equals).isPresent();
  }

  boolean isOwn() {
    return category.equals(USER_DEFINED);
  }

  AssociationType atMost(OptionalInt most) {
    return new AssociationType(from, to, category, typeId, inverseTypeId, name, label, most);
  }
}
