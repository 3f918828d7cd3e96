package dev.axle.crm.objects;

import dev.axle.crm.properties.PropertyDefinitions;
import dev.axle.crm.schemas.ObjectId;
import dev.axle.crm.schemas.ObjectType;
import dev.axle.edge.PortalId;
import dev.axle.edge.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Which values of a record must be its alone, and what it means when they are not. */
final class UniqueValues {

  /** Holds the addresses of contacts that were deleted for good. */
  static final ObjectId NOBODY = new ObjectId(0);

  private static final String MORE_EMAILS = "hs_additional_emails";

  private UniqueValues() {}

  static List<UniqueValue> of(CrmObject object, PropertyDefinitions definitions) {
    List<UniqueValue> values = new ArrayList<>();
    for (String property : definitions.uniqueNames()) {
      String value = object.properties().get(property);
      if (value != null) {
        values.add(new UniqueValue(property, value, object.id()));
      }
    }
    String more = object.properties().get(MORE_EMAILS);
    if (more != null && definitions.uniqueNames().contains("email")) {
      for (String email : more.split(";")) {
        if (!email.isBlank()) {
          values.add(new UniqueValue("email", email, object.id()));
        }
      }
    }
    return values;
  }

  /**
   * Why a new record can't have a value.
   *
   * @param siblings the records that are made in the same batch
   */
  static Problem problem(
      PortalId portal,
      ObjectType type,
      UniqueValue value,
      ObjectId holder,
      Set<ObjectId> siblings) {
    if (holder.equals(NOBODY)) {
      return ObjectProblems.blocked(value.value());
    }
    if (siblings.contains(holder)) {
      return ObjectProblems.repeatedValue(value);
    }
    return type.name().equals("contact") && value.property().equals("email")
        ? ObjectProblems.exists(type, holder)
        : ObjectProblems.valueTaken(portal, type, value, holder);
  }
}
