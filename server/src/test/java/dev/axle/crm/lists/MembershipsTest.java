package dev.axle.crm.lists;

import static org.assertj.core.api.Assertions.assertThat;

import dev.axle.testing.Eventually;
import dev.axle.testing.Exchange;
import dev.axle.testing.RunningAxle;
import dev.axle.testing.TestPortal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MembershipsTest {

  private final TestPortal portal = RunningAxle.get().portal(MembershipsTest.class);
  private final ListsOf lists = new ListsOf(portal);

  private String contact(String name) {
    return lists.contact("\"email\":\"%s@example.com\"".formatted(name));
  }

  @Test
  void recordsArePutInAndTakenOut() {
    String list = lists.manual("Crew");
    String ada = contact("ada.crew");
    String bob = contact("bob.crew");
    var added = lists.add(list, ada, bob, "99999999999").expect(200);
    assertThat(added.json().path("recordsIdsAdded")).hasSize(2);
    assertThat(added.at("/recordIdsMissing/0")).isEqualTo("99999999999");
    assertThat(added.json().path("recordIdsRemoved")).isEmpty();
    assertThat(lists.add(list, ada).expect(200).json().path("recordsIdsAdded")).isEmpty();
    assertThat(lists.size(list)).isEqualTo(2);
    var changed =
        portal
            .put(
                "/crm/v3/lists/" + list + "/memberships/add-and-remove",
                "{\"recordIdsToAdd\":[\"%s\"],\"recordIdsToRemove\":[\"%s\"]}".formatted(ada, bob))
            .expect(200);
    assertThat(changed.at("/recordIdsRemoved/0")).isEqualTo(bob);
    assertThat(lists.members(list)).containsExactly(ada);
    assertThat(lists.size(list)).isEqualTo(1);
    lists.add(list, "ada").expect(400);
    portal.delete("/crm/v3/lists/" + list + "/memberships").expect(204);
    assertThat(lists.size(list)).isZero();
  }

  @Test
  void pagesTogetherAreTheListInEitherOrder() {
    String list = lists.manual("Paged");
    List<String> joined = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      joined.add(contact("paged." + i));
    }
    List<String> byId = joined.stream().sorted().toList();
    for (String id : joined.reversed()) {
      lists.add(list, id).expect(200);
    }
    assertThat(walk(list, "/memberships")).isEqualTo(sortedByNumber(byId));
    assertThat(walk(list, "/memberships/join-order")).isEqualTo(joined.reversed());
    for (String order : List.of("/memberships", "/memberships/join-order")) {
      String path = "/crm/v3/lists/" + list + order;
      var second =
          portal.get(
              path + "?limit=3&after=" + portal.get(path + "?limit=3").at("/paging/next/after"));
      var back = portal.get(path + "?limit=3&before=" + second.at("/paging/prev/before"));
      assertThat(back.json().path("results"))
          .isEqualTo(portal.get(path + "?limit=3").json().path("results"));
      assertThat(back.has("/paging/prev")).isFalse();
      assertThat(portal.get(path).has("/paging")).isFalse();
      assertThat(portal.get(path).at("/total")).isEqualTo("7");
    }
    portal.get("/crm/v3/lists/" + list + "/memberships?limit=251").expect(400);
    portal.get("/crm/v3/lists/" + list + "/memberships?after=x").expect(400);
  }

  private static List<String> sortedByNumber(List<String> ids) {
    return ids.stream().map(Long::valueOf).sorted().map(Object::toString).toList();
  }

  private List<String> walk(String list, String order) {
    List<String> ids = new ArrayList<>();
    Optional<String> after = Optional.empty();
    do {
      Exchange page =
          portal
              .get(
                  "/crm/v3/lists/%s%s?limit=3%s"
                      .formatted(list, order, after.map(a -> "&after=" + a).orElse("")))
              .expect(200);
      page.json().path("results").forEach(each -> ids.add(each.path("recordId").asString()));
      after =
          page.has("/paging/next/after")
              ? Optional.of(page.at("/paging/next/after"))
              : Optional.empty();
    } while (after.isPresent());
    return ids;
  }

  @Test
  void oneListIsAddedToAnother() {
    String source = lists.manual("Source");
    String target = lists.manual("Target");
    String ada = contact("ada.source");
    lists.add(source, ada).expect(200);
    portal
        .put("/crm/v3/lists/%s/memberships/add-from/%s".formatted(target, source), "")
        .expect(204);
    assertThat(lists.members(target)).containsExactly(ada);
    String firms = lists.create("Firms", "0-2", "MANUAL", "").at("/list/listId");
    portal.put("/crm/v3/lists/%s/memberships/add-from/%s".formatted(firms, source), "").expect(400);
  }

  @Test
  void aRecordTellsItsLists() {
    String one = lists.manual("One");
    String two = lists.manual("Two");
    String ada = contact("ada.lists");
    lists.add(one, ada).expect(200);
    lists.add(two, ada).expect(200);
    String path = "/crm/v3/lists/records/0-1/%s/memberships".formatted(ada);
    String first = portal.get(path).at("/results/0/firstAddedTimestamp");
    portal
        .put("/crm/v3/lists/" + one + "/memberships/remove", "[\"%s\"]".formatted(ada))
        .expect(200);
    assertThat(portal.get(path).at("/total")).isEqualTo("1");
    lists.add(one, ada).expect(200);
    var again = portal.get(path).expect(200);
    assertThat(again.at("/results/0/listId")).isEqualTo(one);
    assertThat(again.at("/results/0/firstAddedTimestamp")).isEqualTo(first);
    assertThat(again.at("/results/0/lastAddedTimestamp")).isGreaterThanOrEqualTo(first);
    var batch =
        portal
            .post(
                "/crm/v3/lists/records/memberships/batch/read",
                "{\"inputs\":[{\"objectTypeId\":\"contacts\",\"recordId\":\"%s\"},{\"objectTypeId\":\"0-1\",\"recordId\":\"77777777777\"}]}"
                    .formatted(ada))
            .expect(200);
    assertThat(batch.json().at("/results/0/recordListMemberships")).hasSize(2);
    assertThat(batch.json().at("/results/1/recordListMemberships")).isEmpty();
  }

  @Test
  void archivedRecordsLeaveAndMergedOnesMakePlace() {
    String list = lists.manual("Living");
    String ada = contact("ada.living");
    String bob = contact("bob.living");
    String eve = contact("eve.living");
    lists.add(list, ada, bob, eve).expect(200);
    portal.delete("/crm/v3/objects/contacts/" + ada).expect(204);
    lists.seesMembers(list, bob, eve);
    String one =
        portal
            .post(
                "/crm/v3/objects/contacts/merge",
                "{\"primaryObjectId\":\"%s\",\"objectIdToMerge\":\"%s\"}".formatted(bob, eve))
            .expect(200)
            .at("/id");
    lists.seesMembers(list, one);
    assertThat(lists.size(list)).isEqualTo(1);
    assertThat(lists.add(list, bob).expect(200).json().path("recordsIdsAdded")).isEmpty();
  }

  @Test
  void whatWasDeletedForPrivacyLeavesNoTrace() throws Exception {
    String list = lists.manual("Private");
    String ada = contact("ada.private");
    lists.add(list, ada).expect(200);
    portal
        .post("/crm/v3/objects/contacts/gdpr-delete", "{\"objectId\":\"%s\"}".formatted(ada))
        .expect(204);
    lists.seesMembers(list);
    assertThat(lists.size(list)).isZero();
    Eventually.see(
        "nothing but the deletion is left", () -> kinds(ada).equals(List.of("PRIVACY_DELETED")));
  }

  private List<String> kinds(String record) throws SQLException {
    try (var connection = RunningAxle.get().database();
        var select =
            connection.prepareStatement(
                "select kind from change where portal_id = ? and object_type = '0-1' and object_id = ?")) {
      select.setLong(1, portal.id().value());
      select.setLong(2, Long.parseLong(record));
      try (var row = select.executeQuery()) {
        List<String> kinds = new ArrayList<>();
        while (row.next()) {
          kinds.add(row.getString(1));
        }
        return kinds;
      }
    }
  }

  @Test
  void membershipChangesAreInTheJournal() throws Exception {
    String list = lists.manual("Logged");
    String ada = contact("ada.logged");
    lists.add(list, ada).expect(200);
    portal.delete("/crm/v3/lists/" + list + "/memberships").expect(204);
    assertThat(kinds(ada)).endsWith("LIST_ADDED", "LIST_REMOVED");
  }
}
