package dev.axle.crm.lists;

import static org.assertj.core.api.Assertions.assertThat;

import dev.axle.portals.Scopes;
import dev.axle.portals.Tier;
import dev.axle.testing.RunningAxle;
import dev.axle.testing.TestPortal;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListsTest {

  private final TestPortal portal = RunningAxle.get().portal(ListsTest.class);
  private final ListsOf lists = new ListsOf(portal);

  @Test
  void aListIsReadByIdNameAndInCompany() {
    String id = lists.manual("Newsletter");
    assertThat(lists.read(id).at("/list/name")).isEqualTo("Newsletter");
    assertThat(lists.read(id).at("/list/processingStatus")).isEqualTo("COMPLETE");
    assertThat(lists.read(id).at("/list/size")).isEqualTo("0");
    assertThat(
            portal
                .get("/crm/v3/lists/object-type-id/0-1/name/newsletter")
                .expect(200)
                .at("/list/listId"))
        .isEqualTo(id);
    portal.get("/crm/v3/lists/object-type-id/0-2/name/Newsletter").expect(404);
    String other = lists.create("Firms", "companies", "MANUAL", "").expect(200).at("/list/listId");
    assertThat(lists.read(other).at("/list/objectTypeId")).isEqualTo("0-2");
    var both = portal.get("/crm/v3/lists?listIds=%s&listIds=%s&listIds=1".formatted(id, other));
    assertThat(both.json().path("lists")).hasSize(2);
  }

  @Test
  void aNameIsOneLists() {
    String id = lists.manual("Twins");
    var refused = lists.create("TWINS", "0-2", "MANUAL", "").expect(400);
    assertThat(refused.at("/subCategory")).isEqualTo("ILS.DUPLICATE_LIST_NAMES");
    assertThat(refused.at("/category")).isEqualTo("VALIDATION_ERROR");
    String other = lists.manual("Other");
    portal.put("/crm/v3/lists/" + other + "/update-list-name?listName=Twins", "").expect(400);
    portal.put("/crm/v3/lists/" + id + "/update-list-name?listName=twins", "").expect(200);
    portal.delete("/crm/v3/lists/" + id).expect(204);
    String heir = lists.manual("Twins");
    portal.put("/crm/v3/lists/" + id + "/restore", "").expect(400);
    portal.delete("/crm/v3/lists/" + heir).expect(204);
    portal.put("/crm/v3/lists/" + id + "/restore", "").expect(204);
    assertThat(lists.read(id).at("/list/listId")).isEqualTo(id);
  }

  @Test
  void aDeletedListComesBackForNinetyDays() {
    String id = lists.manual("Kept");
    String ada = lists.contact("\"email\":\"kept@example.com\"");
    lists.add(id, ada).expect(200);
    portal.delete("/crm/v3/lists/" + id).expect(204);
    portal.get("/crm/v3/lists/" + id).expect(404);
    portal.delete("/crm/v3/lists/" + id).expect(404);
    assertThat(portal.get("/crm/v3/lists/records/0-1/%s/memberships".formatted(ada)).at("/total"))
        .isEqualTo("0");
    portal.put("/crm/v3/lists/" + id + "/restore", "").expect(204);
    assertThat(lists.members(id)).containsExactly(ada);
    portal.delete("/crm/v3/lists/" + id).expect(204);
    portal.moveClock(Duration.ofDays(91));
    portal.put("/crm/v3/lists/" + id + "/restore", "").expect(404);
  }

  @ParameterizedTest
  @CsvSource({
    "'', 0-1, MANUAL, ''",
    "Odd, 0-1, STATIC, ''",
    "Odd, widgets, MANUAL, ''",
    "Odd, 0-1, DYNAMIC, ''",
    "Odd, 0-1, SNAPSHOT, ''",
    "Odd, 0-1, MANUAL, ',\"listFolderId\":77'"
  })
  void whatIsNoListIsRefused(String name, String type, String processing, String more) {
    assertThat(lists.create(name, type, processing, more).status()).isIn(400, 404);
  }

  @Test
  void listsAreFound() {
    for (int i = 0; i < 5; i++) {
      lists.manual("Searched " + i);
    }
    var first =
        portal
            .post(
                "/crm/v3/lists/search",
                "{\"query\":\"searched\",\"count\":2,\"offset\":0,\"sort\":\"-name\",\"additionalProperties\":[\"hs_lastmodifieddate\"]}")
            .expect(200);
    assertThat(first.at("/total")).isEqualTo("5");
    assertThat(first.at("/hasMore")).isEqualTo("true");
    assertThat(first.at("/offset")).isEqualTo("2");
    assertThat(first.at("/lists/0/name")).isEqualTo("Searched 4");
    assertThat(first.at("/lists/0/additionalProperties/hs_list_size")).isEqualTo("0");
    assertThat(first.has("/lists/0/additionalProperties/hs_lastmodifieddate")).isTrue();
    assertThat(first.has("/lists/0/additionalProperties/hs_createdate")).isFalse();
    var last =
        portal
            .post("/crm/v3/lists/search", "{\"query\":\"searched\",\"count\":2,\"offset\":4}")
            .expect(200);
    assertThat(last.json().path("lists")).hasSize(1);
    assertThat(last.at("/hasMore")).isEqualTo("false");
    var beyond = portal.post("/crm/v3/lists/search", "{\"query\":\"searched\",\"offset\":50}");
    assertThat(beyond.at("/total")).isEqualTo("5");
    portal.post("/crm/v3/lists/search", "{\"count\":501,\"offset\":0}").expect(400);
    portal.post("/crm/v3/lists/search", "{\"sort\":\"colour\",\"offset\":0}").expect(400);
  }

  @Test
  void listsLieInFolders() {
    String list = lists.manual("Filed");
    String top = folder("Top", "0");
    String below = folder("Below", top);
    portal
        .put(
            "/crm/v3/lists/folders/move-list",
            "{\"listId\":\"%s\",\"newFolderId\":\"%s\"}".formatted(list, below))
        .expect(204);
    var tree = portal.get("/crm/v3/lists/folders?folderId=" + top).expect(200);
    assertThat(tree.at("/folder/childNodes/0/name")).isEqualTo("Below");
    assertThat(tree.at("/folder/childNodes/0/childLists/0")).isEqualTo(list);
    portal.put("/crm/v3/lists/folders/%s/move/%s".formatted(top, below), "").expect(400);
    portal.delete("/crm/v3/lists/folders/" + below).expect(400);
    portal.delete("/crm/v3/lists/" + list).expect(204);
    portal.delete("/crm/v3/lists/folders/" + below).expect(204);
    portal.put("/crm/v3/lists/" + list + "/restore", "").expect(204);
    var root = portal.get("/crm/v3/lists/folders").expect(200);
    assertThat(root.at("/folder/id")).isEqualTo("0");
    assertThat(root.at("/folder/childLists")).contains(list);
  }

  private String folder(String name, String parent) {
    return portal
        .post(
            "/crm/v3/lists/folders",
            "{\"name\":\"%s\",\"parentFolderId\":\"%s\"}".formatted(name, parent))
        .expect(200)
        .at("/folder/id");
  }

  @Test
  void aTierHasSoManyLists() {
    var small = RunningAxle.strict().portal(ListsTest.class, Tier.FREE, Scopes.all());
    var few = new ListsOf(small);
    String branch = ListsOf.branch(ListsOf.is("firstname", "Ada"));
    for (int i = 0; i < 10; i++) {
      few.create("Active " + i, "0-1", "DYNAMIC", ",\"filterBranch\":" + branch).expect(200);
    }
    var refused = few.create("Active", "0-1", "DYNAMIC", ",\"filterBranch\":" + branch).expect(400);
    assertThat(refused.at("/category")).isEqualTo("API_LIMIT");
    few.create("Static", "0-1", "MANUAL", "").expect(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"crm.lists.read", "crm.lists.write"})
  void whoChangesAListMayReadItToo(String scope) {
    String id = lists.manual("Guarded by " + scope);
    portal.withScopes(scope).put("/crm/v3/lists/" + id + "/memberships/add", "[]").expect(403);
    portal
        .withScopes("crm.lists.read", "crm.lists.write")
        .put("/crm/v3/lists/" + id + "/memberships/add", "[]")
        .expect(200);
  }

  @Test
  void theHistoryTellsSizesAndEdits() {
    String id = lists.manual("Told");
    lists.add(id, lists.contact("\"email\":\"told@example.com\"")).expect(200);
    var history =
        portal.get("/crm/v3/lists/%s/size-and-edits-history/between".formatted(id)).expect(200);
    assertThat(history.at("/sizeHistory/0/size")).isEqualTo("1");
    assertThat(history.json().path("editHistory")).hasSize(1);
    var before =
        portal.get(
            "/crm/v3/lists/%s/size-and-edits-history/between?endDate=2020-01-01".formatted(id));
    assertThat(before.json().path("sizeHistory")).isEmpty();
  }
}
