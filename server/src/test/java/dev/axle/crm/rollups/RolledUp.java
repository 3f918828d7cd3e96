package dev.axle.crm.rollups;

import static dev.axle.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.axle.testing.TestPortal;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Records of a portal, and what is rolled up on them. */
final class RolledUp {

  private final TestPortal portal;

  RolledUp(TestPortal portal) {
    this.portal = portal;
  }

  /** Makes a record from pairs of property and value. */
  String made(String type, String... properties) {
    return portal
        .post("/crm/v3/objects/" + type, "{\"properties\": {%s}}".formatted(members(properties)))
        .expect(201)
        .at("/id");
  }

  void change(String type, String id, String... properties) {
    portal
        .patch(
            "/crm/v3/objects/" + type + "/" + id,
            "{\"properties\": {%s}}".formatted(members(properties)))
        .expect(200);
  }

  private static String members(String... properties) {
    StringBuilder members = new StringBuilder();
    for (int i = 0; i < properties.length; i += 2) {
      members.append(i == 0 ? "" : ", ");
      members.append("\"%s\": \"%s\"".formatted(properties[i], properties[i + 1]));
    }
    return members.toString();
  }

  void associate(String type, String id, String toType, String toId) {
    portal
        .put(
            "/crm/v4/objects/%s/%s/associations/default/%s/%s".formatted(type, id, toType, toId),
            "")
        .expect(200);
  }

  void label(String type, String id, String toType, String toId, String category, int typeId) {
    portal
        .put(
            "/crm/v4/objects/%s/%s/associations/%s/%s".formatted(type, id, toType, toId),
            "[{\"associationCategory\": \"%s\", \"associationTypeId\": %d}]"
                .formatted(category, typeId))
        .expect(201);
  }

  void separate(String type, String id, String toType, String toId) {
    portal
        .delete("/crm/v4/objects/%s/%s/associations/%s/%s".formatted(type, id, toType, toId))
        .expect(204);
  }

  void archive(String type, String id) {
    portal.delete("/crm/v3/objects/" + type + "/" + id).expect(204);
  }

  /** The values of some properties; what has none is the word {@code none}. */
  Map<String, String> values(String type, String id, Iterable<String> properties) {
    JsonNode shown =
        portal
            .get(
                "/crm/v3/objects/%s/%s?properties=%s"
                    .formatted(type, id, String.join(",", properties)))
            .expect(200)
            .json()
            .path("properties");
    Map<String, String> values = new TreeMap<>();
    properties.forEach(
        name -> {
          JsonNode value = shown.path(name);
          values.put(name, value.isNull() || value.isMissingNode() ? "none" : value.asString());
        });
    return values;
  }

  /** Waits until the record has these values, given as pairs. */
  void becomes(String type, String id, String... expected) {
    Map<String, String> wanted = new TreeMap<>();
    for (int i = 0; i < expected.length; i += 2) {
      wanted.put(expected[i], expected[i + 1]);
    }
    eventually(() -> assertThat(values(type, id, wanted.keySet())).isEqualTo(wanted));
  }
}
