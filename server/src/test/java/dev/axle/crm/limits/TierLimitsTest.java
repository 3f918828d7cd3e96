package dev.axle.crm.limits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.axle.portals.Scopes;
import dev.axle.portals.Tier;
import dev.axle.testing.Exchange;
import dev.axle.testing.RunningAxle;
import dev.axle.testing.TestPortal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a tier may have is held, at the limit that limits tracking tells. */
class TierLimitsTest {

  private static final String PROPERTIES = "/crm/v3/properties/";
  private static final String SCHEMAS = "/crm/v3/schemas";
  private static final String DEALS = "/crm/v3/pipelines/deals";
  private static final String TEAMS = "/axle/v1/teams";

  private static TestPortal portal(Tier tier) {
    return RunningAxle.strict().portal(TierLimitsTest.class, tier, Scopes.all());
  }

  private static TestPortal unlimited() {
    return RunningAxle.get().portal(TierLimitsTest.class, Tier.FREE, Scopes.all());
  }

  private static void refused(Exchange exchange) {
    assertThat(exchange.expect(400).at("/category")).isEqualTo("API_LIMIT");
  }

  private static String text(String name, String group) {
    return """
    {"name": "%s", "label": "%s", "groupName": "%s", "type": "string", "fieldType": "text"}"""
        .formatted(name, name, group);
  }

  private static String formula(String name) {
    return """
    {"name": "%s", "label": "%s", "groupName": "dealinformation", "type": "number",
     "fieldType": "calculation_equation", "calculationFormula": "amount * 2"}"""
        .formatted(name, name);
  }

  private static Exchange texts(TestPortal portal, String type, String group, int from, int to) {
    return portal.post(
        PROPERTIES + type + "/batch/create",
        IntStream.range(from, to)
            .mapToObj(i -> text("own" + i, group))
            .collect(Collectors.joining(",", "{\"inputs\": [", "]}")));
  }

  @Test
  void customPropertiesOfAllTypesTogether() {
    TestPortal free = portal(Tier.FREE);
    texts(free, "contacts", "contactinformation", 0, 6).expect(201);
    texts(free, "deals", "dealinformation", 0, 4).expect(201);
    refused(free.post(PROPERTIES + "companies", text("more", "companyinformation")));
    assertThat(free.get("/crm/v3/limits/custom-properties").at("/overallPercentage"))
        .isEqualTo("100.0");
    free.delete(PROPERTIES + "deals/own0").expect(204);
    free.post(PROPERTIES + "companies", text("more", "companyinformation")).expect(201);
    refused(free.post(PROPERTIES + "companies", text("evenmore", "companyinformation")));
  }

  @Test
  void customPropertiesOfOneType() {
    TestPortal starter = portal(Tier.STARTER);
    for (int i = 0; i < 9; i++) {
      texts(starter, "contacts", "contactinformation", i * 100, i * 100 + 100).expect(201);
    }
    Exchange last = texts(starter, "contacts", "contactinformation", 900, 1_000).expect(201);
    assertThat(last.json().get("results").size()).isEqualTo(100);
    refused(starter.post(PROPERTIES + "contacts", text("more", "contactinformation")));
    starter.post(PROPERTIES + "deals", text("more", "dealinformation")).expect(201);
  }

  @Test
  void calculatedProperties() {
    refused(portal(Tier.STARTER).post(PROPERTIES + "deals", formula("twice")));
    TestPortal professional = portal(Tier.PROFESSIONAL);
    Exchange batch =
        professional
            .post(
                PROPERTIES + "deals/batch/create",
                IntStream.range(0, 41)
                    .mapToObj(i -> formula("twice" + i))
                    .collect(Collectors.joining(",", "{\"inputs\": [", "]}")))
            .expect(207);
    assertThat(batch.json().get("results").size()).isEqualTo(40);
    assertThat(batch.at("/errors/0/category")).isEqualTo("API_LIMIT");
    professional.post(PROPERTIES + "deals", text("plain", "dealinformation")).expect(201);
    assertThat(professional.get("/crm/v3/limits/calculated-properties").at("/overallUsage"))
        .isEqualTo("40");
  }

  private static Exchange pipeline(TestPortal portal, String label) {
    return portal.post(
        DEALS,
        """
        {"label": "%s", "displayOrder": 1, "stages": [
          {"label": "Open", "displayOrder": 0, "metadata": {"probability": "0.5"}}]}
        """
            .formatted(label));
  }

  @Test
  void pipelinesOfOneType() {
    refused(pipeline(portal(Tier.FREE), "Second"));
    TestPortal starter = portal(Tier.STARTER);
    String second = pipeline(starter, "Second").expect(201).at("/id");
    refused(pipeline(starter, "Third"));
    starter.delete(DEALS + "/" + second).expect(204);
    pipeline(starter, "Third").expect(201);
    refused(starter.patch(DEALS + "/" + second, "{\"archived\": false}"));
    starter.patch(DEALS + "/default", "{\"label\": \"First\"}").expect(200);
  }

  @Test
  void teams() {
    refused(portal(Tier.STARTER).post(TEAMS, "{\"name\": \"One\"}"));
    TestPortal professional = portal(Tier.PROFESSIONAL);
    for (int i = 0; i < 10; i++) {
      professional.post(TEAMS, "{\"name\": \"Team %d\"}".formatted(i)).expect(201);
    }
    refused(professional.post(TEAMS, "{\"name\": \"Eleventh\"}"));
  }

  @Test
  void associationLabelsOfAPair() {
    refused(label(portal(Tier.STARTER), "one"));
    TestPortal professional = portal(Tier.PROFESSIONAL);
    for (int i = 0; i < 10; i++) {
      label(professional, "label" + i).expect(200);
    }
    refused(label(professional, "eleventh"));
  }

  private static Exchange label(TestPortal portal, String name) {
    return portal.post(
        "/crm/v4/associations/contacts/companies/labels",
        "{\"name\": \"%s\", \"label\": \"%s\"}".formatted(name, name));
  }

  @Test
  void customObjectTypes() {
    refused(portal(Tier.PROFESSIONAL).post(SCHEMAS, schema("things")));
    TestPortal enterprise = portal(Tier.ENTERPRISE);
    for (int i = 0; i < 10; i++) {
      enterprise.post(SCHEMAS, schema("type" + i)).expect(201);
    }
    refused(enterprise.post(SCHEMAS, schema("eleventh")));
    enterprise.delete(SCHEMAS + "/type0").expect(204);
    enterprise.post(SCHEMAS, schema("eleventh")).expect(201);
  }

  private static String schema(String name) {
    return """
    {"name": "%s", "labels": {"singular": "%s", "plural": "%ss"},
     "primaryDisplayProperty": "title", "properties": [{"name": "title", "label": "Title"}]}"""
        .formatted(name, name, name);
  }

  @Test
  void associationsOfOneRecord() throws SQLException {
    associate(portal(Tier.STARTER), RunningAxle.strict()).expect(200);
    Exchange refused = associate(portal(Tier.FREE), RunningAxle.strict()).expect(400);
    assertThat(refused.at("/subCategory")).isEqualTo("crm.associations.ASSOCIATION_LIMIT_EXCEEDED");
    assertThat(refused.at("/context/limit/0")).isEqualTo("10000");
    associate(unlimited(), RunningAxle.get()).expect(200);
  }

  /** Associates a company that has 10,000 contacts with another. */
  private static Exchange associate(TestPortal portal, RunningAxle axle) throws SQLException {
    String company =
        portal
            .post("/crm/v3/objects/companies", "{\"properties\": {\"name\": \"Full\"}}")
            .expect(201)
            .at("/id");
    String contact =
        portal
            .post("/crm/v3/objects/contacts", "{\"properties\": {\"lastname\": \"One\"}}")
            .expect(201)
            .at("/id");
    String sql =
        """
        insert into association
          (portal_id, from_type, from_id, to_type, to_id, category, type_id, created_at)
        select ?, '0-2', ?, '0-1', 1000000000 + n, 'HUBSPOT_DEFINED', 280, now()
        from generate_series(1, 10000) as n
        """;
    try (Connection database = axle.database();
        PreparedStatement insert = database.prepareStatement(sql)) {
      insert.setLong(1, portal.id().value());
      insert.setLong(2, Long.parseLong(company));
      insert.executeUpdate();
    }
    return portal.put(
        "/crm/v4/objects/companies/%s/associations/default/contacts/%s".formatted(company, contact),
        "");
  }

  @Test
  void withoutTheRealLimitsATierMayHaveAnything() {
    TestPortal free = unlimited();
    texts(free, "contacts", "contactinformation", 0, 11).expect(201);
    free.post(PROPERTIES + "deals", formula("twice")).expect(201);
    pipeline(free, "Second").expect(201);
    free.post(TEAMS, "{\"name\": \"One\"}").expect(201);
    label(free, "one").expect(200);
    free.post(SCHEMAS, schema("things")).expect(201);
    assertThat(free.get("/crm/v3/limits/custom-object-types").at("/limit")).isEqualTo("2000000000");
  }
}
