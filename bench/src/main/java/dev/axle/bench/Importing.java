package dev.axle.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Imports of contacts from a CSV file of fifteen columns, and PostgreSQL alone writing the same
 * objects, history rows and unique values, a thousand in a transaction.
 */
final class Importing {

  static final double TARGET = 0.50;

  private static final int BATCH = 1_000;
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final Pattern ID = Pattern.compile("\"id\":\"(\\d+)\"");
  private static final Pattern STATE = Pattern.compile("\"state\":\"([A-Z]+)\"");
  private static final List<String> PROPERTIES =
      List.of(
          "email",
          "firstname",
          "lastname",
          "phone",
          "mobilephone",
          "jobtitle",
          "company",
          "website",
          "address",
          "city",
          "state",
          "zip",
          "country",
          "industry",
          "message");
  private static final String VALUES =
      "Guadalupe,Featherstone-Haugh,+1 202-555-0143,+1 202-555-0177,Head of Operations,Northwind Logistics,"
          + "https://northwind.example.com,1600 Harbor Boulevard,Portland,Oregon,97201,United States,Logistics,"
          + "Wants to decide before the end of the quarter.\n";

  private final Server server;
  private final int rows;
  private int files;

  Importing(Server server, int rows) {
    this.server = server;
    this.rows = rows;
  }

  int rows() {
    return rows;
  }

  /** Rows a second, from the first byte sent to the state {@code DONE}. */
  double run(int count) throws IOException, InterruptedException {
    byte[] body = body("import%dx%d".formatted(ProcessHandle.current().pid(), files++), count);
    try (HttpClient client = HttpClient.newHttpClient()) {
      long start = System.nanoTime();
      String begun =
          send(
              client,
              request("/crm/v3/imports")
                  .header("Content-Type", "multipart/form-data; boundary=axle")
                  .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
      Matcher id = ID.matcher(begun);
      if (!id.find()) {
        throw new IOException("the import has no id: " + begun);
      }
      HttpRequest.Builder shown = request("/crm/v3/imports/" + id.group(1)).GET();
      while (true) {
        String answer = send(client, shown);
        Matcher state = STATE.matcher(answer);
        if (state.find() && state.group(1).equals("DONE")) {
          if (!answer.contains("\"CREATED_OBJECTS\":" + count)) {
            throw new IOException("the import did not make all contacts: " + answer);
          }
          return count * 1e9 / (System.nanoTime() - start);
        }
        if (System.nanoTime() - start > PATIENCE.toNanos()) {
          throw new IOException("the import does not end: " + answer);
        }
        TimeUnit.MILLISECONDS.sleep(20);
      }
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(server.url() + path))
        .header("Authorization", "Bearer " + Server.TOKEN);
  }

  private static String send(HttpClient client, HttpRequest.Builder request)
      throws IOException, InterruptedException {
    HttpResponse<String> answer =
        client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException("the import was answered: " + answer.body());
    }
    return answer.body();
  }

  private static byte[] body(String prefix, int count) {
    String mappings =
        PROPERTIES.stream()
            .map(
                property ->
                    "{\"columnObjectTypeId\":\"0-1\",\"columnName\":\"%1$s\",\"propertyName\":\"%1$s\"}"
                        .formatted(property))
            .collect(Collectors.joining(","));
    StringBuilder text = new StringBuilder(count * 300);
    text.append("--axle\r\nContent-Disposition: form-data; name=\"importRequest\"\r\n\r\n")
        .append(
            "{\"name\":\"Bench\",\"files\":[{\"fileName\":\"bench.csv\",\"fileFormat\":\"CSV\",\"fileImportPage\":{\"hasHeader\":true,\"columnMappings\":[")
        .append(mappings)
        .append(
            "]}}]}\r\n--axle\r\nContent-Disposition: form-data; name=\"files\"; filename=\"bench.csv\"\r\n\r\n")
        .append(String.join(",", PROPERTIES))
        .append('\n');
    for (int i = 0; i < count; i++) {
      text.append(prefix).append('n').append(i).append("@example.com,").append(VALUES);
    }
    return text.append("\r\n--axle--\r\n").toString().getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Rows a second that PostgreSQL writes alone, over one connection and with prepared statements:
   * nothing is computed for them but ids and emails.
   */
  double alone(Postgres postgres, int count) throws SQLException {
    postgres.addOwnPortal();
    String[] sample =
        postgres
            .one(
                """
                select properties from crm_object
                where portal_id = %d and properties ->> 'email' like 'import%%' limit 1
                """
                    .formatted(Server.PORTAL))
            .split("import\\d+x\\d+n\\d+@example.com", -1);
    String run = "alone%dx%d".formatted(ProcessHandle.current().pid(), files++);
    long first = 1L + System.nanoTime();
    try (Connection connection = postgres.open()) {
      connection.setAutoCommit(false);
      try (PreparedStatement values = connection.prepareStatement(UNIQUE_VALUES);
          PreparedStatement objects = connection.prepareStatement(OBJECTS);
          PreparedStatement changes = connection.prepareStatement(CHANGES)) {
        long start = System.nanoTime();
        for (int done = 0; done < count; done += BATCH) {
          Object[] ids = new Object[BATCH];
          Object[] emails = new Object[BATCH];
          Object[] jsons = new Object[BATCH];
          for (int i = 0; i < BATCH; i++) {
            ids[i] = first + done + i;
            emails[i] = run + "n" + (done + i) + "@example.com";
            jsons[i] = String.join((String) emails[i], sample);
          }
          Array idArray = connection.createArrayOf("bigint", ids);
          Array jsonArray = connection.createArrayOf("text", jsons);
          values.setArray(1, connection.createArrayOf("text", emails));
          values.setArray(2, idArray);
          values.executeUpdate();
          for (PreparedStatement insert : List.of(objects, changes)) {
            insert.setArray(1, idArray);
            insert.setArray(2, jsonArray);
            insert.executeUpdate();
          }
          connection.commit();
        }
        return count * 1e9 / (System.nanoTime() - start);
      }
    }
  }

  private static final String UNIQUE_VALUES =
      """
      insert into unique_value (portal_id, object_type, property, value, object_id)
      select 1, '0-1', 'email', r.* from unnest(?::text[], ?::bigint[]) as r
      """;

  private static final String OBJECTS =
      """
      insert into crm_object (portal_id, object_type, id, properties, created_at, updated_at)
      select 1, '0-1', r.id, r.properties::jsonb, now(), now()
      from unnest(?::bigint[], ?::text[]) as r (id, properties)
      """;

  private static final String CHANGES =
      """
      insert into change
        (portal_id, object_type, object_id, kind, occurred_at, source_type, source_id, delta)
      select 1, '0-1', r.id, 'CREATED', now(), 'IMPORT', '100001', r.delta::jsonb
      from unnest(?::bigint[], ?::text[]) as r (id, delta)
      """;
}
