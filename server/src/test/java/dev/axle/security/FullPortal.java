package dev.axle.security;

import dev.axle.testing.Eventually;
import dev.axle.testing.Exchange;
import dev.axle.testing.Multipart;
import dev.axle.testing.TestPortal;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A portal that has something of everything. What people could read of it holds {@link #MARK}; ids
 * and names do not, so that an answer which repeats what it was asked gives nothing away.
 */
final class FullPortal {

  static final String MARK = "zebrafish";

  private static final Pattern PLACE = Pattern.compile("<(\\w+)>");

  private final TestPortal portal;
  private final Map<String, String> ids = new HashMap<>();

  FullPortal(TestPortal portal) {
    this.portal = portal;
    ids.put("portal", portal.id().toString());
    ids.put("property", "a_property");
    ids.put("group", "a_group");
    definitions();
    records();
    connections();
    lists();
    files();
    transfers();
    account();
    apps();
  }

  private void apps() {
    keep("app", "/axle/v1/private-apps", "{\"name\":\"MARK app\",\"scopes\":[]}", "/appId");
    keep(
        "publicApp",
        "/axle/v1/public-apps",
        "{\"name\":\"MARK app\",\"redirectUrls\":[\"https://example.com/back\"]}",
        "/appId");
    webhooks();
  }

  /** The receiver is nowhere, and what was not delivered waits no more. */
  private void webhooks() {
    String settings = "/webhooks/v3/<app>/settings";
    String target =
        """
        {"targetUrl":"http://127.0.0.1:1/MARK","throttling":{"maxConcurrentRequests":10}}""";
    put(settings, target);
    keep(
        "subscription",
        "/webhooks/v3/" + id("app") + "/subscriptions",
        "{\"eventType\":\"line_item.propertyChange\",\"propertyName\":\"MARK\",\"active\":true}",
        "/id");
    keep(
        "queued",
        "/axle/v1/webhooks/" + id("app") + "/test",
        "{\"subscriptionId\":<subscription>}",
        "/events");
    String deliveries = with("/axle/v1/webhooks/<app>/deliveries");
    Eventually.see("it was tried", () -> !portal.get(deliveries).json().path("results").isEmpty());
    ids.put("delivery", portal.get(deliveries).at("/results/0/id"));
    portal.delete(with(settings)).expect(204);
    put(settings, target);
  }

  TestPortal portal() {
    return portal;
  }

  String id(String name) {
    String id = ids.get(name);
    if (id == null) {
      throw new IllegalArgumentException("no " + name + " in the portal");
    }
    return id;
  }

  /** A text with ids in the places of their names in angle brackets. */
  String with(String text) {
    return PLACE.matcher(text).replaceAll(found -> Matcher.quoteReplacement(id(found.group(1))));
  }

  private void keep(String name, String path, String body, String pointer) {
    Exchange answer = portal.post(path, with(body).replace("MARK", MARK));
    if (answer.status() >= 300) {
      throw new AssertionError(path + ": " + answer.status() + " " + answer.body());
    }
    ids.put(name, answer.at(pointer));
  }

  private void put(String path, String body) {
    Exchange answer = portal.put(with(path), with(body).replace("MARK", MARK));
    if (answer.status() >= 300) {
      throw new AssertionError(path + ": " + answer.status() + " " + answer.body());
    }
  }

  private void definitions() {
    keep(
        "groupLabel",
        "/crm/v3/properties/contacts/groups",
        "{\"name\":\"a_group\",\"label\":\"MARK\"}",
        "/label");
    keep(
        "propertyLabel",
        "/crm/v3/properties/contacts",
        """
        {"name":"a_property","label":"MARK","groupName":"a_group","type":"string","fieldType":"text"}""",
        "/label");
    put(
        "/crm/v3/property-validations/0-1/a_property/rule-type/MAX_LENGTH",
        "{\"ruleArguments\":[\"77\"]}");
    keep(
        "pipeline",
        "/crm/v3/pipelines/deals",
        """
        {"label":"MARK","displayOrder":7,
         "stages":[{"label":"MARK","displayOrder":0,"metadata":{"probability":"0.5"}},
                   {"label":"MARK too","displayOrder":1,"metadata":{"probability":"0.7"}}]}""",
        "/id");
    ids.put(
        "stage", portal.get(with("/crm/v3/pipelines/deals/<pipeline>/stages")).at("/results/0/id"));
    keep(
        "type",
        "/crm/v3/schemas",
        """
        {"name":"a_type","labels":{"singular":"MARK","plural":"MARK"},"primaryDisplayProperty":"model",
         "requiredProperties":["model"],"properties":[{"name":"model","label":"MARK"}],
         "associatedObjects":["CONTACT"]}""",
        "/objectTypeId");
    ids.put("typeAssociation", portal.get(with("/crm/v3/schemas/<type>")).at("/associations/0/id"));
    keep(
        "label",
        "/crm/v4/associations/contacts/companies/labels",
        "{\"name\":\"a_label\",\"label\":\"MARK\"}",
        "/results/0/typeId");
    keep(
        "maximum",
        "/crm/v4/associations/definitions/configurations/contacts/companies/batch/create",
        "{\"inputs\":[{\"category\":\"USER_DEFINED\",\"typeId\":<label>,\"maxToObjectIds\":7}]}",
        "/status");
  }

  private void records() {
    String contact =
        "{\"properties\":{\"email\":\"%s@example.com\",\"firstname\":\"MARK\",\"a_property\":\"MARK\"}}";
    keep("contact", "/crm/v3/objects/contacts", contact.formatted("ada"), "/id");
    keep("contact2", "/crm/v3/objects/contacts", contact.formatted("bob"), "/id");
    keep("archived", "/crm/v3/objects/contacts", contact.formatted("cyd"), "/id");
    portal.delete(with("/crm/v3/objects/contacts/<archived>")).expect(204);
    keep("company", "/crm/v3/objects/companies", "{\"properties\":{\"name\":\"MARK\"}}", "/id");
    keep(
        "deal",
        "/crm/v3/objects/deals",
        """
        {"properties":{"dealname":"MARK","pipeline":"<pipeline>","dealstage":"<stage>"}}""",
        "/id");
    keep("record", with("/crm/v3/objects/<type>"), "{\"properties\":{\"model\":\"MARK\"}}", "/id");
  }

  private void connections() {
    put(
        "/crm/v4/objects/contacts/<contact>/associations/companies/<company>",
        "[{\"associationCategory\":\"USER_DEFINED\",\"associationTypeId\":<label>}]");
    put("/crm/v4/objects/contacts/<contact>/associations/default/deals/<deal>", "");
  }

  private void lists() {
    String lists = "/crm/v3/lists";
    keep("listFolder", lists + "/folders", "{\"name\":\"MARK\"}", "/folder/id");
    keep("listFolder2", lists + "/folders", "{\"name\":\"MARK two\"}", "/folder/id");
    keep(
        "list",
        lists,
        """
        {"name":"a_list","objectTypeId":"0-1","processingType":"MANUAL","listFolderId":<listFolder>}""",
        "/list/listId");
    keep(
        "list2",
        lists,
        """
        {"name":"MARK two","objectTypeId":"0-1","processingType":"DYNAMIC","filterBranch":
          {"filterBranchType":"OR","filterBranchOperator":"OR","filters":[],"filterBranches":[
            {"filterBranchType":"AND","filterBranchOperator":"AND","filterBranches":[],"filters":[
              {"filterType":"PROPERTY","property":"firstname","operation":
                {"operationType":"MULTISTRING","operator":"IS_EQUAL_TO","values":["MARK"]}}]}]}}""",
        "/list/listId");
    Eventually.see(
        "the list is filled",
        () ->
            portal
                .get(with("/crm/v3/lists/<list2>"))
                .at("/list/processingStatus")
                .equals("COMPLETE"));
    put(lists + "/<list>/memberships/add", "[\"<contact>\"]");
    put(
        lists + "/<list2>/schedule-conversion",
        "{\"conversionType\":\"INACTIVITY\",\"offset\":7,\"timeUnit\":\"WEEK\"}");
  }

  private void files() {
    keep("folder", "/files/v3/folders", "{\"name\":\"a_folder\"}", "/id");
    keep("emptyFolder", "/files/v3/folders", "{\"name\":\"an_empty_folder\"}", "/id");
    ids.put(
        "file",
        portal
            .request("POST", "/files/v3/files")
            .multipart(
                new Multipart()
                    .file("file", "a_file.txt", MARK.getBytes(StandardCharsets.UTF_8))
                    .field("folderId", id("folder"))
                    .field("options", "{\"access\":\"PRIVATE\"}"))
            .send()
            .expect(201)
            .at("/id"));
    keep(
        "folderTask",
        "/files/v3/folders/update/async",
        "{\"id\":\"<emptyFolder>\",\"name\":\"a_renamed_folder\"}",
        "/id");
    ended("/files/v3/folders/update/async/tasks/<folderTask>/status");
    keep(
        "fileTask",
        "/files/v3/files/import-from-url/async",
        """
        {"url":"http://127.0.0.1:1/MARK","access":"PRIVATE","folderPath":"/a_folder"}""",
        "/id");
    ended("/files/v3/files/import-from-url/async/tasks/<fileTask>/status");
  }

  private void ended(String status) {
    Eventually.see(
        status, () -> !portal.get(with(status)).at("/status").matches("PENDING|PROCESSING"));
  }

  private void transfers() {
    ids.put(
        "import",
        portal
            .request("POST", "/crm/v3/imports")
            .multipart(
                new Multipart()
                    .field(
                        "importRequest",
                        """
                        {"name":"MARK","files":[{"fileName":"rows.csv","fileFormat":"CSV",
                         "fileImportPage":{"hasHeader":true,"columnMappings":[
                          {"columnObjectTypeId":"0-1","columnName":"e","propertyName":"email"},
                          {"columnObjectTypeId":"0-1","columnName":"n","propertyName":"firstname"}]}}]}"""
                            .replace("MARK", MARK))
                    .file(
                        "files",
                        "rows.csv",
                        "e,n\neve@example.com,%s\n%s,x\n"
                            .formatted(MARK, MARK)
                            .getBytes(StandardCharsets.UTF_8)))
            .send()
            .expect(200)
            .at("/id"));
    Eventually.see(
        "the import ends",
        () ->
            portal
                .get(with("/crm/v3/imports/<import>"))
                .at("/state")
                .matches("DONE|FAILED|CANCELED"));
    keep(
        "export",
        "/crm/v3/exports/export/async",
        """
        {"exportType":"VIEW","exportName":"MARK","format":"CSV","language":"EN",
         "objectType":"CONTACT","objectProperties":["email","firstname"]}""",
        "/id");
    Eventually.see(
        "the export is made",
        () ->
            portal
                .get(with("/crm/v3/exports/export/async/tasks/<export>/status"))
                .at("/status")
                .equals("COMPLETE"));
  }

  private void account() {
    keep("team", "/axle/v1/teams", "{\"name\":\"MARK\"}", "/id");
    keep(
        "user",
        "/settings/v3/users",
        """
        {"email":"a-user@example.com","firstName":"MARK","primaryTeamId":"<team>"}""",
        "/id");
    ids.put("owner", portal.get("/crm/v3/owners?email=a-user%40example.com").at("/results/0/id"));
    keep(
        "taxRate",
        "/axle/v1/tax-rates",
        "{\"name\":\"MARK\",\"label\":\"MARK\",\"percentageRate\":7}",
        "/id");
    keep(
        "rate",
        "/settings/v3/currencies/exchange-rates",
        "{\"fromCurrencyCode\":\"EUR\",\"conversionRate\":1.234567}",
        "/id");
    portal.post(with("/crm/v4/associations/usage/high-usage-report/<user>"), "").expect(200);
  }
}
