package dev.axle.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.axle.testing.Eventually;
import dev.axle.testing.Exchange;
import dev.axle.testing.Multipart;
import dev.axle.testing.RunningAxle;
import dev.axle.testing.TestPortal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What a portal has of its own can't be tied to another's by ids in bodies. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForeignIdsTest {

  private final FullPortal full = new FullPortal(RunningAxle.get().portal(ForeignIdsTest.class));
  private final TestPortal mine = RunningAxle.get().portal(ForeignIdsTest.class);
  private final SortedMap<String, List<String>> before = Rows.settled(full.portal().id());
  private String contact = "";
  private String list = "";

  @BeforeEach
  void somethingOfMyOwn() {
    contact =
        mine.post("/crm/v3/objects/contacts", "{\"properties\":{\"firstname\":\"Mine\"}}")
            .expect(201)
            .at("/id");
    list =
        mine.post(
                "/crm/v3/lists",
                "{\"name\":\"of %s\",\"objectTypeId\":\"0-1\",\"processingType\":\"MANUAL\"}"
                    .formatted(contact))
            .expect(200)
            .at("/list/listId");
  }

  private Exchange post(String path, String body) {
    return mine.post(text(path), text(body));
  }

  private String text(String text) {
    return full.with(text.replace("<mine>", contact).replace("<myList>", list));
  }

  private void refused(Exchange answer) {
    assertThat(answer.status()).as(answer.body()).isBetween(400, 499);
    assertThat(answer.body()).doesNotContain(FullPortal.MARK);
    nothingIsTied();
  }

  private void nothingIsTied() {
    SortedMap<String, List<String>> own = Rows.of(mine.id());
    assertThat(own.get("association")).isEmpty();
    assertThat(own.get("list_membership")).isEmpty();
    assertThat(Rows.difference(before, Rows.of(full.portal().id()))).isEmpty();
  }

  @Test
  void recordsAreNotAssociated() {
    String pair = "{\"inputs\":[{\"from\":{\"id\":\"<mine>\"},\"to\":{\"id\":\"<company>\"}%s}]}";
    String types = "[{\"associationCategory\":\"HUBSPOT_DEFINED\",\"associationTypeId\":279}]";
    refused(
        post(
            "/crm/v3/objects/contacts",
            "{\"properties\":{},\"associations\":[{\"to\":{\"id\":\"<company>\"},\"types\":"
                + types
                + "}]}"));
    refused(
        mine.put(
            text("/crm/v4/objects/contacts/<mine>/associations/default/companies/<company>"), ""));
    refused(
        mine.put(text("/crm/v4/objects/contacts/<mine>/associations/companies/<company>"), types));
    for (String path : List.of("default", "typed", "named")) {
      Exchange answer =
          switch (path) {
            case "default" ->
                post(
                    "/crm/v4/associations/contacts/companies/batch/associate/default",
                    pair.formatted(""));
            case "typed" ->
                post(
                    "/crm/v4/associations/contacts/companies/batch/create",
                    pair.formatted(",\"types\":" + types));
            default ->
                post(
                    "/crm/v3/associations/contacts/companies/batch/create",
                    pair.formatted(",\"type\":\"contact_to_company\""));
          };
      assertThat(answer.status() >= 400 || answer.json().path("results").isEmpty())
          .as(answer.body())
          .isTrue();
      nothingIsTied();
    }
  }

  @Test
  void recordsAreNotMerged() {
    refused(
        post(
            "/crm/v3/objects/contacts/merge",
            "{\"primaryObjectId\":\"<mine>\",\"objectIdToMerge\":\"<contact>\"}"));
    refused(
        post(
            "/crm/v3/objects/contacts/merge",
            "{\"primaryObjectId\":\"<contact>\",\"objectIdToMerge\":\"<mine>\"}"));
  }

  @Test
  void valuesThatNameOthersThingsAreRefused() {
    String record = text("/crm/v3/objects/contacts/<mine>");
    refused(mine.patch(record, text("{\"properties\":{\"hubspot_owner_id\":\"<owner>\"}}")));
    refused(
        post(
            "/crm/v3/objects/deals",
            """
            {"properties":{"dealname":"x","pipeline":"<pipeline>","dealstage":"<stage>"}}"""));
    refused(mine.patch(record, "{\"properties\":{\"a_property\":\"x\"}}"));
    refused(
        post(
            "/settings/v3/users", "{\"email\":\"mine@example.com\",\"primaryTeamId\":\"<team>\"}"));
  }

  @Test
  void listsTakeNoRecordsListsOrFoldersOfOthers() {
    Exchange added =
        mine.put(text("/crm/v3/lists/<myList>/memberships/add"), text("[\"<contact>\"]"));
    assertThat(added.expect(200).at("/recordIdsMissing/0")).isEqualTo(full.id("contact"));
    nothingIsTied();
    refused(mine.put(text("/crm/v3/lists/<myList>/memberships/add-from/<list2>"), ""));
    refused(
        mine.put(
            "/crm/v3/lists/folders/move-list",
            text("{\"listId\":\"<myList>\",\"newFolderId\":\"<listFolder>\"}")));
    refused(
        post(
            "/crm/v3/lists",
            """
            {"name":"of theirs","objectTypeId":"0-1","processingType":"DYNAMIC","filterBranch":
              {"filterBranchType":"OR","filterBranchOperator":"OR","filters":[],"filterBranches":[
                {"filterBranchType":"AND","filterBranchOperator":"AND","filterBranches":[],"filters":[
                  {"filterType":"IN_LIST","operator":"IN_LIST","listId":"<list>"}]}]}}"""));
  }

  @Test
  void searchesByAnothersRecordsFindNothing() {
    Exchange found =
        post(
            "/crm/v3/objects/contacts/search",
            """
            {"filterGroups":[{"filters":[
              {"propertyName":"associations.company","operator":"EQ","value":"<company>"}]}]}""");
    assertThat(found.expect(200).at("/total")).isEqualTo("0");
  }

  @Test
  void filesGoIntoNoFolderOfOthers() {
    refused(
        mine.request("POST", "/files/v3/files")
            .multipart(
                new Multipart()
                    .file("file", "x.txt", new byte[] {1})
                    .field("folderId", full.id("folder"))
                    .field("options", "{\"access\":\"PRIVATE\"}"))
            .send());
    refused(post("/files/v3/folders", "{\"name\":\"x\",\"parentFolderId\":\"<folder>\"}"));
  }

  @Test
  void importsChangeNoRecordsOfOthers() {
    String id =
        mine.request("POST", "/crm/v3/imports")
            .multipart(
                new Multipart()
                    .field(
                        "importRequest",
                        """
                        {"name":"x","importOperations":{"0-1":"UPDATE"},"files":[
                         {"fileName":"rows.csv","fileFormat":"CSV",
                         "fileImportPage":{"hasHeader":true,"columnMappings":[
                          {"columnObjectTypeId":"0-1","columnName":"i","propertyName":null,
                           "columnType":"HUBSPOT_OBJECT_ID"},
                          {"columnObjectTypeId":"0-1","columnName":"n","propertyName":"lastname"}]}}]}""")
                    .file(
                        "files",
                        "rows.csv",
                        ("i,n\n" + full.id("contact") + ",changed\n")
                            .getBytes(StandardCharsets.UTF_8)))
            .send()
            .expect(200)
            .at("/id");
    Eventually.see(
        "the import ends",
        () -> mine.get("/crm/v3/imports/" + id).at("/state").matches("DONE|FAILED|CANCELED"));
    nothingIsTied();
    assertThat(mine.get("/crm/v3/imports/" + id + "/errors").expect(200).json().path("results"))
        .isNotEmpty();
  }

  @Test
  void exportsHoldNoMembersOfAnothersList() {
    refused(
        post(
            "/crm/v3/exports/export/async",
            """
            {"exportType":"LIST","exportName":"x","format":"CSV","language":"EN",
             "objectType":"CONTACT","objectProperties":["email"],"listId":"<list>"}"""));
  }

  @Test
  void linksOfOneFileOpenNoOther() {
    Exchange own = full.portal().get(full.with("/files/v3/files/<file>/signed-url")).expect(200);
    String query = own.at("/url").replaceFirst(".*\\?", "");
    String signed = "/axle/v1/files/%s/%s/signed?%s";
    assertThat(mine.get(signed.formatted(full.portal().id(), full.id("file"), query)).body())
        .as("whoever has the link")
        .isEqualTo(FullPortal.MARK);
    refused(mine.get(signed.formatted(mine.id(), full.id("file"), query)));
    refused(
        mine.get(
            signed.formatted(full.portal().id(), full.id("file"), query.replace("ure=", "ure=0"))));
    refused(mine.get(full.with("/hubfs/<portal>/a_folder/a_file.txt")));
  }
}
