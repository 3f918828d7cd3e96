package dev.axle.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The contacts that the bench works on: some twenty values each, most of them given, the others
 * automatic.
 */
final class Contacts {

  static final int BATCH = 100;

  /** The values of a contact but the email, as the inside of a JSON object. */
  static final String VALUES =
      """
      "firstname":"Guadalupe","lastname":"Featherstone-Haugh","phone":"+1 202-555-0143","mobilephone":"+1 202-555-0177",\
      "jobtitle":"Head of Operations","company":"Northwind Logistics","website":"https://northwind.example.com",\
      "address":"1600 Harbor Boulevard","city":"Portland","state":"Oregon","zip":"97201","country":"United States",\
      "industry":"Logistics","lifecyclestage":"opportunity","message":"Wants to decide before the end of the quarter."\
      """;

  private Contacts() {}

  static String batch(String prefix, int from) {
    return IntStream.range(from, from + BATCH)
        .mapToObj(
            i ->
                "{\"properties\":{\"email\":\"%s%d@example.com\",%s}}".formatted(prefix, i, VALUES))
        .collect(Collectors.joining(",", "{\"inputs\":[", "]}"));
  }

  static void load(String url, int count) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      for (int from = 0; from < count; from += BATCH) {
        HttpResponse<String> answer =
            client.send(
                HttpRequest.newBuilder(URI.create(url + "/crm/v3/objects/contacts/batch/create"))
                    .header("Authorization", "Bearer " + Server.TOKEN)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(batch("loaded", from)))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 201) {
          throw new IOException("the contacts could not be loaded: " + answer.body());
        }
      }
    }
  }
}
