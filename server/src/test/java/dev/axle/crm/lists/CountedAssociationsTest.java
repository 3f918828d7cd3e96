package dev.axle.crm.lists;

import static org.assertj.core.api.Assertions.assertThat;

import dev.axle.testing.RunningAxle;
import dev.axle.testing.TestPortal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Lists by how many records others are associated with. */
class CountedAssociationsTest {

  private final TestPortal portal = RunningAxle.get().portal(CountedAssociationsTest.class);
  private final ListsOf lists = new ListsOf(portal);

  private static String counted(String occurrences) {
    return ListsOf.branch(
        """
        {"filterType":"NUM_ASSOCIATIONS","associationCategory":"HUBSPOT_DEFINED","associationTypeId":280,
         "coalescingRefineBy":{"type":"NUM_OCCURRENCES",%s}}
        """
            .formatted(occurrences));
  }

  private static String inList(String list, String occurrences) {
    return ListsOf.branch(
        """
        {"filterType":"ASSOCIATION","associationCategory":"HUBSPOT_DEFINED","associationTypeId":280,
         "toObjectTypeId":"0-1","listId":"%s","operator":"IN_LIST",
         "coalescingRefineBy":{"type":"NUM_OCCURRENCES",%s}}
        """
            .formatted(list, occurrences));
  }

  private String dynamic(String name, String branch) {
    return lists.filled(
        lists
            .create(name, "0-2", "DYNAMIC", ",\"filterBranch\":" + branch)
            .expect(200)
            .at("/list/listId"));
  }

  private void employ(String firm, List<String> people) {
    for (String person : people) {
      portal
          .put(
              "/crm/v4/objects/companies/%s/associations/default/contacts/%s"
                  .formatted(firm, person),
              "")
          .expect(200);
    }
  }

  @Test
  void firmsAreCountedByTheirPeople() {
    String none = lists.object("companies", "\"name\":\"None\"");
    String one = lists.object("companies", "\"name\":\"One\"");
    String three = lists.object("companies", "\"name\":\"Three\"");
    String ada = lists.contact("\"email\":\"ada@counted.example.com\"");
    String bob = lists.contact("\"email\":\"bob@counted.example.com\"");
    String eve = lists.contact("\"email\":\"eve@counted.example.com\"");
    employ(one, List.of(ada));
    employ(three, List.of(ada, bob, eve));
    String several = dynamic("Two or more", counted("\"minOccurrences\":2"));
    String few = dynamic("One or two", counted("\"minOccurrences\":1,\"maxOccurrences\":2"));
    String most = dynamic("One at most", counted("\"maxOccurrences\":1"));
    assertThat(lists.members(several)).containsExactly(three);
    assertThat(lists.members(few)).containsExactly(one);
    assertThat(lists.members(most)).containsExactlyInAnyOrder(none, one);
    employ(one, List.of(bob));
    lists.seesMembers(several, one, three);
    lists.seesMembers(most, none);
    portal.delete("/crm/v3/objects/contacts/" + eve).expect(204);
    lists.seesMembers(few, one, three);
    portal.delete("/crm/v3/objects/contacts/" + bob).expect(204);
    lists.seesMembers(several);
    lists.seesMembers(most, none, one, three);
  }

  @Test
  void onlyTheMembersOfAListCount() {
    String hand = lists.manual("Counted by hand");
    String firm = lists.object("companies", "\"name\":\"Listed\"");
    String ada = lists.contact("\"email\":\"ada@listed.example.com\"");
    String bob = lists.contact("\"email\":\"bob@listed.example.com\"");
    employ(firm, List.of(ada, bob));
    lists.add(hand, ada).expect(200);
    String two = dynamic("Two in the list", inList(hand, "\"minOccurrences\":2"));
    assertThat(lists.members(two)).isEmpty();
    lists.add(hand, bob).expect(200);
    lists.seesMembers(two, firm);
    assertThat(lists.members(dynamic("Two at once", inList(hand, "\"minOccurrences\":2"))))
        .containsExactly(firm);
  }
}
