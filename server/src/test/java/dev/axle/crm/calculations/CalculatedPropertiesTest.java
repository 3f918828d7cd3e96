package dev.axle.crm.calculations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.axle.testing.Exchange;
import dev.axle.testing.RunningAxle;
import dev.axle.testing.TestPortal;
import org.junit.jupiter.api.Test;

/** Properties whose values follow from others. */
class CalculatedPropertiesTest {

  private static final TestPortal PORTAL = RunningAxle.get().portal(CalculatedPropertiesTest.class);

  private static Exchange property(String name, String type, String formula) {
    return PORTAL.post(
        "/crm/v3/properties/deals",
        """
        {"name": "%s", "label": "%s", "groupName": "dealinformation", "type": "%s",
         "fieldType": "calculation_equation", "calculationFormula": "%s"}
        """
            .formatted(name, name, type, formula));
  }

  @Test
  void aValueFollowsItsFormulaOnEveryWrite() {
    property("fee", "number", "amount * 0.1").expect(201);
    property("net", "number", "amount - fee").expect(201);
    property("size", "string", "if net > 500 then 'big' else 'small'").expect(201);
    Exchange made =
        PORTAL
            .post(
                "/crm/v3/objects/deals",
                "{\"properties\": {\"dealname\": \"D\", \"dealstage\": \"contractsent\", \"amount\": \"1000\"}}")
            .expect(201);
    assertThat(made.at("/properties/net")).isEqualTo("900");
    assertThat(made.at("/properties/size")).isEqualTo("big");
    String deal = "/crm/v3/objects/deals/" + made.at("/id");
    Exchange changed = PORTAL.patch(deal, "{\"properties\": {\"amount\": \"100\"}}").expect(200);
    assertThat(changed.at("/properties/net")).isEqualTo("90");
    assertThat(changed.at("/properties/size")).isEqualTo("small");
    assertThat(
            PORTAL
                .patch(deal, "{\"properties\": {\"amount\": \"\"}}")
                .expect(200)
                .json()
                .at("/properties/net")
                .isNull())
        .isTrue();
    assertThat(
            PORTAL
                .get(deal + "?propertiesWithHistory=net")
                .expect(200)
                .json()
                .at("/propertiesWithHistory/net")
                .findValuesAsString("value"))
        .containsExactly("", "90", "900");
    assertThat(
            PORTAL
                .patch(deal, "{\"properties\": {\"net\": \"1\"}}")
                .expect(400)
                .at("/errors/0/code"))
        .isEqualTo("READ_ONLY_VALUE");
  }

  @Test
  void aFormulaThatCantBeIsRefused() {
    assertThat(property("broken", "number", "amount +").expect(400).at("/message"))
        .contains("position");
    property("unknown", "number", "no_such_property + 1").expect(400);
    property("itself", "number", "itself + 1").expect(400);
  }
}
