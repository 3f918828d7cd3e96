package dev.axle.bench;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The values of a person as the server keeps them: those that were given, and those that follow.
 */
record StoredPerson(Map<String, String> values) {

  /** A private app. */
  record App(String id, String name) {}

  /**
   * @param app the private app that wrote it
   * @param at when
   */
  static StoredPerson of(People.Person person, long id, App app, Instant at) {
    Map<String, String> values = new LinkedHashMap<>(person.values());
    values.put("hs_all_contact_vids", Long.toString(id));
    values.put("hs_createdate", at.toString());
    values.put(
        "hs_email_domain", person.value("email").substring(person.value("email").indexOf('@') + 1));
    values.put("hs_full_name_or_email", person.value("firstname") + " " + person.value("lastname"));
    values.put("hs_is_contact", "true");
    values.put("hs_is_unworked", "true");
    values.put("hs_lifecyclestage_" + person.value("lifecyclestage") + "_date", at.toString());
    values.put("hs_marketable_status", "false");
    values.put("hs_marketable_until_renewal", "false");
    values.put("hs_object_source", "INTEGRATION");
    values.put("hs_object_source_id", app.id());
    values.put("hs_object_source_label", "INTEGRATION");
    values.put("hs_object_source_detail_1", app.name());
    values.put("hs_pipeline", "contacts-lifecycle-pipeline");
    values.put("hs_registered_member", "0");
    values.put("hs_searchable_calculated_phone_number", national(person.value("phone")));
    values.put("hubspot_owner_assigneddate", at.toString());
    if (person.values().containsKey("mobilephone")) {
      values.put("hs_searchable_calculated_mobile_number", national(person.value("mobilephone")));
    }
    return new StoredPerson(values);
  }

  private static String national(String phone) {
    String digits = phone.replaceAll("\\D", "");
    return digits.substring(Math.max(0, digits.length() - 10));
  }
}
