package dev.axle.crm.validations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.axle.testing.Exchange;
import dev.axle.testing.RunningAxle;
import dev.axle.testing.TestPortal;
import org.junit.jupiter.api.Test;

/** Rules that a portal sets, and records that keep to them. */
class ValidationsTest {

  private static final TestPortal PORTAL = RunningAxle.get().portal(ValidationsTest.class);
  private static final String RULES = "/crm/v3/property-validations/0-1";

  private static Exchange contact(String properties) {
    return PORTAL.post("/crm/v3/objects/contacts", "{\"properties\": {%s}}".formatted(properties));
  }

  @Test
  void aRuleHoldsForRecordsAtOnceAndForNoOtherPortal() {
    contact("\"zip\": \"ABC\"").expect(201);
    PORTAL
        .put(RULES + "/zip/rule-type/ALPHANUMERIC", "{\"ruleArguments\": [\"NUMERIC_ONLY\"]}")
        .expect(204);
    Exchange refused = contact("\"zip\": \"ABC\"").expect(400);
    assertThat(refused.at("/errors/0/code")).isEqualTo("ALPHANUMERIC");
    assertThat(refused.at("/errors/0/context/propertyName/0")).isEqualTo("zip");
    String id = contact("\"zip\": \"123\"").expect(201).at("/id");
    PORTAL
        .patch("/crm/v3/objects/contacts/" + id, "{\"properties\": {\"zip\": \"12a\"}}")
        .expect(400);
    PORTAL.patch("/crm/v3/objects/contacts/" + id, "{\"properties\": {\"zip\": \"\"}}").expect(200);
    assertThat(PORTAL.get(RULES + "/zip").expect(200).at("/results"))
        .isEqualTo(
            "[{\"ruleType\":\"ALPHANUMERIC\",\"ruleArguments\":[\"NUMERIC_ONLY\"],\"shouldApplyNormalization\":false}]");
    assertThat(PORTAL.get(RULES).expect(200).at("/results/0/propertyName")).isNotBlank();
    TestPortal stranger = RunningAxle.get().portal(ValidationsTest.class);
    stranger.post("/crm/v3/objects/contacts", "{\"properties\": {\"zip\": \"ABC\"}}").expect(201);
    assertThat(stranger.get(RULES).at("/results")).isEqualTo("[]");
  }

  @Test
  void aValueIsPutRightWhereTheRuleSaysSo() {
    PORTAL
        .put(
            RULES + "/city/rule-type/FORMAT",
            "{\"ruleArguments\": [\"UPPER\"], \"shouldApplyNormalization\": true}")
        .expect(204);
    assertThat(contact("\"city\": \"pokhara\"").expect(201).at("/properties/city"))
        .isEqualTo("POKHARA");
  }

  @Test
  void whatIsNoRuleIsRefused() {
    PORTAL.put(RULES + "/zip/rule-type/NO_SUCH", "{\"ruleArguments\": []}").expect(400);
    PORTAL.put(RULES + "/zip/rule-type/MAX_LENGTH", "{\"ruleArguments\": [\"x\"]}").expect(400);
    PORTAL.put(RULES + "/none/rule-type/URL", "{\"ruleArguments\": []}").expect(404);
    PORTAL.get(RULES + "/zip/rule-type/URL").expect(404);
    PORTAL
        .withScopes("crm.objects.contacts.read")
        .put(RULES + "/zip/rule-type/URL", "{\"ruleArguments\": []}")
        .expect(403);
  }
}
