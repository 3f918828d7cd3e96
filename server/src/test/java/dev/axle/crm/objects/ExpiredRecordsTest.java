package dev.axle.crm.objects;

import static org.assertj.core.api.Assertions.assertThat;

import dev.axle.testing.Eventually;
import dev.axle.testing.RunningAxle;
import dev.axle.testing.TestPortal;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;

/** The end of what was archived. */
class ExpiredRecordsTest {

  private static final Duration ALMOST = Duration.ofDays(90).minusMinutes(5);
  private static final Duration OVER = Duration.ofDays(90).plusMinutes(5);
  private static final String CONTACTS = "/crm/v3/objects/contacts";

  private final TestPortal portal = RunningAxle.get().portal(ExpiredRecordsTest.class);

  private String make(String type, String properties) {
    return portal
        .post("/crm/v3/objects/" + type, "{\"properties\": {%s}}".formatted(properties))
        .expect(201)
        .at("/id");
  }

  private void associate(String contact, String company) {
    portal
        .put(
            "/crm/v4/objects/contacts/%s/associations/default/companies/%s"
                .formatted(contact, company),
            "")
        .expect(200);
  }

  private long rows(String sql) {
    try (var database = RunningAxle.get().database();
        var select = database.prepareStatement(sql)) {
      select.setLong(1, portal.id().value());
      var row = select.executeQuery();
      row.next();
      return row.getLong(1);
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private long archived() {
    return rows("select count(*) from crm_object where portal_id = ? and archived_at is not null");
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void anArchivedRecordIsReadAndRestoredFor90DaysAndThenGone() {
    String id = make("contacts", "\"email\": \"kept@bin.com\", \"lastname\": \"Binned\"");
    String company = make("companies", "\"name\": \"Stays\"");
    associate(id, company);
    portal.delete(CONTACTS + "/" + id).expect(204);
    String restore = "/axle/v1/objects/contacts/batch/restore";
    String input = "{\"inputs\": [{\"id\": \"%s\"}]}".formatted(id);

    portal.moveClock(ALMOST);
    portal.get(CONTACTS + "/" + id + "?archived=true").expect(200);
    portal.post(restore, input).expect(204);
    portal.get(CONTACTS + "/" + id).expect(200);
    portal.delete(CONTACTS + "/" + id).expect(204);

    portal.moveClock(ALMOST.plus(OVER));
    Eventually.see(
        "purged", () -> portal.get(CONTACTS + "/" + id + "?archived=true").status() == 404);
    portal.post(restore, input).expect(404);
    assertThat(portal.get(CONTACTS + "?archived=true").expect(200).json().get("results")).isEmpty();
    assertThat(
            portal
                .get("/crm/v4/objects/companies/" + company + "/associations/contacts")
                .expect(200)
                .json()
                .get("results"))
        .isEmpty();
    assertThat(rows("select count(*) from association where portal_id = ?")).isZero();
    assertThat(rows("select count(*) from change where portal_id = ? and object_type = '0-1'"))
        .isZero();
    make("contacts", "\"email\": \"kept@bin.com\"");
    portal.get("/crm/v3/objects/companies/" + company).expect(200);
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void everyTypeExpiresWithWhatHadBecomeTheRecord() {
    String schema =
        portal
            .post(
                "/crm/v3/schemas",
                """
                {"name": "boat", "labels": {"singular": "Boat", "plural": "Boats"},
                 "primaryDisplayProperty": "name", "requiredProperties": ["name"],
                 "properties": [{"name": "name", "label": "Name", "type": "string",
                                 "fieldType": "text", "hasUniqueValue": true}]}
                """)
            .expect(201)
            .at("/objectTypeId");
    for (String type : List.of("companies", "tickets", "notes", schema)) {
      String named =
          switch (type) {
            case "tickets" -> "\"subject\": \"Old\", \"hs_pipeline_stage\": \"1\"";
            case "notes" -> "\"hs_note_body\": \"Old\", \"hs_timestamp\": \"1700000000000\"";
            default -> "\"name\": \"Old\"";
          };
      String id = make(type, named);
      portal.delete("/crm/v3/objects/" + type + "/" + id).expect(204);
    }
    String first = make("contacts", "\"email\": \"first@bin.com\"");
    String second = make("contacts", "\"email\": \"second@bin.com\"");
    String merged =
        portal
            .post(
                CONTACTS + "/merge",
                "{\"primaryObjectId\": \"%s\", \"objectIdToMerge\": \"%s\"}"
                    .formatted(first, second))
            .expect(200)
            .at("/id");
    portal.moveClock(OVER);
    portal.get(CONTACTS + "/" + first).expect(200);
    Eventually.see("only the former of the living", () -> archived() == 2);
    assertThat(portal.get(CONTACTS + "/" + first).expect(200).at("/id")).isEqualTo(merged);
    portal.delete(CONTACTS + "/" + merged).expect(204);
    portal.moveClock(OVER.multipliedBy(2));
    Eventually.see("all gone", () -> archived() == 0);
    assertThat(rows("select count(*) from crm_object where portal_id = ?")).isZero();
    assertThat(rows("select count(*) from unique_value where portal_id = ?")).isZero();
    assertThat(rows("select count(*) from change where portal_id = ?")).isZero();
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void moreThanABatchGoesAndWhatIsInUseStays() {
    List<String> ids =
        IntStream.range(0, 11)
            .mapToObj(batch -> created(batch * 100))
            .flatMap(List::stream)
            .toList();
    for (int i = 0; i < 1_050; i += 50) {
      portal
          .post(
              CONTACTS + "/batch/archive",
              ids.subList(i, i + 50).stream()
                  .map("{\"id\": \"%s\"}"::formatted)
                  .collect(Collectors.joining(",", "{\"inputs\": [", "]}")))
          .expect(204);
    }
    portal.moveClock(OVER);
    Eventually.see("purged", () -> archived() == 0);
    assertThat(rows("select count(*) from crm_object where portal_id = ?")).isEqualTo(50);
    assertThat(rows("select count(*) from unique_value where portal_id = ?")).isEqualTo(50);
  }

  private List<String> created(int from) {
    JsonNode results =
        portal
            .post(
                CONTACTS + "/batch/create",
                IntStream.range(from, from + 100)
                    .mapToObj("{\"properties\": {\"email\": \"many%d@bin.com\"}}"::formatted)
                    .collect(Collectors.joining(",", "{\"inputs\": [", "]}")))
            .expect(201)
            .json()
            .get("results");
    return results.findValuesAsString("id");
  }
}
