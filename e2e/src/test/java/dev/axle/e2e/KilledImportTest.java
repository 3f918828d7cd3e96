package dev.axle.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * kill -9 of the server in the middle of an import, again and again: it goes on by itself, and each
 * row has had its effect once.
 */
class KilledImportTest {

  private static final int ROWS = 20_000;
  private static final int KILLS = 6;
  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final String REQUEST =
      """
      {"name":"Killed","files":[{"fileName":"rows.csv","fileFormat":"CSV","fileImportPage":{"hasHeader":true,"columnMappings":[
        {"columnObjectTypeId":"0-1","columnName":"Email","propertyName":"email","columnType":"HUBSPOT_ALTERNATE_ID"},
        {"columnObjectTypeId":"0-1","columnName":"First","propertyName":"firstname"},
        {"columnObjectTypeId":"0-2","columnName":"Domain","propertyName":"domain","columnType":"HUBSPOT_ALTERNATE_ID"}]}}]}
      """;

  @Test
  void everyRowHasItsEffectOnce(@TempDir Path home) throws IOException {
    Installation installation = Installation.in(home);
    String id = "";
    long before = 0;
    List<Long> resumedAt = new ArrayList<>();
    for (int kill = 1; kill <= KILLS; kill++) {
      try (AxleProcess axle = installation.start();
          Api api = axle.api()) {
        if (id.isEmpty()) {
          id = begin(api);
        } else {
          resumedAt.add(rows(shown(api, id)));
        }
        before = killAfterProgress(axle, api, id, before);
      }
    }
    assertThat(resumedAt).as("where the import stood when a server came back").isSorted();
    assertThat(resumedAt.stream().filter(row -> row > 0 && row < ROWS).distinct().count())
        .as("kills that hit it in the middle: %s", resumedAt)
        .isGreaterThan(2);
    try (AxleProcess axle = installation.start();
        Api api = axle.api()) {
      String imported = id;
      Eventually.within(
          PATIENCE,
          () -> "the import did not go on to its end; the server printed:\n" + axle.output(),
          () -> state(api, imported).equals("DONE"));
      check(api, imported);
    }
  }

  private static String begin(Api api) throws IOException {
    StringBuilder csv = new StringBuilder("Email,First,Domain\n");
    for (int i = 0; i < ROWS; i++) {
      csv.append(email(i)).append(",First ").append(i).append(",d").append(i % 50);
      csv.append(".example.com\n");
    }
    Api.Response begun = api.multipart("/crm/v3/imports", REQUEST, "rows.csv", csv.toString());
    assertThat(begun.status()).as(begun.text()).isEqualTo(200);
    return begun.json().get("id").asString();
  }

  /** Every tenth row has an email that is none. */
  private static String email(int row) {
    return row % 10 == 3 ? "nobody-" + row : "row" + row + "@killed.example.com";
  }

  /** Kills the server as soon as more rows are done than before; says how many were seen. */
  private static long killAfterProgress(AxleProcess axle, Api api, String id, long before) {
    Eventually.within(
        PATIENCE,
        () -> "the import does not go on; the server printed:\n" + axle.output(),
        () -> rows(shown(api, id)) > before);
    long seen = rows(shown(api, id));
    axle.kill();
    return seen;
  }

  private static JsonNode shown(Api api, String id) {
    try {
      Api.Response shown = api.get("/crm/v3/imports/" + id);
      assertThat(shown.status()).as(shown.text()).isEqualTo(200);
      return shown.json();
    } catch (IOException failure) {
      throw new AssertionError("the import can't be read", failure);
    }
  }

  private static String state(Api api, String id) {
    return shown(api, id).get("state").asString();
  }

  private static long rows(JsonNode shown) {
    return counter(shown, "TOTAL_ROWS");
  }

  private static long counter(JsonNode shown, String name) {
    return shown.at("/metadata/counters/" + name).asLong(0);
  }

  private static void check(Api api, String id) throws IOException {
    JsonNode done = shown(api, id);
    int bad = ROWS / 10;
    assertThat(rows(done)).isEqualTo(ROWS);
    assertThat(counter(done, "ERRORS")).isEqualTo(bad);
    assertThat(counter(done, "CREATED_OBJECTS")).isEqualTo(ROWS - bad + 50);
    assertThat(counter(done, "UPDATED_OBJECTS")).isEqualTo(ROWS - 50);
    assertThat(lines(api, id))
        .containsExactlyElementsOf(
            IntStream.range(0, ROWS).filter(i -> i % 10 == 3).mapToObj(i -> i + 2).toList());
    Map<String, String> contacts = Contacts.idByEmail(api);
    assertThat(contacts.keySet())
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, ROWS)
                .filter(i -> i % 10 != 3)
                .mapToObj(KilledImportTest::email)
                .toList());
    List<String> ids = List.copyOf(contacts.values());
    for (int from = 0; from < ids.size(); from += ids.size() / 20) {
      JsonNode contact =
          api.get(
                  "/crm/v3/objects/contacts/%s?propertiesWithHistory=firstname&associations=companies"
                      .formatted(ids.get(from)))
              .json();
      assertThat(contact.at("/propertiesWithHistory/firstname").size()).isEqualTo(1);
      assertThat(contact.at("/propertiesWithHistory/firstname/0/sourceId").asString())
          .isEqualTo(id);
      assertThat(
              contact.at("/associations/companies/results").findValuesAsString("id").stream()
                  .distinct())
          .hasSize(1);
    }
  }

  /** The lines of all errors, read page by page. */
  private static List<Integer> lines(Api api, String id) throws IOException {
    List<Integer> lines = new ArrayList<>();
    String after = "";
    do {
      JsonNode page = api.get("/crm/v3/imports/" + id + "/errors?limit=500&after=" + after).json();
      page.get("results").forEach(each -> lines.add(each.at("/sourceData/lineNumber").asInt()));
      after = page.at("/paging/next/after").asString("");
    } while (!after.isEmpty());
    return lines;
  }
}
