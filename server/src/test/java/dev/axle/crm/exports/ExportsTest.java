package dev.axle.crm.exports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.axle.testing.Exchange;
import dev.axle.testing.HttpCall;
import dev.axle.testing.RunningAxle;
import dev.axle.testing.TestPortal;
import java.util.Comparator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Exports, from the request to the file. */
class ExportsTest {

  private static final String START = "/crm/v3/exports/export/async";

  private static final String VIEW =
      """
      {"exportType": "VIEW", "exportName": "All of them", "format": "%s", "language": "EN",
       "objectType": "CONTACT", "objectProperties": ["email", "lifecyclestage", "hubspot_owner_id"],
       "associatedObjectType": ["COMPANY"], "includePrimaryDisplayPropertyForAssociatedObjects": true,
       "includeLabeledAssociations": false, "exportInternalValuesOptions": [%s],
       "overrideAssociatedObjectsPerDefinitionPerRowLimit": false%s}
      """;

  private static String file(TestPortal portal, String request) throws InterruptedException {
    Exchange started = portal.post(START, request).expect(202);
    String status = START + "/tasks/" + started.at("/id") + "/status";
    assertThat(started.at("/links/status")).endsWith(status);
    Exchange seen = portal.get(status).expect(200);
    for (int i = 0; i < 200 && !seen.at("/status").equals("COMPLETE"); i++) {
      Thread.sleep(50);
      seen = portal.get(status).expect(200);
    }
    assertThat(seen.at("/status")).isEqualTo("COMPLETE");
    return seen.at("/result");
  }

  private static TestPortal portal() {
    TestPortal portal = RunningAxle.get().portal(ExportsTest.class);
    String company =
        portal
            .post(
                "/crm/v3/objects/companies", "{\"properties\": {\"name\": \"Acme, \\\"Inc\\\"\"}}")
            .expect(201)
            .at("/id");
    portal
        .post(
            "/crm/v3/objects/contacts/batch/create",
            IntStream.range(0, 30)
                .mapToObj(
                    i ->
                        """
                        {"properties": {"email": "e%d@export.com", "lifecyclestage": "%s"},
                         "associations": [%s]}
                        """
                            .formatted(
                                i,
                                i % 3 == 0 ? "customer" : "lead",
                                i == 0
                                    ? "{\"to\": {\"id\": \"%s\"}, \"types\": [{\"associationCategory\": \"HUBSPOT_DEFINED\", \"associationTypeId\": 279}]}"
                                        .formatted(company)
                                    : ""))
                .collect(Collectors.joining(",", "{\"inputs\": [", "]}")))
        .expect(201);
    return portal;
  }

  @Test
  void aViewBecomesAFileThatAnybodyWithTheLinkCanFetch() throws InterruptedException {
    TestPortal portal = portal();
    String link = file(portal, VIEW.formatted("CSV", "", ""));
    Exchange fetched = new HttpCall(link, "GET").send().expect(200);
    assertThat(fetched.header("Content-Type")).contains("text/csv;charset=utf-8");
    assertThat(fetched.header("Content-Disposition").orElse("")).startsWith("attachment");
    String[] lines = fetched.body().split("\r?\n");
    assertThat(lines).hasSize(31);
    assertThat(lines[0])
        .isEqualTo(
            "Record ID,Email,Lifecycle Stage,Owner,Associated Company IDs,Associated Company");
    assertThat(lines[1]).contains("e0@export.com,Customer,", "\"Acme, \"\"Inc\"\"\"");
    new HttpCall(link.replaceFirst("expires=\\d+", "expires=99999999999999"), "GET")
        .send()
        .expect(403);
    new HttpCall(link.replaceFirst("signature=.", "signature=x"), "GET").send().expect(403);
    new HttpCall(link.replaceFirst("expires=\\d+", "expires=1"), "GET").send().expect(403);
  }

  @Test
  void filtersAndInternalNamesAreKept() throws InterruptedException {
    TestPortal portal = portal();
    String search =
        """
        , "publicCrmSearchRequest": {"filters": [{"property": "lifecyclestage", "operator": "EQ",
          "value": "customer"}], "filterGroups": [], "sorts": []}
        """;
    String link = file(portal, VIEW.formatted("csv", "\"NAMES\", \"VALUES\"", search));
    String[] lines = new HttpCall(link, "GET").send().expect(200).body().split("\r?\n");
    assertThat(lines).hasSize(11);
    assertThat(lines[0]).startsWith("hs_object_id,email,lifecyclestage,");
    assertThat(lines[1]).contains(",customer,");
  }

  @Test
  void aViewIsWhatTheSameSearchFindsInItsOrder() throws InterruptedException {
    TestPortal portal = portal();
    String search =
        """
        , "publicCrmSearchRequest": {"query": "e1", "sorts": [{"property": "email", "order": "DESC"}],
          "filters": [{"property": "email", "operator": "CONTAINS_TOKEN", "value": "*@export.com"}]}
        """;
    String[] lines =
        new HttpCall(file(portal, VIEW.formatted("CSV", "", search)), "GET")
            .send()
            .expect(200)
            .body()
            .split("\r?\n");
    assertThat(Stream.of(lines).skip(1).map(line -> line.split(",")[1]))
        .containsExactly(
            Stream.concat(
                    Stream.of("e1@export.com"),
                    IntStream.range(10, 20).mapToObj("e%d@export.com"::formatted))
                .sorted(Comparator.reverseOrder())
                .toArray(String[]::new));
    portal
        .post(START, VIEW.formatted("CSV", "", search.replace("CONTAINS_TOKEN", "LOOKS_LIKE")))
        .expect(400);
    portal
        .post(
            START,
            VIEW.formatted("CSV", "", search.replace("\"email\", \"order", "\"no\", \"order")))
        .expect(400);
  }

  @Test
  void aListBecomesAFileOfItsMembers() throws InterruptedException {
    TestPortal portal = portal();
    String list =
        portal
            .post(
                "/crm/v3/lists",
                "{\"name\":\"Exported\",\"objectTypeId\":\"0-1\",\"processingType\":\"MANUAL\"}")
            .expect(200)
            .at("/list/listId");
    String members =
        portal
            .get("/crm/v3/objects/contacts?limit=2")
            .expect(200)
            .json()
            .path("results")
            .valueStream()
            .map(each -> "\"" + each.path("id").asString() + "\"")
            .collect(Collectors.joining(",", "[", "]"));
    portal.put("/crm/v3/lists/" + list + "/memberships/add", members).expect(200);
    String export =
        VIEW.formatted("CSV", "", ", \"listId\": \"%s\"".formatted(list)).replace("VIEW", "LIST");
    String[] lines =
        new HttpCall(file(portal, export), "GET").send().expect(200).body().split("\r?\n");
    assertThat(lines).hasSize(3);
    assertThat(lines[1]).contains("e0@export.com");
    assertThat(lines[2]).contains("e1@export.com");
    portal.post(START, export.replace("CONTACT", "DEAL")).expect(400);
    portal.post(START, export.replace(list, "99999999")).expect(400);
  }

  @Test
  void aSpreadsheetIsOne() throws InterruptedException {
    TestPortal portal = portal();
    Exchange fetched =
        new HttpCall(file(portal, VIEW.formatted("XLSX", "", "")), "GET").send().expect(200);
    assertThat(fetched.header("Content-Type").orElse("")).contains("spreadsheetml");
    assertThat(fetched.body()).startsWith("PK");
  }

  @Test
  void whatCantBeExportedIsRefused() {
    TestPortal portal = RunningAxle.get().portal(ExportsTest.class);
    String view = VIEW.formatted("CSV", "", "");
    portal.post(START, view.replace("\"exportType\": \"VIEW\", ", "")).expect(400);
    portal.post(START, view.replace("VIEW", "LIST")).expect(400);
    portal.post(START, view.replace("CSV", "PDF")).expect(400);
    portal.post(START, view.replace("\"email\"", "\"no_such\"")).expect(400);
    portal.post(START, view.replace("CONTACT", "NOTHING")).expect(400);
    portal.get(START + "/tasks/x/status").expect(400);
    assertThat(portal.get("/crm/v3/exports/export/1").expect(403).at("/message"))
        .startsWith("Permission to get export file cannot be granted");
    portal.withScopes("crm.import").post(START, view).expect(403);
  }
}
