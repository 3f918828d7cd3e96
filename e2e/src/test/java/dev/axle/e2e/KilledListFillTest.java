package dev.axle.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * kill -9 of the server in the middle of filling a list, again and again: it goes on where it was,
 * follows what is changed meanwhile, and in the end has exactly those that its filter speaks of.
 */
class KilledListFillTest {

  private static final int CONTACTS = 24_000;
  private static final int KILLS = 3;
  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final String IMPORT =
      """
      {"name":"Filled","files":[{"fileName":"rows.csv","fileFormat":"CSV","fileImportPage":{"hasHeader":true,"columnMappings":[
        {"columnObjectTypeId":"0-1","columnName":"Email","propertyName":"email","columnType":"HUBSPOT_ALTERNATE_ID"},
        {"columnObjectTypeId":"0-1","columnName":"City","propertyName":"city"}]}}]}
      """;
  private static final String LIST =
      """
      {"name":"In Paris","objectTypeId":"0-1","processingType":"DYNAMIC","filterBranch":{
        "filterBranchType":"OR","filters":[],"filterBranches":[{"filterBranchType":"AND","filterBranches":[],"filters":[
          {"filterType":"PROPERTY","property":"city","operation":{"operationType":"MULTISTRING","operator":"IS_EQUAL_TO",
           "values":["Paris"],"includeObjectsWithNoValueSet":false}}]}]}}
      """;

  private final List<String> moved = new ArrayList<>();

  @Test
  void theListHasItsMembersInTheEnd(@TempDir Path home) throws IOException {
    Installation installation = Installation.in(home);
    Map<String, String> ids;
    String list = "";
    try (AxleProcess axle = installation.start();
        Api api = axle.api()) {
      contacts(axle, api);
      ids = Contacts.idByEmail(api);
    }
    List<Long> seen = new ArrayList<>();
    for (int kill = 1; kill <= KILLS; kill++) {
      try (AxleProcess axle = installation.start();
          Api api = axle.api()) {
        if (list.isEmpty()) {
          list = begin(api);
        } else {
          move(api, Objects.requireNonNull(ids.get(email(2 * kill))), "Rome");
          move(api, Objects.requireNonNull(ids.get(email(CONTACTS - 2 * kill))), "Rome");
        }
        seen.add(killAfterProgress(axle, api, list, seen.isEmpty() ? 0 : seen.getLast()));
      }
    }
    assertThat(seen).allMatch(size -> size > 0 && size < CONTACTS / 2);
    try (AxleProcess axle = installation.start();
        Api api = axle.api()) {
      String filled = list;
      Eventually.within(
          PATIENCE,
          () -> "the list was not filled; the server printed:\n" + axle.output(),
          () -> size(api, filled) == CONTACTS / 2 - moved.size() && isComplete(api, filled));
      TreeSet<String> expected = new TreeSet<>();
      for (int i = 0; i < CONTACTS; i += 2) {
        expected.add(ids.get(email(i)));
      }
      moved.forEach(expected::remove);
      assertThat(members(api, filled)).containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  private static String email(int row) {
    return "row" + row + "@filled.example.com";
  }

  private static void contacts(AxleProcess axle, Api api) throws IOException {
    StringBuilder csv = new StringBuilder("Email,City\n");
    for (int i = 0; i < CONTACTS; i++) {
      csv.append(email(i)).append(i % 2 == 0 ? ",Paris\n" : ",Oslo\n");
    }
    Api.Response begun = api.multipart("/crm/v3/imports", IMPORT, "rows.csv", csv.toString());
    assertThat(begun.status()).as(begun.text()).isEqualTo(200);
    String id = begun.json().get("id").asString();
    Eventually.within(
        PATIENCE,
        () -> "the contacts were not imported; the server printed:\n" + axle.output(),
        () -> json(api, "/crm/v3/imports/" + id).get("state").asString().equals("DONE"));
  }

  private static String begin(Api api) throws IOException {
    Api.Response made = api.post("/crm/v3/lists", LIST);
    assertThat(made.status()).as(made.text()).isEqualTo(200);
    return made.json().at("/list/listId").asString();
  }

  private void move(Api api, String id, String city) throws IOException {
    Api.Response written =
        api.post(
            "/crm/v3/objects/contacts/batch/update",
            """
            {"inputs":[{"id":"%s","properties":{"city":"%s"}}]}"""
                .formatted(id, city));
    assertThat(written.status()).as(written.text()).isEqualTo(200);
    moved.add(id);
  }

  /** Kills the server as soon as the list has more members than before; says how many were seen. */
  private static long killAfterProgress(AxleProcess axle, Api api, String list, long before) {
    Eventually.within(
        PATIENCE,
        () -> "the fill does not go on; the server printed:\n" + axle.output(),
        () -> size(api, list) > before + 500);
    long seen = size(api, list);
    axle.kill();
    return seen;
  }

  private static long size(Api api, String list) {
    return json(api, "/crm/v3/lists/" + list).at("/list/size").asLong(0);
  }

  private static boolean isComplete(Api api, String list) {
    return json(api, "/crm/v3/lists/" + list)
        .at("/list/processingStatus")
        .asString()
        .equals("COMPLETE");
  }

  private static List<String> members(Api api, String list) {
    List<String> members = new ArrayList<>();
    String after = "";
    do {
      JsonNode page = json(api, "/crm/v3/lists/" + list + "/memberships?limit=250&after=" + after);
      page.get("results").forEach(each -> members.add(each.get("recordId").asString()));
      after = page.at("/paging/next/after").asString("");
    } while (!after.isEmpty());
    return members;
  }

  private static JsonNode json(Api api, String path) {
    try {
      Api.Response shown = api.get(path);
      assertThat(shown.status()).as(shown.text()).isEqualTo(200);
      return shown.json();
    } catch (IOException failure) {
      throw new AssertionError(path + " can't be read", failure);
    }
  }
}
