package dev.axle.crm.imports;

import static dev.axle.crm.imports.ImportedFiles.contact;
import static dev.axle.crm.imports.ImportedFiles.count;
import static dev.axle.crm.imports.ImportedFiles.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.axle.testing.Exchange;
import dev.axle.testing.RunningAxle;
import dev.axle.testing.TestPortal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Files of contacts: taken in, read, written, told of. */
class ImportsTest {

  private static final TestPortal PORTAL = RunningAxle.get().portal(ImportsTest.class);
  private static final ImportedFiles FILES = new ImportedFiles(PORTAL);
  private static final String EMAIL = contact("Email", "email", "HUBSPOT_ALTERNATE_ID");
  private static final String FIRST = contact("First", "firstname", "STANDARD");

  @BeforeAll
  static void numbers() {
    PORTAL
        .post(
            "/crm/v3/properties/contacts",
            """
            {"name":"budget","label":"Budget","groupName":"contactinformation","type":"number","fieldType":"number"}
            """)
        .expect(201);
  }

  @Test
  void makesAndChangesContactsByEmail() {
    PORTAL
        .post(
            "/crm/v3/objects/contacts",
            "{\"properties\":{\"email\":\"there@upsert.example.com\",\"firstname\":\"Old\",\"city\":\"Graz\"}}")
        .expect(201);
    Exchange begun =
        FILES
            .send(
                request("", EMAIL, FIRST),
                "Email,First\nthere@upsert.example.com,New\nNEW@upsert.example.com,\"Ann, \"\"A\"\"\"\n")
            .expect(200);
    assertThat(begun.at("/state")).isEqualTo("STARTED");
    assertThat(begun.at("/importName")).isEqualTo("Rows");
    assertThat(begun.at("/importRequestJson/files/0/fileName")).isEqualTo("rows.csv");
    Exchange done = FILES.ended(begun.at("/id"));
    assertThat(done.at("/state")).isEqualTo("DONE");
    assertThat(count(done, "TOTAL_ROWS")).isEqualTo(2);
    assertThat(count(done, "CREATED_OBJECTS")).isEqualTo(1);
    assertThat(count(done, "UPDATED_OBJECTS")).isEqualTo(1);
    assertThat(count(done, "PROPERTY_VALUES_EMITTED")).isEqualTo(4);
    assertThat(count(done, "UNIQUE_OBJECTS_WRITTEN")).isEqualTo(2);
    assertThat(done.at("/mappedObjectTypeIds/0")).isEqualTo("0-1");
    assertThat(FILES.contact("there@upsert.example.com", "firstname")).isEqualTo("New");
    assertThat(FILES.contact("there@upsert.example.com", "city")).isEqualTo("Graz");
    assertThat(FILES.contact("new@upsert.example.com", "firstname")).isEqualTo("Ann, \"A\"");
    assertThat(FILES.errors(done)).isEmpty();
    Exchange history =
        PORTAL
            .get(
                "/crm/v3/objects/contacts/new@upsert.example.com?idProperty=email&propertiesWithHistory=firstname")
            .expect(200);
    assertThat(history.at("/propertiesWithHistory/firstname/0/sourceType")).isEqualTo("IMPORT");
    assertThat(history.at("/propertiesWithHistory/firstname/0/sourceId")).isEqualTo(done.at("/id"));
  }

  @Test
  void createOnlyAndUpdateOnly() {
    FILES.run(request("", EMAIL, FIRST), "Email,First\nold@modes.example.com,Old\n");
    Exchange created =
        FILES.run(
            request("\"importOperations\":{\"0-1\":\"CREATE\"},", EMAIL, FIRST),
            "Email,First\nold@modes.example.com,Changed\nyoung@modes.example.com,Young\nyoung@modes.example.com,Twice\n");
    assertThat(FILES.errors(created))
        .containsExactlyInAnyOrder(
            "CREATE_ONLY_IMPORT line 2 column 0 old@modes.example.com",
            "DUPLICATE_ALTERNATE_ID line 4 column 0 young@modes.example.com");
    assertThat(count(created, "CREATED_OBJECTS")).isEqualTo(1);
    assertThat(FILES.contact("old@modes.example.com", "firstname")).isEqualTo("Old");
    Exchange updated =
        FILES.run(
            request("\"importOperations\":{\"CONTACT\":\"UPDATE\"},", EMAIL, FIRST),
            "Email,First\nold@modes.example.com,Changed\nnobody@modes.example.com,X\n,Y\n");
    assertThat(FILES.errors(updated))
        .containsExactlyInAnyOrder(
            "UPDATE_ONLY_IMPORT line 3 column 0 nobody@modes.example.com",
            "UPDATE_ONLY_IMPORT line 4 column - -");
    assertThat(FILES.contact("old@modes.example.com", "firstname")).isEqualTo("Changed");
  }

  @Test
  void namesEveryRowThatIsWrong() {
    PORTAL
        .post(
            "/crm/v3/properties/contacts",
            """
            {"name":"colour","label":"Colour","groupName":"contactinformation","type":"enumeration","fieldType":"checkbox",
             "options":[{"label":"Red","value":"r","displayOrder":0,"hidden":false},{"label":"Blue","value":"b1","displayOrder":1,"hidden":false},
                        {"label":"BLUE","value":"b2","displayOrder":2,"hidden":false}]}
            """)
        .expect(201);
    String columns =
        String.join(
            ",",
            contact("Id", "hs_object_id", "HUBSPOT_OBJECT_ID"),
            EMAIL,
            contact("Colour", "colour", "STANDARD"),
            contact("Revenue", "budget", "STANDARD"),
            contact("Day", "closedate", "STANDARD"),
            contact("Owner", "hubspot_owner_id", "STANDARD"));
    Exchange done =
        FILES.run(
            request("", columns),
            """
            Id,Email,Colour,Revenue,Day,Owner
            ,not an email,,,,
            ,a@errors.example.com,Green,,,
            ,b@errors.example.com,blue,,,
            ,c@errors.example.com,Red;b1,much,,
            ,d@errors.example.com,,12,31/31/2026,
            ,e@errors.example.com,,,,Nobody At All
            x1,f@errors.example.com,,,,
            999999999999,g@errors.example.com,,,,
            ,too,few
            """);
    assertThat(done.at("/state")).isEqualTo("DONE");
    assertThat(FILES.errors(done))
        .containsExactlyInAnyOrder(
            "INVALID_EMAIL line 2 column 1 not an email",
            "INVALID_ENUMERATION_OPTION line 3 column 2 Green",
            "AMBIGUOUS_ENUMERATION_OPTION line 4 column 2 blue",
            "COULD_NOT_PARSE_NUMBER line 5 column 3 much",
            "COULD_NOT_PARSE_DATE line 6 column 4 31/31/2026",
            "COULD_NOT_FIND_OWNER line 7 column 5 Nobody At All",
            "INVALID_OBJECT_ID line 8 column 0 x1",
            "INVALID_OBJECT_ID line 9 column 0 999999999999",
            "INCORRECT_NUMBER_OF_COLUMNS line 10 column - -");
    assertThat(count(done, "ERRORS")).isEqualTo(9);
    assertThat(count(done, "CREATED_OBJECTS")).isEqualTo(5);
    assertThat(FILES.contact("c@errors.example.com", "colour")).isEqualTo("r;b1");
    assertThat(FILES.contact("d@errors.example.com", "budget")).isEqualTo("12");
  }

  @Test
  void errorsComeInPagesWithRowAndMessageOnDemand() {
    Exchange done = FILES.run(request("", EMAIL, FIRST), "Email,First\none,1\ntwo,2\nthree,3\n");
    String errors = ImportedFiles.IMPORTS + "/" + done.at("/id") + "/errors";
    Exchange first = PORTAL.get(errors + "?limit=2").expect(200);
    assertThat(first.json().at("/results").size()).isEqualTo(2);
    assertThat(first.has("/results/0/errorMessage")).isFalse();
    assertThat(first.json().at("/results/0/sourceData/rowData").size()).isZero();
    assertThat(first.json().at("/results/0/createdAt").isNumber()).isTrue();
    assertThat(first.at("/results/0/objectType")).isEqualTo("CONTACT");
    assertThat(first.at("/results/0/objectTypeId")).isEqualTo("0-1");
    assertThat(first.at("/results/0/sourceData/fileId")).isEqualTo("1");
    Exchange second =
        PORTAL
            .get(
                errors
                    + "?limit=2&includeErrorMessage=true&includeRowData=true&after="
                    + first.at("/paging/next/after"))
            .expect(200);
    assertThat(second.has("/paging")).isFalse();
    assertThat(second.json().at("/results").size()).isEqualTo(1);
    assertThat(second.at("/results/0/errorMessage")).contains("three");
    assertThat(second.at("/results/0/sourceData/rowData")).isEqualTo("[\"three\",\"3\"]");
  }

  @Test
  void readsNumbersDatesAndChoicesAsPeopleWriteThem() {
    String columns =
        String.join(
            ",",
            EMAIL,
            contact("Revenue", "budget", "STANDARD"),
            contact("Day", "closedate", "STANDARD"),
            contact("Stage", "lifecyclestage", "STANDARD"));
    FILES.run(
        request("\"dateFormat\":\"DAY_MONTH_YEAR\",\"timeZone\":\"Europe/Vienna\",", columns),
        """
        Email;Revenue;Day;Stage
        a@cells.example.com;1.234,50;24.11.2026;Opportunity
        b@cells.example.com;$1,234.50;24/11/2026 3:15 PM;lead
        c@cells.example.com;(12);24 Nov 2026;
        """);
    assertThat(FILES.contact("a@cells.example.com", "budget")).isEqualTo("1234.50");
    assertThat(FILES.contact("a@cells.example.com", "closedate")).isEqualTo("2026-11-23T23:00:00Z");
    assertThat(FILES.contact("a@cells.example.com", "lifecyclestage")).isEqualTo("opportunity");
    assertThat(FILES.contact("b@cells.example.com", "budget")).isEqualTo("1234.50");
    assertThat(FILES.contact("b@cells.example.com", "closedate")).isEqualTo("2026-11-24T14:15:00Z");
    assertThat(FILES.contact("c@cells.example.com", "budget")).isEqualTo("-12");
    assertThat(FILES.contact("c@cells.example.com", "closedate")).isEqualTo("2026-11-23T23:00:00Z");
  }

  @Test
  void readsOtherEncodings() {
    String csv = "Email,First\n%s@encodings.example.com,Jürgen\n";
    for (Charset charset :
        new Charset[] {
          StandardCharsets.ISO_8859_1, StandardCharsets.UTF_8, StandardCharsets.UTF_16
        }) {
      String name = charset.name().toLowerCase(Locale.ROOT);
      byte[] bytes = csv.formatted(name).getBytes(charset);
      FILES.ended(FILES.send(request("", EMAIL, FIRST), "rows.csv", bytes).expect(200).at("/id"));
      assertThat(FILES.contact(name + "@encodings.example.com", "firstname")).isEqualTo("Jürgen");
    }
    byte[] marked = ("\uFEFF" + csv.formatted("bom")).getBytes(StandardCharsets.UTF_8);
    FILES.ended(FILES.send(request("", EMAIL, FIRST), "rows.csv", marked).expect(200).at("/id"));
    assertThat(FILES.contact("bom@encodings.example.com", "firstname")).isEqualTo("Jürgen");
  }

  @Test
  void refusesWhatCanNotBeCarriedOut() {
    String csv = "Email,First\na@refused.example.com,A\n";
    refused(request("", EMAIL), csv, "UNMAPPED_COLUMN");
    refused(
        request("", EMAIL, FIRST, contact("Last", "lastname", "STANDARD")),
        csv,
        "COLUMN_NOT_FOUND");
    refused(
        request("", EMAIL, contact("First", "nosuch", "STANDARD")),
        csv,
        "PROPERTY_DEFINITION_NOT_FOUND");
    refused(
        request("", EMAIL, contact("First", "hs_object_source", "STANDARD")),
        csv,
        "READ_ONLY_VALUE");
    refused(
        request("", EMAIL, contact("First", "firstname", "HUBSPOT_ALTERNATE_ID")),
        csv,
        "INVALID_COLUMN_CONFIGURATION");
    refused(request("\"dateFormat\":\"SOMEHOW\",", EMAIL, FIRST), csv, "INVALID_VALUE");
    refused(request("", EMAIL, FIRST).replace("rows.csv", "other.csv"), csv, "MISSING_FILE");
    refused(request("", EMAIL, FIRST), "", "EMPTY_FILE");
    refused(request("", EMAIL, FIRST).replace("CSV", "SPREADSHEET"), csv, "INVALID_FILE_TYPE");
    refused("{\"name\":\"No files\"}", csv, "MISSING_FILES");
    assertThat(FILES.send("{\"files\":", csv).expect(400).at("/message")).contains("JSON");
    PORTAL.post(ImportedFiles.IMPORTS, "{}").expect(415);
    PORTAL.get(ImportedFiles.IMPORTS + "/0").expect(400);
    PORTAL.get(ImportedFiles.IMPORTS + "/999999").expect(404);
    PORTAL.get("/crm/v3/objects/contacts/a@refused.example.com?idProperty=email").expect(404);
  }

  private static void refused(String request, String csv, String code) {
    Exchange answer = FILES.send(request, csv).expect(400);
    assertThat(answer.at("/category")).isEqualTo("VALIDATION_ERROR");
    assertThat(answer.at("/errors/0/code")).isEqualTo(code);
  }

  @Test
  void whoWasDeletedForPrivacyIsNotImportedAgain() {
    Exchange before =
        FILES.run(
            request("", EMAIL, FIRST, contact("Budget", "budget", "STANDARD")),
            "Email,First,Budget\nSecret@privacy.example.com,Secretive,much\nother@privacy.example.com,Other,much\n");
    assertThat(FILES.errors(before)).hasSize(2);
    PORTAL
        .post(
            "/crm/v3/objects/contacts/gdpr-delete",
            "{\"objectId\":\"secret@privacy.example.com\",\"idProperty\":\"email\"}")
        .expect(204);
    assertThat(FILES.errors(before)).containsExactly("COULD_NOT_PARSE_NUMBER line 3 column 2 much");
    Exchange again =
        FILES.run(request("", EMAIL, FIRST), "Email,First\nsecret@privacy.example.com,Secretive\n");
    assertThat(FILES.errors(again))
        .containsExactly("GDPR_BLACKLISTED_EMAIL line 2 column 0 secret@privacy.example.com");
    assertThat(
            PORTAL
                .get(ImportedFiles.IMPORTS + "/" + again.at("/id") + "/errors?includeRowData=true")
                .body())
        .doesNotContain("Secretive");
  }

  @Test
  void anIdThatWasMergedMeansWhatItHasBecome() {
    String[] ids = new String[2];
    for (int i = 0; i < 2; i++) {
      ids[i] =
          PORTAL
              .post(
                  "/crm/v3/objects/contacts",
                  "{\"properties\":{\"email\":\"%d@merged.example.com\"}}".formatted(i))
              .expect(201)
              .at("/id");
    }
    PORTAL
        .post(
            "/crm/v3/objects/contacts/merge",
            "{\"primaryObjectId\":\"%s\",\"objectIdToMerge\":\"%s\"}".formatted(ids[0], ids[1]))
        .expect(200);
    Exchange done =
        FILES.run(
            request("", contact("Id", "hs_object_id", "HUBSPOT_OBJECT_ID"), FIRST),
            "Id,First\n%s,Merged\n".formatted(ids[1]));
    assertThat(FILES.errors(done)).isEmpty();
    assertThat(FILES.contact("0@merged.example.com", "firstname")).isEqualTo("Merged");
  }

  @Test
  void brokenBodiesAreTheSendersFault() {
    PORTAL
        .request("POST", ImportedFiles.IMPORTS)
        .header("Content-Type", "multipart/form-data; boundary=x")
        .body("--x\r\nContent-Disposition: form-data; name=\"importRequest\"\r\n\r\n{")
        .send()
        .expect(400);
    PORTAL
        .request("POST", ImportedFiles.IMPORTS)
        .header("Content-Type", "multipart/form-data")
        .body("nothing")
        .send()
        .expect(400);
  }

  @Test
  void showsTheImportsOfTheCallingAppOnly() {
    TestPortal other = PORTAL.withScopes("crm.import");
    String mine =
        FILES.run(request("", EMAIL, FIRST), "Email,First\na@apps.example.com,A\n").at("/id");
    other.get(ImportedFiles.IMPORTS + "/" + mine).expect(404);
    other.post(ImportedFiles.IMPORTS + "/" + mine + "/cancel", "").expect(404);
    assertThat(other.get(ImportedFiles.IMPORTS).expect(200).json().at("/results").size()).isZero();
    PORTAL.withScopes("crm.objects.contacts.read").get(ImportedFiles.IMPORTS).expect(403);
    RunningAxle.get().portal(ImportsTest.class).get(ImportedFiles.IMPORTS + "/" + mine).expect(404);
    FILES.run(request("", EMAIL, FIRST), "Email,First\na@apps.example.com,A\n");
    Exchange page = PORTAL.get(ImportedFiles.IMPORTS + "?limit=1").expect(200);
    assertThat(page.json().at("/results").size()).isEqualTo(1);
    Exchange next =
        PORTAL
            .get(ImportedFiles.IMPORTS + "?limit=1&after=" + page.at("/paging/next/after"))
            .expect(200);
    assertThat(next.at("/results/0/id")).isNotEqualTo(page.at("/results/0/id"));
  }

  @Test
  void moreThanABatchAndTheSameContactOften() {
    String rows =
        IntStream.range(0, 2_500)
            .mapToObj(i -> "%d@many.example.com,%d".formatted(i % 1_250, i))
            .collect(Collectors.joining("\n", "Email,First\n", "\n"));
    Exchange done = FILES.run(request("", EMAIL, FIRST), rows);
    assertThat(count(done, "TOTAL_ROWS")).isEqualTo(2_500);
    assertThat(count(done, "CREATED_OBJECTS")).isEqualTo(1_250);
    assertThat(count(done, "UPDATED_OBJECTS")).isEqualTo(1_250);
    assertThat(FILES.contact("7@many.example.com", "firstname")).isEqualTo("1257");
  }

  @Test
  void cancelingEndsARunBetweenBatches() {
    String rows =
        IntStream.range(0, 60_000)
            .mapToObj(i -> "%d@canceled.example.com,%d".formatted(i, i))
            .collect(Collectors.joining("\n", "Email,First\n", "\n"));
    String id = FILES.send(request("", EMAIL, FIRST), rows).expect(200).at("/id");
    Exchange canceled = PORTAL.post(ImportedFiles.IMPORTS + "/" + id + "/cancel", "").expect(200);
    assertThat(canceled.at("/status")).isEqualTo("CANCELED");
    assertThat(canceled.has("/startedAt")).isTrue();
    assertThat(canceled.has("/completedAt")).isTrue();
    Exchange shown = FILES.ended(id);
    assertThat(shown.at("/state")).isEqualTo("CANCELED");
    assertThat(count(shown, "TOTAL_ROWS")).isLessThan(60_000);
    Exchange again = PORTAL.get(ImportedFiles.IMPORTS + "/" + id).expect(200);
    assertThat(count(again, "TOTAL_ROWS")).isEqualTo(count(shown, "TOTAL_ROWS"));
  }
}
