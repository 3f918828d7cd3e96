package dev.axle.crm.objects;

import static org.assertj.core.api.Assertions.assertThat;

import dev.axle.testing.Exchange;
import dev.axle.testing.RunningAxle;
import dev.axle.testing.TestPortal;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many records at once. */
class BatchTest {

  private static final TestPortal PORTAL = RunningAxle.get().portal(BatchTest.class);
  private static final String BATCH = "/crm/v3/objects/contacts/batch/";

  private static List<String> create(String... emails) {
    String inputs =
        List.of(emails).stream()
            .map("{\"properties\": {\"email\": \"%s\"}}"::formatted)
            .collect(Collectors.joining(","));
    return PORTAL
        .post(BATCH + "create", "{\"inputs\": [" + inputs + "]}")
        .expect(201)
        .json()
        .get("results")
        .findValuesAsString("id");
  }

  @Test
  void aBatchIsAnsweredInItsEnvelope() {
    Exchange made =
        PORTAL
            .post(
                BATCH + "create",
                "{\"inputs\": [{\"properties\": {\"email\": \"envelope@example.com\"}}]}")
            .expect(201);
    assertThat(made.at("/status")).isEqualTo("COMPLETE");
    assertThat(made.at("/startedAt")).isLessThanOrEqualTo(made.at("/completedAt"));
    assertThat(made.has("/numErrors")).isFalse();
    assertThat(made.has("/errors")).isFalse();
  }

  @Test
  void missingRecordsAreReportedBesideThoseThatWereRead() {
    List<String> ids = create("read1@example.com", "read2@example.com");
    Exchange read =
        PORTAL
            .post(
                BATCH + "read",
                """
                {"properties": ["email"], "inputs": [{"id": "%s"}, {"id": "987654321"}, {"id": "%s"}, {"id": "987654322"}]}
                """
                    .formatted(ids.get(0), ids.get(1)))
            .expect(207);
    assertThat(read.json().get("results").findValuesAsString("email"))
        .containsExactly("read1@example.com", "read2@example.com");
    assertThat(read.at("/numErrors")).isEqualTo("1");
    assertThat(read.at("/errors/0/category")).isEqualTo("OBJECT_NOT_FOUND");
    assertThat(read.at("/errors/0/message"))
        .isEqualTo(
            "Could not get some CONTACT objects, they may be deleted or not exist. Check that ids are valid.");
    assertThat(read.at("/errors/0/context/ids")).isEqualTo("[\"987654321\",\"987654322\"]");
  }

  @Test
  void aBatchIsReadByEmail() {
    List<String> ids = create("by1@example.com", "by2@example.com");
    Exchange read =
        PORTAL
            .post(
                BATCH + "read",
                """
                {"idProperty": "email", "properties": [], "propertiesWithHistory": [],
                  "inputs": [{"id": "BY1@example.com"}, {"id": "by2@example.com"}]}
                """)
            .expect(200);
    assertThat(read.json().get("results").findValuesAsString("id")).isEqualTo(ids);
  }

  @Test
  void oneInvalidValueKeepsAWholeBatchFromBeingMade() {
    PORTAL
        .post(
            BATCH + "create",
            """
            {"inputs": [{"properties": {"email": "whole@example.com"}}, {"properties": {"nope": "1"}}]}
            """)
        .expect(400);
    PORTAL.get("/crm/v3/objects/contacts/whole@example.com?idProperty=email").expect(404);
  }

  @Test
  void oneTakenEmailKeepsAWholeBatchFromBeingMade() {
    String id = create("first@example.com").getFirst();
    Exchange refused =
        PORTAL
            .post(
                BATCH + "create",
                """
                {"inputs": [{"properties": {"email": "second@example.com"}}, {"properties": {"email": "first@example.com"}}]}
                """)
            .expect(409);
    assertThat(refused.at("/message")).isEqualTo("Contact already exists. Existing ID: " + id);
    PORTAL.get("/crm/v3/objects/contacts/second@example.com?idProperty=email").expect(404);
  }

  @Test
  void withTracesEachItemOfACreateStandsAlone() {
    create("held@example.com");
    Exchange made =
        PORTAL
            .post(
                BATCH + "create",
                """
                {"inputs": [
                  {"objectWriteTraceId": "good", "properties": {"email": "good@example.com"}},
                  {"objectWriteTraceId": "held", "properties": {"email": "held@example.com"}},
                  {"objectWriteTraceId": "bad", "properties": {"nope": "1"}}]}
                """)
            .expect(207);
    assertThat(made.at("/results/0/objectWriteTraceId")).isEqualTo("good");
    assertThat(made.json().get("results").size()).isEqualTo(1);
    assertThat(made.at("/numErrors")).isEqualTo("2");
    assertThat(made.json().get("errors").findValuesAsString("category"))
        .containsExactlyInAnyOrder("VALIDATION_ERROR", "CONFLICT");
    assertThat(made.at("/errors/0/context/objectWriteTraceId/0")).isEqualTo("bad");
    assertThat(made.at("/errors/1/context/objectWriteTraceId/0")).isEqualTo("held");
    PORTAL.get("/crm/v3/objects/contacts/good@example.com?idProperty=email").expect(200);
  }

  @Test
  void anUpdateReportsMissingRecordsAndChangesTheRest() {
    String id = create("change@example.com").getFirst();
    Exchange changed =
        PORTAL
            .post(
                BATCH + "update",
                """
                {"inputs": [{"id": "%s", "properties": {"firstname": "A"}}, {"id": "987654321", "properties": {"firstname": "B"}}]}
                """
                    .formatted(id))
            .expect(207);
    assertThat(changed.at("/results/0/properties/firstname")).isEqualTo("A");
    assertThat(changed.at("/errors/0/context/ids/0")).isEqualTo("987654321");
    assertThat(PORTAL.get("/crm/v3/objects/contacts/" + id).at("/properties/firstname"))
        .isEqualTo("A");
  }

  @Test
  void twoContactsMayExchangeTheirEmails() {
    List<String> ids = create("left@example.com", "right@example.com");
    PORTAL
        .post(
            BATCH + "update",
            """
            {"inputs": [{"id": "%s", "properties": {"email": "right@example.com"}}, {"id": "%s", "properties": {"email": "left@example.com"}}]}
            """
                .formatted(ids.get(0), ids.get(1)))
        .expect(200);
    assertThat(PORTAL.get("/crm/v3/objects/contacts/left@example.com?idProperty=email").at("/id"))
        .isEqualTo(ids.get(1));
  }

  @Test
  void theSameRecordTwiceIsRefused() {
    String id = create("twice@example.com").getFirst();
    Exchange refused =
        PORTAL
            .post(
                BATCH + "update",
                """
                {"inputs": [{"id": "%1$s", "properties": {"firstname": "A"}}, {"id": "%1$s", "properties": {"firstname": "B"}}]}
                """
                    .formatted(id))
            .expect(400);
    assertThat(refused.at("/message"))
        .isEqualTo("Duplicate IDs found in batch input: [" + id + "]. IDs must be unique");
    assertThat(refused.at("/context/ids/0")).isEqualTo(id);
  }

  @Test
  void anUpsertChangesWhatIsThereAndMakesWhatIsNot() {
    String id = create("there@example.com").getFirst();
    Exchange upserted =
        PORTAL
            .post(
                BATCH + "upsert",
                """
                {"inputs": [
                  {"id": "THERE@example.com", "idProperty": "email", "properties": {"firstname": "Old"}},
                  {"id": "not.there@example.com", "idProperty": "email", "properties": {"firstname": "New"}}]}
                """)
            .expect(200);
    assertThat(upserted.at("/results/0/id")).isEqualTo(id);
    assertThat(upserted.at("/results/0/new")).isEqualTo("false");
    assertThat(upserted.at("/results/1/new")).isEqualTo("true");
    assertThat(upserted.at("/results/1/properties/email")).isEqualTo("not.there@example.com");
  }

  @Test
  void anUpsertNeedsAUniqueProperty() {
    PORTAL
        .post(
            BATCH + "upsert",
            "{\"inputs\": [{\"id\": \"1\", \"properties\": {\"firstname\": \"A\"}}]}")
        .expect(400);
    PORTAL
        .post(
            BATCH + "upsert",
            "{\"inputs\": [{\"id\": \"A\", \"idProperty\": \"lastname\", \"properties\": {\"firstname\": \"A\"}}]}")
        .expect(400);
  }

  @Test
  void anArchivePassesOverWhatIsNotThere() {
    String id = create("gone@example.com").getFirst();
    PORTAL
        .post(
            BATCH + "archive",
            "{\"inputs\": [{\"id\": \"%s\"}, {\"id\": \"987654321\"}]}".formatted(id))
        .expect(204);
    PORTAL.get("/crm/v3/objects/contacts/" + id).expect(404);
  }

  @Test
  void aBatchHoldsAHundred() {
    String inputs =
        IntStream.range(0, 101)
            .mapToObj("{\"id\": \"%d\"}"::formatted)
            .collect(Collectors.joining(","));
    assertThat(
            PORTAL
                .post(BATCH + "read", "{\"properties\": [], \"inputs\": [" + inputs + "]}")
                .expect(400)
                .at("/message"))
        .isEqualTo(
            "The maximum number of inputs supported in a batch is 100. Please reduce the number of items and try again");
    assertThat(
            PORTAL
                .post(
                    BATCH + "read",
                    "{\"properties\": [], \"propertiesWithHistory\": [\"email\"], \"inputs\": ["
                        + IntStream.range(0, 51)
                            .mapToObj("{\"id\": \"%d\"}"::formatted)
                            .collect(Collectors.joining(","))
                        + "]}")
                .expect(400)
                .at("/message"))
        .isEqualTo(
            "The maximum number of inputs supported in a batch request for property histories is 50");
    PORTAL.post(BATCH + "read", "{\"inputs\": []}").expect(400);
  }

  @Test
  void requiredPartsOfABodyAreNamed() {
    assertThat(PORTAL.post(BATCH + "create", "{}").expect(400).at("/message"))
        .isEqualTo(
            "Invalid input JSON on line 1, column 1. Some required fields were not set: [inputs]");
    assertThat(
            PORTAL
                .post(BATCH + "update", "{\"inputs\": [{\"properties\": {}}]}")
                .expect(400)
                .at("/message"))
        .endsWith("Some required fields were not set: [id]");
  }
}
