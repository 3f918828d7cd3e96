package dev.axle;

import dev.axle.time.Clock;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the build runs once to make the AOT cache: a start on an empty folder, the commonest calls,
 * a stop. The JVM keeps the classes that were loaded, linked, and how they were used.
 */
public final class TrainingRun {

  private static final int ROUNDS = 400;
  private static final String CONTACTS = "/crm/v3/objects/contacts";

  private TrainingRun() {}

  /** Entry point, without arguments. */
  public static void main(String[] args) throws Exception {
    Path data = Files.createTempDirectory("axle-training");
    try {
      Settings settings =
          Settings.read(
              Map.of("AXLE_PORT", "0", "AXLE_DATA", data.toString(), "AXLE_LIMITS", "generous"),
              List.of());
      try (Axle axle = Axle.start(settings, Clock.system())) {
        call(axle);
      }
      Axle.start(settings, Clock.system()).close();
    } finally {
      delete(data);
    }
  }

  private static void call(Axle axle) throws IOException, InterruptedException {
    String url = "http://127.0.0.1:" + axle.port();
    String token = axle.opened().orElseThrow().token().value();
    try (HttpClient client = HttpClient.newHttpClient()) {
      for (int round = 0; round < ROUNDS; round++) {
        for (HttpRequest.Builder request : requests(url, round)) {
          client.send(
              request
                  .header("Authorization", "Bearer " + token)
                  .header("Content-Type", "application/json")
                  .build(),
              HttpResponse.BodyHandlers.discarding());
        }
      }
    }
  }

  private static List<HttpRequest.Builder> requests(String url, int round) {
    String contact = "{\"properties\": {\"email\": \"trainee%d@example.com\"}}".formatted(round);
    return List.of(
        HttpRequest.newBuilder(URI.create(url + "/health")),
        HttpRequest.newBuilder(URI.create(url + CONTACTS + "?limit=100")),
        HttpRequest.newBuilder(URI.create(url + CONTACTS + "/" + (100 + round))),
        HttpRequest.newBuilder(URI.create(url + "/crm/v3/properties/contacts/email")),
        HttpRequest.newBuilder(URI.create(url + CONTACTS))
            .POST(HttpRequest.BodyPublishers.ofString(contact)),
        HttpRequest.newBuilder(URI.create(url + CONTACTS + "/batch/create"))
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "{\"inputs\": [{\"properties\": {\"firstname\": \"Trainee\"}}]}")));
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
