package dev.axle.crm.objects;

import static org.assertj.core.api.Assertions.assertThat;

import dev.axle.testing.RunningAxle;
import dev.axle.testing.Statements;
import dev.axle.testing.TestPortal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** However many records a call is about, it takes as many statements as for a few. */
class ConstantStatementsTest {

  private static final TestPortal PORTAL = RunningAxle.get().portal(ConstantStatementsTest.class);
  private static final List<String> CONTACTS = new ArrayList<>();
  private static int batches;

  @BeforeAll
  static void makeContactsOfCompanies() {
    String company =
        PORTAL
            .post("/crm/v3/objects/companies", "{\"properties\": {\"name\": \"One\"}}")
            .expect(201)
            .at("/id");
    for (int batch = 0; batch < 10; batch++) {
      int number = batch;
      String inputs =
          inputs(
              100,
              i ->
                  """
                  {"properties": {"email": "c%dx%d@example.com"}, "associations": [{"to": {"id": "%s"},
                    "types": [{"associationCategory": "HUBSPOT_DEFINED", "associationTypeId": 279}]}]}
                  """
                      .formatted(number, i, company));
      CONTACTS.addAll(
          PORTAL
              .post("/crm/v3/objects/contacts/batch/create", inputs)
              .expect(201)
              .json()
              .get("results")
              .findValuesAsString("id"));
    }
    assertThat(CONTACTS).hasSize(1_000);
  }

  private static String inputs(int count, IntFunction<String> input) {
    return "{\"inputs\": ["
        + IntStream.range(0, count).mapToObj(input).collect(Collectors.joining(","))
        + "]}";
  }

  private static String named(int count) {
    return inputs(count, i -> "{\"id\": \"%s\"}".formatted(CONTACTS.get(i)));
  }

  /** The statements of a call about two records, then about many. The first call only warms up. */
  private static void assertConstant(IntConsumer call, int many) {
    call.accept(2);
    call.accept(many);
    int few = Statements.of(() -> call.accept(2));
    assertThat(few).isPositive();
    assertThat(Statements.of(() -> call.accept(many))).isEqualTo(few);
  }

  @Test
  void theAssociationsOfAThousandRecordsAreRead() {
    assertConstant(
        count ->
            PORTAL
                .post("/crm/v4/associations/contacts/companies/batch/read", named(count))
                .expect(200),
        1_000);
  }

  @Test
  void recordsAreReadByIdWithTheirHistory() {
    assertConstant(
        count ->
            PORTAL
                .post(
                    "/crm/v3/objects/contacts/batch/read",
                    named(count)
                        .replaceFirst(
                            "\\{",
                            "{\"properties\": [\"email\"], \"propertiesWithHistory\": [\"email\"],"))
                .expect(200),
        50);
  }

  @Test
  void aPageIsListedWithItsAssociations() {
    assertConstant(
        count ->
            PORTAL
                .get("/crm/v3/objects/contacts?associations=companies&limit=" + count)
                .expect(200),
        100);
  }

  @Test
  void recordsAreMade() {
    assertConstant(
        count -> {
          int batch = batches++;
          PORTAL
              .post(
                  "/crm/v3/objects/contacts/batch/create",
                  inputs(
                      count,
                      i ->
                          "{\"properties\": {\"email\": \"m%dx%d@example.com\"}}"
                              .formatted(batch, i)))
              .expect(201);
        },
        100);
  }

  @Test
  void recordsAreChanged() {
    assertConstant(
        count -> {
          int batch = batches++;
          PORTAL
              .post(
                  "/crm/v3/objects/contacts/batch/update",
                  inputs(
                      count,
                      i ->
                          "{\"id\": \"%s\", \"properties\": {\"firstname\": \"N%d\"}}"
                              .formatted(CONTACTS.get(i), batch)))
              .expect(200);
        },
        100);
  }

  @Test
  void recordsAreAssociated() {
    String deal =
        PORTAL
            .post(
                "/crm/v3/objects/deals",
                "{\"properties\": {\"dealname\": \"D\", \"dealstage\": \"appointmentscheduled\"}}")
            .expect(201)
            .at("/id");
    assertConstant(
        count ->
            PORTAL
                .post(
                    "/crm/v4/associations/contacts/deals/batch/associate/default",
                    inputs(
                        count,
                        i ->
                            "{\"from\": {\"id\": \"%s\"}, \"to\": {\"id\": \"%s\"}}"
                                .formatted(CONTACTS.get(i), deal)))
                .expect(200),
        100);
  }
}
