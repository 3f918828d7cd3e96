package dev.axle.crm.lists;

import static org.assertj.core.api.Assertions.assertThat;

import dev.axle.testing.RunningAxle;
import dev.axle.testing.TestPortal;
import org.junit.jupiter.api.Test;

/** Lists by records that a property names by their ids: PROPERTY_ASSOCIATION. */
class NamedRecordsTest {

  private static final String MENTOR = "mentor_id";

  private final TestPortal portal = RunningAxle.get().portal(NamedRecordsTest.class);
  private final ListsOf lists = new ListsOf(portal);

  private static String branch(String operator, String filter) {
    return """
        {"filterBranchType":"OR","filters":[],"filterBranches":[
          {"filterBranchType":"AND","filters":[],"filterBranches":[
            {"filterBranchType":"PROPERTY_ASSOCIATION","operator":"%s","objectTypeId":"0-2",
             "propertyWithObjectId":"%s","filterBranches":[],"filters":[%s]}]}]}
        """
        .formatted(operator, MENTOR, filter);
  }

  private static String inList(String list, String set) {
    return ListsOf.branch(
        """
        {"filterType":"PROPERTY_ASSOCIATION","listId":"%s","operator":"IN_LIST",
         "toObjectTypeId":"0-2","propertyWithObjectId":"%s",
         "coalescingRefineBy":{"type":"SET_OCCURRENCES","setType":"%s"}}
        """
            .formatted(list, MENTOR, set));
  }

  private String mentor(String city) {
    return lists.object("companies", "\"name\":\"Mentor\",\"city\":\"%s\"".formatted(city));
  }

  private String contact(String mentor) {
    return lists.contact("\"%s\":\"%s\"".formatted(MENTOR, mentor));
  }

  private void change(String type, String id, String property, String value) {
    portal
        .patch(
            "/crm/v3/objects/%s/%s".formatted(type, id),
            "{\"properties\": {\"%s\": \"%s\"}}".formatted(property, value))
        .expect(200);
  }

  @Test
  void recordsAreChosenByTheOneTheyName() {
    lists.define(MENTOR, "number", "number");
    String paris = mentor("Paris");
    String rome = mentor("Rome");
    String ada = contact(paris);
    String bob = contact(rome);
    String eve = lists.contact("\"lastname\":\"Eve\"");
    String none = contact("999999999999");
    String in = lists.dynamic("Of Paris", branch("IN_LIST", ListsOf.is("city", "Paris")));
    String out = lists.dynamic("Of others", branch("NOT_IN_LIST", ListsOf.is("city", "Paris")));
    assertThat(lists.members(in)).containsExactly(ada);
    assertThat(lists.members(out)).containsExactlyInAnyOrder(bob, eve, none);
    change("companies", rome, "city", "Paris");
    lists.seesMembers(in, ada, bob);
    lists.seesMembers(out, eve, none);
    change("contacts", eve, MENTOR, rome);
    lists.seesMembers(in, ada, bob, eve);
    portal.delete("/crm/v3/objects/companies/" + paris).expect(204);
    lists.seesMembers(in, bob, eve);
    change("contacts", bob, MENTOR, "");
    lists.seesMembers(in, eve);
  }

  @Test
  void recordsAreChosenByTheListOfTheOneTheyName() {
    lists.define(MENTOR, "string", "text");
    String paris = mentor("Paris");
    String rome = mentor("Rome");
    String ada = contact(paris);
    String bob = contact(rome);
    String eve = lists.contact("\"lastname\":\"Eve\"");
    String hand = lists.create("By hand", "0-2", "MANUAL", "").expect(200).at("/list/listId");
    lists.add(hand, paris).expect(200);
    String any = lists.dynamic("Any", inList(hand, "ANY"));
    String noneOrEmpty = lists.dynamic("None", inList(hand, "NONE"));
    String none = lists.dynamic("None, but one", inList(hand, "NONE_EXCLUDE_EMPTY"));
    assertThat(lists.members(any)).containsExactly(ada);
    assertThat(lists.members(noneOrEmpty)).containsExactlyInAnyOrder(bob, eve);
    assertThat(lists.members(none)).containsExactly(bob);
    lists.add(hand, rome).expect(200);
    lists.seesMembers(any, ada, bob);
    lists.seesMembers(none);
  }

  @Test
  void onlyPropertiesThatMayHoldAnIdAreTaken() {
    String created = branch("IN_LIST", "").replace(MENTOR, "createdate");
    assertThat(
            lists
                .create("Refused", "0-1", "DYNAMIC", ",\"filterBranch\":" + created)
                .expect(400)
                .at("/message"))
        .contains("createdate", "datetime");
    String unknown = branch("IN_LIST", "").replace(MENTOR, "nobody");
    assertThat(
            lists
                .create("Refused", "0-1", "DYNAMIC", ",\"filterBranch\":" + unknown)
                .expect(400)
                .at("/message"))
        .contains("nobody");
  }
}
