package dev.axle.crm.associations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.axle.testing.Exchange;
import dev.axle.testing.RunningAxle;
import dev.axle.testing.TestPortal;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Associations by themselves: made, labelled, read and taken away, in all versions. */
class AssociationsTest {

  private static final TestPortal PORTAL = RunningAxle.get().portal(AssociationsTest.class);

  private static String made(String type, String property, String value) {
    return PORTAL
        .post(
            "/crm/v3/objects/" + type,
            "{\"properties\": {\"%s\": \"%s\"}}".formatted(property, value))
        .expect(201)
        .at("/id");
  }

  private static String contact(String name) {
    return made("contacts", "lastname", name);
  }

  private static String company(String name) {
    return made("companies", "name", name);
  }

  private static Exchange companiesOf(String contact) {
    return PORTAL.get("/crm/v4/objects/contacts/" + contact + "/associations/companies");
  }

  private static String spec(String category, int type) {
    return "{\"associationCategory\": \"%s\", \"associationTypeId\": %d}".formatted(category, type);
  }

  private static String types(Exchange list) {
    return list.expect(200).json().at("/results/0/associationTypes").toString();
  }

  @Test
  void theDefaultAssociationIsSeenFromBothSidesAndPrimaryWhereItIsTheFirst() {
    String contact = contact("Default");
    String company = company("Default");
    Exchange made =
        PORTAL
            .put(
                "/crm/v4/objects/contacts/%s/associations/default/companies/%s"
                    .formatted(contact, company),
                "")
            .expect(200);
    assertThat(made.at("/status")).isEqualTo("COMPLETE");
    assertThat(made.at("/results/0/associationSpec/associationTypeId")).isEqualTo("279");
    assertThat(made.at("/results/1/associationSpec/associationTypeId")).isEqualTo("280");
    assertThat(types(companiesOf(contact)))
        .isEqualTo(
            "[{\"category\":\"HUBSPOT_DEFINED\",\"typeId\":1,\"label\":\"Primary\"},"
                + "{\"category\":\"HUBSPOT_DEFINED\",\"typeId\":279,\"label\":null}]");
    Exchange back =
        PORTAL
            .get("/crm/objects/2026-03/companies/" + company + "/associations/contacts")
            .expect(200);
    assertThat(back.json().at("/results/0/toObjectId").isNumber()).isTrue();
    assertThat(back.at("/results/0/toObjectId")).isEqualTo(contact);
    assertThat(back.has("/paging")).isFalse();
  }

  @Test
  void labelsArePutInPlaceOfThoseBefore() {
    String from = "/crm/v4/associations/contacts/companies/labels";
    Exchange paired =
        PORTAL
            .post(
                from,
                "{\"label\": \"Manager\", \"name\": \"manager\", \"inverseLabel\": \"Works for\"}")
            .expect(200);
    int manager = Integer.parseInt(paired.at("/results/0/typeId"));
    assertThat(paired.at("/results/1/label")).isEqualTo("Works for");
    int chef =
        Integer.parseInt(
            PORTAL
                .post(from, "{\"label\": \"Chef\", \"name\": \"chef\"}")
                .expect(200)
                .at("/results/0/typeId"));
    String contact = contact("Labelled");
    String company = company("Labelled");
    String pair = "/crm/v4/objects/contacts/%s/associations/companies/%s";
    Exchange first =
        PORTAL
            .put(
                pair.formatted(contact, company),
                "[" + spec("USER_DEFINED", manager) + "," + spec("HUBSPOT_DEFINED", 279) + "]")
            .expect(201);
    assertThat(first.body())
        .isEqualTo(
            "{\"fromObjectTypeId\":\"0-1\",\"fromObjectId\":%s,\"toObjectTypeId\":\"0-2\",\"toObjectId\":%s,\"labels\":[\"Manager\"]}"
                .formatted(contact, company));
    PORTAL
        .put(pair.formatted(contact, company), "[" + spec("USER_DEFINED", chef) + "]")
        .expect(201);
    assertThat(types(companiesOf(contact))).contains("Chef", "null").doesNotContain("Manager");
    assertThat(PORTAL.get("/crm/v4/objects/companies/" + company + "/associations/contacts").body())
        .contains("Chef")
        .doesNotContain("Works for");

    PORTAL
        .put(from, "{\"associationTypeId\": %d, \"label\": \"Head chef\"}".formatted(chef))
        .expect(204);
    assertThat(types(companiesOf(contact))).contains("Head chef");
    PORTAL.delete(from + "/" + chef).expect(204);
    assertThat(types(companiesOf(contact))).doesNotContain("chef").contains("null");
    PORTAL.delete(from + "/" + chef).expect(404);
    assertThat(PORTAL.delete(from + "/279").expect(400).at("/category"))
        .isEqualTo("VALIDATION_ERROR");
  }

  @Test
  void labelsHaveRules() {
    String labels = "/crm/v4/associations/deals/tickets/labels";
    PORTAL.post(labels, "{\"label\": \"A\", \"name\": \"with-hyphen\"}").expect(400);
    PORTAL.post(labels, "{\"label\": \"\", \"name\": \"blank\"}").expect(400);
    PORTAL.post(labels, "{\"label\": \"L3\", \"name\": \"l3\"}").expect(200);
    PORTAL.post(labels, "{\"label\": \"L3\", \"name\": \"other\"}").expect(400);
    TestPortal stranger = RunningAxle.get().portal(InlineAssociationsTest.class);
    assertThat(stranger.get(labels).expect(200).body()).doesNotContain("USER_DEFINED");
  }

  @Test
  void readingManyReportsThoseThatHaveNone() {
    String lonely = contact("Lonely");
    String social = contact("Social");
    List<String> companies = IntStream.range(0, 3).mapToObj(i -> company("C" + i)).toList();
    PORTAL
        .post(
            "/crm/v4/associations/contacts/companies/batch/associate/default",
            companies.stream()
                .map(
                    company ->
                        "{\"from\": {\"id\": \"%s\"}, \"to\": {\"id\": \"%s\"}}"
                            .formatted(social, company))
                .collect(Collectors.joining(",", "{\"inputs\": [", "]}")))
        .expect(200);
    Exchange read =
        PORTAL
            .post(
                "/crm/v4/associations/contacts/companies/batch/read",
                "{\"inputs\": [{\"id\": \"%s\"}, {\"id\": \"%s\"}]}".formatted(lonely, social))
            .expect(207);
    assertThat(read.at("/results/0/from/id")).isEqualTo(social);
    assertThat(read.json().at("/results/0/to").size()).isEqualTo(3);
    assertThat(read.at("/numErrors")).isEqualTo("1");
    assertThat(read.at("/errors/0/subCategory"))
        .isEqualTo("crm.associations.NO_ASSOCIATIONS_FOUND");
    assertThat(read.at("/errors/0/message"))
        .isEqualTo("No company is associated with contact " + lonely + ".");
    assertThat(read.at("/errors/0/context/fromObjectId/0")).isEqualTo(lonely);

    Exchange page =
        PORTAL
            .get("/crm/v4/objects/contacts/" + social + "/associations/companies?limit=2")
            .expect(200);
    assertThat(page.json().get("results").size()).isEqualTo(2);
    assertThat(page.at("/paging/next/link")).contains("limit=2");
    Exchange rest =
        PORTAL
            .get(
                "/crm/v4/objects/contacts/%s/associations/companies?limit=2&after=%s"
                    .formatted(social, page.at("/paging/next/after")))
            .expect(200);
    assertThat(rest.json().get("results").size()).isEqualTo(1);
    assertThat(rest.has("/paging")).isFalse();

    PORTAL.delete("/crm/v3/objects/companies/" + companies.getFirst()).expect(204);
    assertThat(companiesOf(social).json().get("results").size()).isEqualTo(2);
  }

  @Test
  void batchesTellWhichPairsCantBe() {
    String contact = contact("Batch");
    String company = company("Batch");
    String input = "{\"from\": {\"id\": \"%s\"}, \"to\": {\"id\": \"%s\"}, \"types\": [%s]}";
    String create = "/crm/v4/associations/contacts/companies/batch/create";
    Exchange partly =
        PORTAL
            .post(
                create,
                "{\"inputs\": [%s, %s]}"
                    .formatted(
                        input.formatted(contact, company, spec("HUBSPOT_DEFINED", 279)),
                        input.formatted(contact, "424242", spec("HUBSPOT_DEFINED", 279))))
            .expect(207);
    assertThat(partly.at("/results/0/toObjectId")).isEqualTo(company);
    assertThat(partly.at("/errors/0/context/toObjectId/0")).isEqualTo("424242");
    PORTAL
        .post(
            create,
            "{\"inputs\": [%s]}"
                .formatted(input.formatted(contact, company, spec("HUBSPOT_DEFINED", 280))))
        .expect(400);
    PORTAL.post(create, "{\"inputs\": []}").expect(400);
    String oneTooMany =
        IntStream.rangeClosed(0, 2_000)
            .mapToObj(i -> input.formatted(contact, company, spec("HUBSPOT_DEFINED", 279)))
            .collect(Collectors.joining(",", "{\"inputs\": [", "]}"));
    PORTAL.post(create, oneTooMany).expect(400);

    String pair = "{\"inputs\": [%s]}";
    PORTAL
        .post(
            "/crm/v4/associations/contacts/companies/batch/labels/archive",
            pair.formatted(input.formatted(contact, company, spec("HUBSPOT_DEFINED", 1))))
        .expect(204);
    assertThat(types(companiesOf(contact))).doesNotContain("Primary").contains("279");
    assertThat(
            PORTAL
                .post(
                    "/crm/associations/2026-03/contacts/companies/batch/labels/archive",
                    pair.formatted(input.formatted(contact, company, spec("HUBSPOT_DEFINED", 279))))
                .expect(200)
                .at("/status"))
        .isEqualTo("COMPLETE");
    assertThat(companiesOf(contact).json().get("results").size()).isZero();
  }

  @Test
  void archivingTakesAllTypesAway() {
    String contact = contact("Archive");
    String one = company("One");
    String two = company("Two");
    for (String company : List.of(one, two)) {
      PORTAL
          .put(
              "/crm/v4/objects/contacts/%s/associations/companies/%s".formatted(contact, company),
              "[" + spec("HUBSPOT_DEFINED", 931) + "]")
          .expect(201);
    }
    PORTAL
        .delete("/crm/v4/objects/contacts/%s/associations/companies/%s".formatted(contact, one))
        .expect(204);
    assertThat(companiesOf(contact).json().get("results").size()).isEqualTo(1);
    PORTAL
        .post(
            "/crm/v4/associations/contacts/companies/batch/archive",
            "{\"inputs\": [{\"from\": {\"id\": \"%s\"}, \"to\": [{\"id\": \"%s\"}, {\"id\": \"%s\"}]}]}"
                .formatted(contact, one, two))
        .expect(204);
    assertThat(companiesOf(contact).json().get("results").size()).isZero();
    assertThat(
            PORTAL
                .get("/crm/v4/objects/companies/" + two + "/associations/contacts")
                .json()
                .get("results")
                .size())
        .isZero();
  }

  @Test
  void versionThreeNamesTypesByWords() {
    String contact = contact("Three");
    String first = company("First");
    String second = company("Second");
    PORTAL
        .put(
            "/crm/v4/objects/contacts/%s/associations/default/companies/%s"
                .formatted(contact, first),
            "")
        .expect(200);
    Exchange shown =
        PORTAL
            .put(
                "/crm/v3/objects/contacts/%s/associations/companies/%s/contact_to_company"
                    .formatted(contact, second),
                "")
            .expect(200);
    assertThat(shown.at("/id")).isEqualTo(contact);
    assertThat(shown.at("/associations/companies/results")).contains(first, second);
    assertThat(
            PORTAL
                .post(
                    "/crm/v3/associations/contacts/companies/batch/read",
                    "{\"inputs\": [{\"id\": \"%s\"}]}".formatted(contact))
                .expect(200)
                .at("/results/0/to"))
        .isEqualTo("[{\"id\":\"%s\",\"type\":\"contact_to_company\"}]".formatted(second));
    PORTAL
        .post(
            "/crm/v3/associations/contacts/companies/batch/archive",
            "{\"inputs\": [{\"from\": {\"id\": \"%s\"}, \"to\": {\"id\": \"%s\"}, \"type\": \"279\"}]}"
                .formatted(contact, second))
        .expect(204);
    assertThat(
            PORTAL
                .get("/crm/v3/objects/contacts/" + contact + "/associations/companies")
                .expect(200)
                .at("/results"))
        .isEqualTo("[{\"id\":\"%s\",\"type\":\"contact_to_company_unlabeled\"}]".formatted(first));
    assertThat(PORTAL.get("/crm/v3/associations/contacts/companies/types").expect(200).body())
        .contains("{\"id\":\"279\",\"name\":\"contact_to_company_unlabeled\"}");
    PORTAL
        .put(
            "/crm/v3/objects/contacts/%s/associations/companies/%s/no_such_type"
                .formatted(contact, second),
            "")
        .expect(400);
  }

  @Test
  void aMaximumOfThePortalHolds() {
    String place = "/crm/v4/associations/definitions/configurations/tickets/contacts";
    PORTAL
        .post(
            place + "/batch/create",
            "{\"inputs\": [{\"category\": \"HUBSPOT_DEFINED\", \"typeId\": 16, \"maxToObjectIds\": 1}]}")
        .expect(201);
    assertThat(PORTAL.get(place).expect(200).at("/results/0/userEnforcedMaxToObjectIds"))
        .isEqualTo("1");
    String ticket =
        PORTAL
            .post(
                "/crm/v3/objects/tickets",
                "{\"properties\": {\"subject\": \"S\", \"hs_pipeline_stage\": \"1\"}}")
            .expect(201)
            .at("/id");
    String associate = "/crm/v4/objects/tickets/%s/associations/default/contacts/%s";
    PORTAL.put(associate.formatted(ticket, contact("Max 1")), "").expect(200);
    String second = contact("Max 2");
    Exchange refused = PORTAL.put(associate.formatted(ticket, second), "").expect(400);
    assertThat(refused.at("/context/limit/0")).isEqualTo("1");
    PORTAL
        .post(
            place + "/batch/update",
            "{\"inputs\": [{\"category\": \"HUBSPOT_DEFINED\", \"typeId\": 16, \"maxToObjectIds\": 2}]}")
        .expect(200);
    PORTAL.put(associate.formatted(ticket, second), "").expect(200);
    PORTAL
        .post(
            place + "/batch/purge",
            "{\"inputs\": [{\"category\": \"HUBSPOT_DEFINED\", \"typeId\": 16}]}")
        .expect(204);
    assertThat(
            PORTAL
                .get("/crm/v4/associations/definitions/configurations/all")
                .expect(200)
                .at("/results"))
        .isEqualTo("[]");
    PORTAL.put(associate.formatted(ticket, contact("Max 3")), "").expect(200);
  }

  @Test
  void bothTypesNeedTheirScope() {
    TestPortal contactsOnly = PORTAL.withScopes("crm.objects.contacts.read");
    String path = "/crm/v4/objects/contacts/%s/associations/companies".formatted(contact("Scope"));
    assertThat(contactsOnly.get(path).expect(403).at("/category")).isEqualTo("MISSING_SCOPES");
    PORTAL
        .withScopes("crm.objects.contacts.read", "crm.objects.companies.read")
        .get(path)
        .expect(200);
  }

  @Test
  void recordsThatAreNotThereAreSaidToBeMissing() {
    assertThat(companiesOf("424242").expect(404).at("/category")).isEqualTo("OBJECT_NOT_FOUND");
    PORTAL
        .put(
            "/crm/v4/objects/contacts/424242/associations/default/companies/" + company("There"),
            "")
        .expect(404);
    assertThat(
            PORTAL
                .put(
                    "/crm/v4/objects/contacts/%s/associations/default/companies/424242"
                        .formatted(contact("There")),
                    "")
                .expect(400)
                .at("/context/INVALID_OBJECT_IDS/0"))
        .isEqualTo("COMPANY=424242 is not valid");
    PORTAL.get("/crm/v4/objects/contacts/x/associations/companies").expect(404);
  }
}
