package dev.axle.security;

import static java.util.Map.entry;

import dev.axle.edge.Operation;
import dev.axle.testing.Exchange;
import dev.axle.testing.HttpCall;
import dev.axle.testing.Multipart;
import dev.axle.testing.TestPortal;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A request of each operation that means what is in a full portal: its ids are in the path, in the
 * query and in the body. Bodies that stand in no table are the examples of the OpenAPI document.
 */
final class Requests {

  private static final String ONE = "{\"inputs\":[{\"id\":\"<contact>\"}]}";
  private static final String PAIR =
      "{\"inputs\":[{\"from\":{\"id\":\"<contact>\"},\"to\":{\"id\":\"<company>\"}}]}";
  private static final String TIE =
      """
      {"inputs":[{"from":{"id":"<contact>"},"to":{"id":"<company>"},
        "types":[{"associationCategory":"USER_DEFINED","associationTypeId":<label>}]}]}""";
  private static final String NAMED =
      """
      {"inputs":[{"from":{"id":"<contact>"},"to":{"id":"<company>"},"type":"contact_to_company"}]}""";
  private static final String CHANGED =
      "{\"inputs\":[{\"id\":\"<contact>\",\"properties\":{\"lastname\":\"changed\"}}]}";
  private static final String NEW_PROPERTY =
      """
      {"inputs":[{"name":"%s","label":"x","groupName":"<group>","type":"string",
        "fieldType":"text"}]}""";
  private static final String LIMITED =
      "{\"inputs\":[{\"category\":\"USER_DEFINED\",\"typeId\":<label>,\"maxToObjectIds\":9}]}";
  private static final String UNLIMITED =
      "{\"inputs\":[{\"category\":\"USER_DEFINED\",\"typeId\":<label>}]}";
  private static final String STAGE =
      "{\"label\":\"changed\",\"displayOrder\":5,\"metadata\":{\"probability\":\"0.1\"}}";
  private static final String PIPELINE =
      "{\"label\":\"changed\",\"displayOrder\":5,\"stages\":[" + STAGE + "]}";

  /** By the beginning of an operation's name; the longest beginning counts. */
  private static final Map<String, String> BODIES =
      Map.ofEntries(
          entry("axle.private-apps.rotate", "{\"overlapDays\":7}"),
          entry(
              "webhooks.settings.update",
              """
              {"targetUrl":"http://127.0.0.1:1/","throttling":{"maxConcurrentRequests":10}}"""),
          entry(
              "webhooks.subscriptions.create",
              "{\"eventType\":\"contact.creation\",\"active\":false}"),
          entry("webhooks.subscriptions.update", "{\"active\":true}"),
          entry(
              "webhooks.subscriptions.batch.update",
              "{\"inputs\":[{\"id\":<subscription>,\"active\":true}]}"),
          entry("axle.webhooks.test", "{\"subscriptionId\":<subscription>}"),
          entry(
              "axle.webhooks.deliveries.redeliver-range",
              "{\"sentFrom\":\"2020-01-01T00:00:00Z\"}"),
          entry("crm.objects.batch.read", ONE),
          entry("crm.objects.batch.update", CHANGED),
          entry(
              "crm.objects.batch.upsert",
              """
              {"inputs":[{"id":"ada@example.com","idProperty":"email",
                "properties":{"lastname":"changed"}}]}"""),
          entry("crm.objects.create", "{\"properties\":{\"lastname\":\"new\"}}"),
          entry(
              "crm.objects.batch.create",
              """
              {"inputs":[{"properties":{"lastname":"new"},"associations":[{"to":{"id":"<company>"},
                "types":[{"associationCategory":"HUBSPOT_DEFINED","associationTypeId":279}]}]}]}"""),
          entry("crm.objects.batch.archive", ONE),
          entry("crm.objects.update", "{\"properties\":{\"lastname\":\"changed\"}}"),
          entry(
              "crm.objects.merge",
              "{\"primaryObjectId\":\"<contact>\",\"objectIdToMerge\":\"<contact2>\"}"),
          entry("crm.objects.gdpr-delete", "{\"objectId\":\"<contact>\"}"),
          entry("axle.objects.restore", "{\"inputs\":[{\"id\":\"<archived>\"}]}"),
          entry(
              "crm.objects.search",
              """
              {"filterGroups":[{"filters":[
                {"propertyName":"hs_object_id","operator":"EQ","value":"<contact>"}]}]}"""),
          entry("crm.associations.batch.create", TIE),
          entry("crm.associations.batch.default", PAIR),
          entry("crm.associations.batch.read", ONE),
          entry(
              "crm.associations.batch.archive",
              """
              {"inputs":[{"from":{"id":"<contact>"},"to":[{"id":"<company>"}]}]}"""),
          entry("crm.associations.batch.labels.archive", TIE),
          entry(
              "crm.associations.label",
              "[{\"associationCategory\":\"USER_DEFINED\",\"associationTypeId\":<label>}]"),
          entry("crm.associations.labels.create", "{\"name\":\"other\",\"label\":\"Other\"}"),
          entry(
              "crm.associations.labels.update",
              "{\"associationTypeId\":<label>,\"label\":\"changed\"}"),
          entry("crm.associations.v3.batch.create", NAMED),
          entry("crm.associations.v3.batch.read", ONE),
          entry("crm.associations.v3.batch.archive", NAMED),
          entry("crm.associations.configurations.create", LIMITED),
          entry("crm.associations.configurations.update", LIMITED),
          entry("crm.associations.configurations.purge", UNLIMITED),
          entry("crm.properties.batch.create", NEW_PROPERTY.formatted("one")),
          entry("crm.properties.batch.create.2026-09", NEW_PROPERTY.formatted("two")),
          entry(
              "axle.properties.rollups.create",
              """
              {"name":"deals_of_it","label":"x","groupName":"<group>","summary":"COUNT",
               "associatedObjectType":"deals"}"""),
          entry("crm.properties.update", "{\"label\":\"changed\"}"),
          entry("crm.properties.batch.read", "{\"inputs\":[{\"name\":\"<property>\"}]}"),
          entry("crm.properties.batch.archive", "{\"inputs\":[{\"name\":\"<property>\"}]}"),
          entry("crm.properties.groups.update", "{\"label\":\"changed\"}"),
          entry("crm.validations.set", "{\"ruleArguments\":[\"5\"]}"),
          entry("crm.pipelines.create", PIPELINE),
          entry(
              "crm.pipelines.replace",
              """
              {"label":"replaced","displayOrder":5,"stages":[{"stageId":"<stage>","label":"x",
                "displayOrder":0,"metadata":{"probability":"0.1"}}]}"""),
          entry("crm.pipelines.update", "{\"label\":\"renamed\"}"),
          entry("crm.pipelines.stages.create", STAGE),
          entry("crm.pipelines.stages.replace", STAGE.replaceFirst("changed", "replaced")),
          entry("crm.pipelines.stages.update", "{\"label\":\"renamed\"}"),
          entry("crm.schemas.update", "{\"description\":\"changed\"}"),
          entry("crm.schemas.batch.read", "{\"inputs\":[\"<type>\"]}"),
          entry(
              "crm.schemas.associations.create",
              "{\"fromObjectTypeId\":\"<type>\",\"toObjectTypeId\":\"0-2\"}"),
          entry("crm.lists.search", "{\"listIds\":[\"<list>\",\"<list2>\"]}"),
          entry(
              "crm.lists.updateFilters",
              """
              {"filterBranch":{"filterBranchType":"OR","filterBranchOperator":"OR","filters":[],
                "filterBranches":[{"filterBranchType":"AND","filterBranchOperator":"AND",
                  "filterBranches":[],"filters":[{"filterType":"IN_LIST","operator":"IN_LIST",
                    "listId":"<list>"}]}]}}"""),
          entry("crm.lists.memberships.add", "[\"<contact2>\"]"),
          entry("crm.lists.memberships.remove", "[\"<contact>\"]"),
          entry(
              "crm.lists.memberships.addAndRemove",
              "{\"recordIdsToAdd\":[\"<contact2>\"],\"recordIdsToRemove\":[\"<contact>\"]}"),
          entry(
              "crm.lists.memberships.ofRecords",
              "{\"inputs\":[{\"objectTypeId\":\"0-1\",\"recordId\":\"<contact>\"}]}"),
          entry(
              "crm.lists.conversion.schedule",
              "{\"conversionType\":\"INACTIVITY\",\"offset\":9,\"timeUnit\":\"DAY\"}"),
          entry("crm.lists.mapping.readAll", "[\"<list>\"]"),
          entry(
              "crm.lists.folders.create",
              "{\"name\":\"other\",\"parentFolderId\":\"<listFolder>\"}"),
          entry(
              "crm.lists.folders.moveList",
              "{\"listId\":\"<list>\",\"newFolderId\":\"<listFolder2>\"}"),
          entry(
              "crm.exports.start",
              """
              {"exportType":"LIST","exportName":"x","format":"CSV","language":"EN",
               "objectType":"CONTACT","objectProperties":["email"],"listId":"<list>"}"""),
          entry("files.update", "{\"name\":\"changed\"}"),
          entry(
              "files.import-from-url",
              """
              {"url":"http://127.0.0.1:1/x","access":"PRIVATE","folderId":"<folder>"}"""),
          entry("files.folders.create", "{\"name\":\"other\",\"parentFolderId\":\"<folder>\"}"),
          entry("files.folders.update", "{\"name\":\"changed\"}"),
          entry("files.folders.update-async", "{\"id\":\"<folder>\",\"name\":\"changed\"}"),
          entry("settings.users.update", "{\"firstName\":\"changed\"}"),
          entry(
              "settings.users.create",
              "{\"email\":\"another@example.org\",\"primaryTeamId\":\"<team>\"}"),
          entry("axle.teams.update", "{\"name\":\"changed\",\"userIds\":[<user>]}"),
          entry("settings.currencies.rates.update", "{\"conversionRate\":2}"),
          entry("settings.currencies.rates.batch.read", "{\"inputs\":[{\"id\":\"<rate>\"}]}"),
          entry(
              "settings.currencies.rates.batch.update",
              "{\"inputs\":[{\"id\":\"<rate>\",\"conversionRate\":2}]}"),
          entry("axle.tax-rates.update", "{\"label\":\"changed\"}"));

  private static final Map<String, String> QUERIES =
      Map.ofEntries(
          entry("crm.lists.readAll", "listIds=<list>,<list2>&includeFilters=true"),
          entry("crm.lists.read", "includeFilters=true"),
          entry("crm.lists.updateName", "listName=changed"),
          entry("crm.lists.folders.read", "folderId=<listFolder>"),
          entry("crm.lists.folders.rename", "newFolderName=changed"),
          entry("crm.lists.mapping.read", "legacyListId=<list>"),
          entry("files.search", "ids=<file>&parentFolderIds=<folder>"),
          entry("files.folders.search", "ids=<folder>"),
          entry("crm.objects.read", "properties=firstname,model,a_property&associations=companies"),
          entry("crm.owners.list", "email=a-user%40example.com"),
          entry("account.audit.acts", "actingUserId=<user>"));

  private static final Map<String, String> VALUES =
      Map.ofEntries(
          entry("objectType", "contacts"),
          entry("objectTypeId", "0-1"),
          entry("fromObjectType", "contacts"),
          entry("fromObjectTypeId", "0-1"),
          entry("toObjectType", "companies"),
          entry("toObjectTypeId", "0-2"),
          entry("objectId", "<contact>"),
          entry("fromObjectId", "<contact>"),
          entry("recordId", "<contact>"),
          entry("toObjectId", "<company>"),
          entry("associationType", "<label>"),
          entry("associationTypeId", "<label>"),
          entry("associationIdentifier", "<typeAssociation>"),
          entry("propertyName", "<property>"),
          entry("groupName", "<group>"),
          entry("ruleType", "MAX_LENGTH"),
          entry("pipelineId", "<pipeline>"),
          entry("stageId", "<stage>"),
          entry("listId", "<list>"),
          entry("sourceListId", "<list2>"),
          entry("listName", "no-such-name"),
          entry("newParentFolderId", "<listFolder2>"),
          entry("folderId", "<folder>"),
          entry("fileId", "<file>"),
          entry("path", "a_folder%2Fa_file.txt"),
          entry("importId", "<import>"),
          entry("exportId", "<export>"),
          entry("taskId", "<export>"),
          entry("ownerId", "<owner>"),
          entry("userId", "<user>"),
          entry("teamId", "<team>"),
          entry("taxRateGroupId", "<taxRate>"),
          entry("exchangeRateId", "<rate>"),
          entry("portalId", "<portal>"),
          entry("appId", "<app>"),
          entry("subscriptionId", "<subscription>"),
          entry("deliveryId", "<delivery>"),
          entry("token", "no-such-token"),
          entry("p1", "a_folder"),
          entry("p2", "a_file.txt"));

  /** Values of some operations only, by the beginning of their names. */
  private static final Map<String, Map<String, String>> VALUES_OF =
      Map.of(
          "axle.public-apps", Map.of("appId", "<publicApp>"),
          "crm.pipelines", Map.of("objectType", "deals"),
          "crm.schemas", Map.of("objectType", "<type>"),
          "crm.lists.folders", Map.of("folderId", "<listFolder>"),
          "crm.lists.readByName", Map.of("listName", "a_list"),
          "crm.lists.conversion", Map.of("listId", "<list2>"),
          "crm.lists.updateFilters", Map.of("listId", "<list2>"),
          "files.import-from-url", Map.of("taskId", "<fileTask>"),
          "files.folders.update-async", Map.of("taskId", "<folderTask>"));

  private final FullPortal full;
  private final JsonNode document;

  Requests(FullPortal full, JsonNode document) {
    this.full = full;
    this.document = document;
  }

  /**
   * Sends an operation's request, which means what is in the full portal, with another's token.
   *
   * @param path one of the operation's
   * @param changed values of parameters in place of those that they have
   */
  Exchange send(TestPortal as, Operation operation, String path, Map<String, String> changed) {
    String query = longest(QUERIES, operation.name(), "");
    HttpCall call =
        as.request(
            operation.method().name(),
            full.with(
                Required.filled(path, values(operation, changed))
                    + (query.isEmpty() ? "" : "?" + query)));
    if (operation.request() != null) {
      return call.json(body(operation)).send();
    }
    if (operation.parts().isEmpty()) {
      return call.send();
    }
    return call.multipart(
            new Multipart()
                .file("file", "x.txt", "x".getBytes(StandardCharsets.UTF_8))
                .field("folderId", full.id("folder"))
                .field("options", "{\"access\":\"PRIVATE\"}")
                .field("importRequest", "{}"))
        .send();
  }

  private static Map<String, String> values(Operation operation, Map<String, String> changed) {
    Map<String, String> values = new HashMap<>(VALUES);
    values.putAll(longest(VALUES_OF, operation.name(), Map.of()));
    values.putAll(changed);
    return values;
  }

  private String body(Operation operation) {
    String known = longest(BODIES, operation.name(), "");
    if (!known.isEmpty()) {
      return full.with(known);
    }
    for (JsonNode path : document.path("paths")) {
      JsonNode described = path.path(operation.method().name().toLowerCase(Locale.ROOT));
      if (described.path("operationId").asString("").equals(operation.name())) {
        return described.at("/requestBody/content/application~1json/example").toString();
      }
    }
    throw new AssertionError("not described: " + operation.name());
  }

  private static <T> T longest(Map<String, T> table, String name, T otherwise) {
    for (String part = name; !part.isEmpty(); part = part.substring(0, part.length() - 1)) {
      T found = table.get(part);
      if (found != null && (part.equals(name) || name.charAt(part.length()) == '.')) {
        return found;
      }
    }
    return otherwise;
  }
}
