package dev.axle.crm.objects;

import static org.assertj.core.api.Assertions.assertThat;

import dev.axle.testing.Exchange;
import dev.axle.testing.RunningAxle;
import dev.axle.testing.TestPortal;
import org.junit.jupiter.api.Test;

/** What the values of a record were before. */
class HistoryTest {

  private static final TestPortal PORTAL = RunningAxle.get().portal(HistoryTest.class);
  private static final String CONTACTS = "/crm/v3/objects/contacts";

  @Test
  void theNewestValueComesFirstAndAClearedOneIsEmpty() {
    String id =
        PORTAL.post(CONTACTS, "{\"properties\": {\"firstname\": \"One\"}}").expect(201).at("/id");
    for (String name : new String[] {"Two", "Two", "", "Three"}) {
      PORTAL
          .patch(CONTACTS + "/" + id, "{\"properties\": {\"firstname\": \"%s\"}}".formatted(name))
          .expect(200);
    }
    Exchange read =
        PORTAL.get(CONTACTS + "/" + id + "?propertiesWithHistory=firstname,lastname").expect(200);
    assertThat(read.json().at("/propertiesWithHistory/firstname").findValuesAsString("value"))
        .containsExactly("Three", "", "Two", "One");
    assertThat(read.at("/propertiesWithHistory/firstname/0/sourceType")).isEqualTo("INTEGRATION");
    assertThat(read.at("/propertiesWithHistory/firstname/0/sourceId")).isNotEmpty();
    assertThat(read.at("/propertiesWithHistory/firstname/0/timestamp"))
        .isEqualTo(read.at("/updatedAt"));
    assertThat(read.json().at("/propertiesWithHistory/lastname").size()).isZero();
    assertThat(read.at("/properties/firstname")).isEqualTo("Three");
  }

  @Test
  void aBatchAndAListShowHistoriesToo() {
    String id =
        PORTAL
            .post(
                "/crm/v3/objects/deals",
                "{\"properties\": {\"dealname\": \"D\", \"dealstage\": \"contractsent\"}}")
            .expect(201)
            .at("/id");
    PORTAL
        .patch("/crm/v3/objects/deals/" + id, "{\"properties\": {\"dealstage\": \"closedwon\"}}")
        .expect(200);
    assertThat(
            PORTAL
                .post(
                    "/crm/v3/objects/deals/batch/read",
                    "{\"properties\": [], \"propertiesWithHistory\": [\"dealstage\"], \"inputs\": [{\"id\": \"%s\"}]}"
                        .formatted(id))
                .expect(200)
                .json()
                .at("/results/0/propertiesWithHistory/dealstage")
                .findValuesAsString("value"))
        .containsExactly("closedwon", "contractsent");
    assertThat(
            PORTAL
                .get("/crm/v3/objects/deals?propertiesWithHistory=dealstage")
                .expect(200)
                .json()
                .at("/results/0/propertiesWithHistory/dealstage")
                .size())
        .isEqualTo(2);
  }
}
