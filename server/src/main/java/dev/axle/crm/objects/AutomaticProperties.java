package dev.axle.crm.objects;

import dev.axle.crm.properties.PropertyDefinitions;
import dev.axle.crm.schemas.ObjectType;
import dev.axle.edge.UserId;
import dev.axle.journal.Author;
import dev.axle.journal.Source;
import java.util.Locale;
import java.util.Map;

/**
 * The values that HubSpot fills in by itself: defaults of a new record, where it came from, and
 * what follows from other values. Calculations over other records are not among them.
 */
final class AutomaticProperties {

  private static final String UPDATED_BY = "hs_updated_by_user_id";

  private AutomaticProperties() {}

  /** Completes the values of a new record. */
  static void complete(
      Map<String, String> values,
      ObjectType type,
      PropertyDefinitions definitions,
      CrmObject object,
      Author author) {
    type.defaults().forEach(values::putIfAbsent);
    source(values, definitions, author.source());
    if (!type.createdProperty().equals("hs_createdate")) {
      put(values, definitions, "hs_createdate", object.createdAt().toString());
    }
    switch (type.name()) {
      case "contact" -> {
        put(values, definitions, "hs_all_contact_vids", object.id().toString());
        put(values, definitions, "hs_is_contact", "true");
        put(values, definitions, "hs_is_unworked", "true");
      }
      case "ticket" -> {
        put(values, definitions, "hs_ticket_id", object.id().toString());
        put(values, definitions, "hs_last_message_from_visitor", "false");
        put(values, definitions, "hs_helpdesk_sort_timestamp", object.createdAt().toString());
      }
      default -> {
        // nothing that only this type has
      }
    }
    derive(values, values, type, definitions, author);
  }

  private static void source(
      Map<String, String> values, PropertyDefinitions definitions, Source source) {
    put(values, definitions, "hs_object_source", source.type());
    put(values, definitions, "hs_object_source_id", source.id());
    put(values, definitions, "hs_object_source_label", source.type());
    source.label().ifPresent(label -> put(values, definitions, "hs_object_source_detail_1", label));
    source
        .user()
        .map(UserId::toString)
        .ifPresent(
            user -> {
              put(values, definitions, "hs_object_source_user_id", user);
              put(values, definitions, "hs_created_by_user_id", user);
              put(values, definitions, UPDATED_BY, user);
            });
  }

  /** Notes on a record that a write has changed for whom that was done. */
  static void touched(Map<String, String> values, PropertyDefinitions definitions, Source source) {
    source.user().ifPresent(user -> put(values, definitions, UPDATED_BY, user.toString()));
  }

  /**
   * Adds to {@code values} what follows from the values that were just set.
   *
   * @param changed the values that a write set, cleared ones left out
   */
  static void derive(
      Map<String, String> values,
      Map<String, String> changed,
      ObjectType type,
      PropertyDefinitions definitions,
      Author author) {
    Map<String, String> cause = Map.copyOf(changed);
    String email = cause.get("email");
    if (email != null && type.name().equals("contact")) {
      put(values, definitions, "hs_email_domain", email.substring(email.indexOf('@') + 1));
    }
    if (type.name().equals("contact")) {
      put(values, definitions, "hs_full_name_or_email", fullNameOrEmail(values));
    }
    String website = cause.get("website");
    if (website != null && type.name().equals("company") && !values.containsKey("domain")) {
      put(values, definitions, "domain", domain(website));
    }
    if (cause.containsKey("lifecyclestage")) {
      String entered = "hs_lifecyclestage_" + cause.get("lifecyclestage") + "_date";
      if (!values.containsKey(entered)) {
        put(values, definitions, entered, author.now().toString());
      }
    }
    if (cause.containsKey("hubspot_owner_id")) {
      put(values, definitions, "hubspot_owner_assigneddate", author.now().toString());
    }
    String phone = cause.get("phone");
    if (phone != null) {
      put(values, definitions, "hs_searchable_calculated_phone_number", nationalDigits(phone));
    }
    String mobile = cause.get("mobilephone");
    if (mobile != null) {
      put(values, definitions, "hs_searchable_calculated_mobile_number", nationalDigits(mobile));
    }
  }

  private static void put(
      Map<String, String> values, PropertyDefinitions definitions, String name, String value) {
    if (!value.isEmpty() && definitions.find(name) != null) {
      values.put(name, value);
    }
  }

  private static String fullNameOrEmail(Map<String, String> values) {
    String name =
        (values.getOrDefault("firstname", "") + " " + values.getOrDefault("lastname", "")).strip();
    return name.isEmpty() ? values.getOrDefault("email", "") : name;
  }

  private static String domain(String website) {
    String bare = website.strip().toLowerCase(Locale.ROOT).replaceFirst("^[a-z]+://", "");
    return bare.replaceFirst("^www\\.", "").replaceFirst("[/:?#].*$", "");
  }

  /** Area code and local number, as HubSpot searches phones: the last ten digits. */
  private static String nationalDigits(String phone) {
    String digits = phone.replaceAll("\\D", "");
    return digits.substring(Math.max(0, digits.length() - 10));
  }
}
