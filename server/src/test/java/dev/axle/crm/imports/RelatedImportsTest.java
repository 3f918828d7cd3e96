package dev.axle.crm.imports;

import static dev.axle.crm.imports.ImportedFiles.column;
import static dev.axle.crm.imports.ImportedFiles.contact;
import static dev.axle.crm.imports.ImportedFiles.count;
import static dev.axle.crm.imports.ImportedFiles.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.axle.testing.Exchange;
import dev.axle.testing.Multipart;
import dev.axle.testing.RunningAxle;
import dev.axle.testing.TestPortal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Files of several object types, several files, spreadsheets. */
class RelatedImportsTest {

  private static final TestPortal PORTAL = RunningAxle.get().portal(RelatedImportsTest.class);
  private static final ImportedFiles FILES = new ImportedFiles(PORTAL);
  private static final String EMAIL = contact("Email", "email", "HUBSPOT_ALTERNATE_ID");
  private static final String DOMAIN = column("0-2", "Domain", "domain", "HUBSPOT_ALTERNATE_ID");
  private static final String COMPANY = column("0-2", "Company", "name", "STANDARD");

  @Test
  void associatesTheRecordsOfARowUnderItsLabel() {
    PORTAL
        .post(
            "/crm/v4/associations/contacts/companies/labels",
            "{\"label\":\"Adviser\",\"name\":\"adviser\"}")
        .expect(200);
    String label =
        """
        {"columnObjectTypeId":"0-1","toColumnObjectTypeId":"0-2","columnName":"Role","columnType":"FLEXIBLE_ASSOCIATION_LABEL"}""";
    Exchange done =
        FILES.run(
            request("", EMAIL, DOMAIN, COMPANY, label),
            """
            Email,Domain,Company,Role
            a@row.example.com,https://www.row.example.com/,Row Ltd,adviser
            b@row.example.com,row.example.com,,
            c@row.example.com,row.example.com,,Nonsense
            d@row.example.com,,,
            """);
    assertThat(FILES.errors(done))
        .containsExactly("ASSOCIATION_LABEL_NOT_FOUND line 4 column 3 Nonsense");
    assertThat(count(done, "CREATED_OBJECTS")).isEqualTo(5);
    assertThat(done.json().at("/mappedObjectTypeIds").size()).isEqualTo(2);
    assertThat(companies("a@row.example.com")).containsExactly("Row Ltd");
    assertThat(companies("b@row.example.com")).containsExactly("Row Ltd");
    assertThat(companies("d@row.example.com")).isEmpty();
    assertThat(
            PORTAL
                .get(
                    "/crm/v4/objects/contacts/"
                        + id("a@row.example.com")
                        + "/associations/companies")
                .expect(200)
                .body())
        .contains("Adviser");
    FILES.run(
        request("", EMAIL, DOMAIN, COMPANY),
        "Email,Domain,Company\ne@row.example.com,row.example.com,Renamed\n");
    assertThat(companies("e@row.example.com")).containsExactly("Renamed");
    PORTAL
        .post("/crm/v3/objects/companies", "{\"properties\":{\"domain\":\"row.example.com\"}}")
        .expect(201);
    Exchange ambiguous =
        FILES.run(request("", EMAIL, DOMAIN), "Email,Domain\nf@row.example.com,row.example.com\n");
    assertThat(FILES.errors(ambiguous))
        .containsExactly("MULTIPLE_COMPANIES_WITH_THIS_DOMAIN line 2 column 1 row.example.com");
  }

  @Test
  void twoFilesMeetInACommonColumn() {
    String both =
        """
        {"name":"Two","files":[
          {"fileName":"people.csv","fileImportPage":{"hasHeader":true,"columnMappings":[%s,
            {"columnObjectType":"CONTACT","columnName":"Works at","toColumnObjectTypeId":"0-2",
             "foreignKeyType":[{"associationTypeId":279,"associationCategory":"HUBSPOT_DEFINED"}]}]}},
          {"fileName":"companies.csv","fileImportPage":{"hasHeader":true,"columnMappings":[
            {"columnObjectTypeId":"0-2","columnName":"Name","propertyName":"name","associationIdentifierColumn":true},
            {"columnObjectTypeId":"0-2","columnName":"Domain","propertyName":"domain","idColumnType":"HUBSPOT_ALTERNATE_ID"},
            {"columnObjectTypeId":"0-2","columnName":"Note","ignored":true}]}}]}"""
            .formatted(EMAIL);
    Exchange begun =
        FILES
            .send(
                new Multipart()
                    .field("importRequest", both)
                    .file(
                        "files",
                        "people.csv",
                        bytes(
                            "Email,Works at\na@two.example.com,Two Ltd\nb@two.example.com,Nowhere\n"))
                    .file(
                        "files",
                        "companies.csv",
                        bytes("Domain,Name,Note\ntwo.example.com,Two Ltd,x\n")))
            .expect(200);
    Exchange done = FILES.ended(begun.at("/id"));
    assertThat(done.at("/state")).isEqualTo("DONE");
    assertThat(done.at("/metadata/fileIds")).isEqualTo("[\"1\",\"2\"]");
    assertThat(companies("a@two.example.com")).containsExactly("Two Ltd");
    assertThat(companies("b@two.example.com")).isEmpty();
    assertThat(FILES.errors(done))
        .containsExactly("ASSOCIATION_RECORD_NOT_FOUND line 3 column 1 Nowhere");
  }

  @Test
  void contactsOfOneFileNameEachOther() {
    PORTAL
        .post(
            "/crm/v4/associations/contacts/contacts/labels",
            "{\"label\":\"Manager\",\"inverseLabel\":\"Report\",\"name\":\"manager\"}")
        .expect(200);
    Exchange types = PORTAL.get("/crm/v4/associations/contacts/contacts/labels").expect(200);
    String typeId =
        types
            .json()
            .get("results")
            .valueStream()
            .filter(type -> type.path("label").asString("").equals("Manager"))
            .findFirst()
            .orElseThrow()
            .get("typeId")
            .asString();
    String manager =
        """
        {"columnObjectTypeId":"0-1","toColumnObjectTypeId":"0-1","columnName":"Boss","columnType":"ASSOCIATION_KEYS",
         "foreignKeyType":{"associationTypeId":%s,"associationCategory":"USER_DEFINED"}}"""
            .formatted(typeId);
    Exchange done =
        FILES.run(
            request("", EMAIL, manager),
            "Email,Boss\nann@same.example.com,BOB@same.example.com\nbob@same.example.com,\n");
    assertThat(FILES.errors(done)).isEmpty();
    assertThat(
            PORTAL
                .get(
                    "/crm/v4/objects/contacts/"
                        + id("ann@same.example.com")
                        + "/associations/contacts")
                .expect(200)
                .body())
        .contains(id("bob@same.example.com"))
        .contains("Manager");
  }

  @Test
  void readsSpreadsheets() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(bytes, "Test", "1.0")) {
      var sheet = workbook.newWorksheet("People");
      sheet.value(0, 0, "Email");
      sheet.value(0, 1, "Close");
      sheet.value(0, 2, "Zip");
      sheet.value(1, 0, "a@sheet.example.com");
      sheet.value(1, 1, LocalDate.of(2026, 11, 24));
      sheet.style(1, 1).format("yyyy-MM-dd").set();
      sheet.value(1, 2, 97201);
      sheet.value(3, 0, "nobody");
    }
    String request =
        request(
                "\"timeZone\":\"UTC\",",
                EMAIL,
                contact("Close", "closedate", "STANDARD"),
                contact("Zip", "zip", "STANDARD"))
            .replace("rows.csv", "rows.xlsx")
            .replace("CSV", "SPREADSHEET");
    Exchange done =
        FILES.ended(FILES.send(request, "rows.xlsx", bytes.toByteArray()).expect(200).at("/id"));
    assertThat(FILES.contact("a@sheet.example.com", "closedate")).isEqualTo("2026-11-24T00:00:00Z");
    assertThat(FILES.contact("a@sheet.example.com", "zip")).isEqualTo("97201");
    assertThat(FILES.errors(done)).containsExactly("INVALID_EMAIL line 4 column 0 nobody");
    assertThat(
            PORTAL
                .get(ImportedFiles.IMPORTS + "/" + done.at("/id") + "/errors")
                .at("/results/0/sourceData/pageName"))
        .isEqualTo("People");
    assertThat(count(done, "TOTAL_ROWS")).isEqualTo(2);
  }

  @Test
  void dealsWithoutWhatTheyNeedAndStagesByLabel() {
    Exchange done =
        FILES.run(
            request(
                "",
                column("0-3", "Deal", "dealname", "STANDARD"),
                column("0-3", "Stage", "dealstage", "STANDARD"),
                column("0-3", "Amount", "amount", "STANDARD")),
            "Deal,Stage,Amount\nOne,Contract Sent,\"€ 1,200\"\nTwo,Nowhere,\n");
    assertThat(FILES.errors(done))
        .containsExactly("INVALID_ENUMERATION_OPTION line 3 column 1 Nowhere");
    JsonNode deals =
        PORTAL
            .get("/crm/v3/objects/deals?properties=dealname,dealstage,amount")
            .expect(200)
            .json()
            .get("results");
    assertThat(deals.get(0).at("/properties/dealstage").asString()).isEqualTo("contractsent");
    assertThat(deals.get(0).at("/properties/amount").asString()).isEqualTo("1200");
  }

  @Test
  void valuesThatAreAnothers() {
    PORTAL
        .post(
            "/crm/v3/properties/contacts",
            """
            {"name":"badge","label":"Badge","groupName":"contactinformation","type":"string","fieldType":"text","hasUniqueValue":true}
            """)
        .expect(201);
    Exchange done =
        FILES.run(
            request("", EMAIL, contact("Badge", "badge", "STANDARD")),
            "Email,Badge\na@badge.example.com,1\nb@badge.example.com,1\nc@badge.example.com,3\n");
    assertThat(FILES.errors(done)).hasSize(1);
    assertThat(FILES.errors(done).getFirst()).startsWith("DUPLICATE_UNIQUE_PROPERTY_VALUE line 3");
    FILES.run(
        request(
            "",
            contact("Badge", "badge", "HUBSPOT_ALTERNATE_ID"),
            contact("City", "city", "STANDARD")),
        "Badge,City\n3,Graz\n");
    assertThat(FILES.contact("c@badge.example.com", "city")).isEqualTo("Graz");
  }

  @Test
  void cellsThatAreTooLongAndDomainsThatAreNone() {
    Exchange done =
        FILES.run(
            request("", DOMAIN, COMPANY),
            "Domain,Company\nnot a domain,A\nlong.example.com,%s\n".formatted("x".repeat(70_000)));
    assertThat(FILES.errors(done))
        .satisfiesExactly(
            error -> assertThat(error).isEqualTo("INVALID_DOMAIN line 2 column 0 not a domain"),
            error -> assertThat(error).startsWith("COLUMN_TOO_LARGE line 3 column 1 xxx"));
    assertThat(count(done, "CREATED_OBJECTS")).isEqualTo(1);
  }

  @Test
  void recordsThatLackWhatTheirTypeNeeds() {
    Exchange done =
        FILES.run(
            request(
                "",
                column("0-48", "Title", "hs_call_title", "STANDARD"),
                column("0-48", "At", "hs_timestamp", "STANDARD")),
            "Title,At\nFirst,2026-11-24 10:00\nSecond,\n");
    assertThat(FILES.errors(done)).containsExactly("MISSING_REQUIRED_PROPERTY line 3 column 1 ");
    assertThat(count(done, "CREATED_OBJECTS")).isEqualTo(1);
  }

  @Test
  void fileWithoutHeaderGoesByTheOrderOfItsColumns() {
    String request =
        """
        {"name":"Bare","files":[{"fileName":"rows.csv","fileFormat":"CSV","fileImportPage":{"hasHeader":false,"columnMappings":[
          {"columnObjectTypeId":"0-1","propertyName":"firstname"},{"ignored":true},
          {"columnObjectTypeId":"0-1","propertyName":"email"}]}}]}
        """;
    Exchange done = FILES.run(request, "Ann|x|ann@bare.example.com\nBob|y|bob@bare.example.com\n");
    assertThat(count(done, "CREATED_OBJECTS")).isEqualTo(2);
    assertThat(FILES.contact("ann@bare.example.com", "firstname")).isEqualTo("Ann");
  }

  @Test
  void byIdOfTheRecord() {
    String contact =
        PORTAL
            .post("/crm/v3/objects/contacts", "{\"properties\":{\"email\":\"a@id.example.com\"}}")
            .expect(201)
            .at("/id");
    Exchange done =
        FILES.run(
            request(
                "\"importOperations\":{\"0-1\":\"UPDATE\"},",
                contact("Id", "hs_object_id", "HUBSPOT_OBJECT_ID"),
                EMAIL),
            "Id,Email\n%s,changed@id.example.com\n".formatted(contact));
    assertThat(FILES.errors(done)).isEmpty();
    assertThat(FILES.contact("changed@id.example.com", "hs_object_id")).isEqualTo(contact);
  }

  @Test
  void moreThanThreeAtOnceWaitTheirTurn() {
    StringBuilder rows = new StringBuilder("Email\n");
    for (int i = 0; i < 20_000; i++) {
      rows.append(i).append("@turns.example.com\n");
    }
    List<String> ids = new ArrayList<>();
    List<String> states = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      Exchange begun = FILES.send(request("", EMAIL), rows.toString()).expect(200);
      ids.add(begun.at("/id"));
      states.add(begun.at("/state"));
    }
    assertThat(states).contains("DEFERRED");
    for (String id : ids) {
      Exchange done = FILES.ended(id);
      assertThat(done.at("/state")).isEqualTo("DONE");
      assertThat(count(done, "TOTAL_ROWS")).isEqualTo(20_000);
    }
    assertThat(ids.stream().mapToLong(id -> count(FILES.ended(id), "CREATED_OBJECTS")).sum())
        .isEqualTo(20_000);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String id(String email) {
    return PORTAL
        .get("/crm/v3/objects/contacts/" + email + "?idProperty=email")
        .expect(200)
        .at("/id");
  }

  /** The names of the companies of a contact. */
  private static List<String> companies(String email) {
    return PORTAL
        .get("/crm/v3/objects/contacts/" + id(email) + "?associations=companies")
        .expect(200)
        .json()
        .at("/associations/companies/results")
        .valueStream()
        .map(each -> each.get("id").asString())
        .distinct()
        .map(company -> PORTAL.get("/crm/v3/objects/companies/" + company).expect(200))
        .map(company -> company.at("/properties/name"))
        .toList();
  }
}
