package dev.axle.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Contacts of a portal, one by one. */
final class Contacts {

  private static final String PATH = "/crm/v3/objects/contacts";

  private Contacts() {}

  /** The body that creates a contact with this email. */
  static String json(String email) {
    return """
    {"properties":{"email":"%s"}}"""
        .formatted(email);
  }

  /** Sends one; any answer but 201 fails. Gives its id. */
  static String create(Api api, String email) throws IOException {
    Api.Response response = api.post(PATH, json(email));
    assertThat(response.status()).as(response.text()).isEqualTo(201);
    return response.json().get("id").asString();
  }

  /** All there are, id by email, read page by page. */
  static Map<String, String> idByEmail(Api api) throws IOException {
    Map<String, String> contacts = new TreeMap<>();
    String after = "";
    do {
      Api.Response response = api.get(PATH + "?limit=100&properties=email&after=" + after);
      assertThat(response.status()).as(response.text()).isEqualTo(200);
      JsonNode page = response.json();
      for (JsonNode contact : page.get("results")) {
        contacts.put(contact.at("/properties/email").asString(), contact.get("id").asString());
      }
      after = page.at("/paging/next/after").asString("");
    } while (!after.isEmpty());
    return contacts;
  }
}
