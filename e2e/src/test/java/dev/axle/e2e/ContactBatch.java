package dev.axle.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/**
 * A hundred contacts sent in one batch create. The email of each is derived from the batch's name.
 *
 * @param name unique to the test run
 * @param acknowledged id by email as the 201 said; empty when no answer came
 */
record ContactBatch(String name, Map<String, String> acknowledged) {

  private static final int SIZE = 100;
  private static final int HISTORY_READ = 50;

  static ContactBatch named(String name) {
    return new ContactBatch(name, Map.of());
  }

  List<String> emails() {
    return IntStream.range(0, SIZE).mapToObj(i -> "%s.%d@example.com".formatted(name, i)).toList();
  }

  boolean isAcknowledged() {
    return !acknowledged.isEmpty();
  }

  /** Sends it; the result knows the ids. Any answer but 201 fails. */
  ContactBatch create(Api api) throws IOException {
    String inputs =
        emails().stream()
            .map(
                email ->
                    """
                    {"properties":{"email":"%s","firstname":"%s"}}"""
                        .formatted(email, name))
            .collect(Collectors.joining(",", "{\"inputs\":[", "]}"));
    Api.Response response = api.post("/crm/v3/objects/contacts/batch/create", inputs);
    assertThat(response.status()).as("creating batch %s: %s", name, response.text()).isEqualTo(201);
    return new ContactBatch(name, idsByEmail(response.json()));
  }

  /** Id by email of those that are there, looked up by email. */
  Map<String, String> found(Api api) throws IOException {
    JsonNode answer = read(api, emails(), "\"idProperty\":\"email\",\"properties\":[\"email\"]");
    return idsByEmail(answer);
  }

  /** Every record, read by id, has the values that were sent and a history of just these. */
  void assertWhole(Api api, Map<String, String> idByEmail) throws IOException {
    assertThat(idByEmail.keySet()).containsExactlyInAnyOrderElementsOf(emails());
    List<String> ids = List.copyOf(idByEmail.values());
    for (int from = 0; from < SIZE; from += HISTORY_READ) {
      JsonNode answer =
          read(
              api,
              ids.subList(from, from + HISTORY_READ),
              "\"properties\":[],\"propertiesWithHistory\":[\"email\",\"firstname\"]");
      assertThat(answer.get("results").size()).as("records of %s by id", name).isEqualTo(50);
      for (JsonNode contact : answer.get("results")) {
        String email = contact.at("/properties/email").asString();
        assertThat(idByEmail).containsEntry(email, contact.get("id").asString());
        assertThat(values(contact, "email")).containsExactly(email);
        assertThat(values(contact, "firstname")).containsExactly(name);
      }
    }
  }

  private static List<String> values(JsonNode contact, String property) {
    return contact
        .at("/propertiesWithHistory/" + property)
        .valueStream()
        .map(version -> version.get("value").asString())
        .toList();
  }

  private static JsonNode read(Api api, List<String> ids, String rest) throws IOException {
    String inputs =
        ids.stream()
            .map("{\"id\":\"%s\"}"::formatted)
            .collect(Collectors.joining(",", "\"inputs\":[", "]"));
    Api.Response response =
        api.post("/crm/v3/objects/contacts/batch/read", "{" + rest + "," + inputs + "}");
    assertThat(response.status()).as(response.text()).isIn(200, 207);
    return response.json();
  }

  private static Map<String, String> idsByEmail(JsonNode answer) {
    Map<String, String> ids = new TreeMap<>();
    for (JsonNode contact : answer.get("results")) {
      ids.put(contact.at("/properties/email").asString(), contact.get("id").asString());
    }
    return ids;
  }
}
