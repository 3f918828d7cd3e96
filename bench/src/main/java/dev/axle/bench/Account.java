package dev.axle.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What a portal needs before it can hold {@link People}: owners, and properties of its own. */
final class Account {

  static final List<Map<String, Object>> PROPERTIES =
      List.of(
          Map.of("name", "newsletter", "type", "bool", "fieldType", "booleancheckbox"),
          Map.of("name", "seats", "type", "number", "fieldType", "number"),
          Map.of("name", "contract_value", "type", "number", "fieldType", "number"),
          Map.of("name", "renewal_date", "type", "date", "fieldType", "date"),
          Map.of("name", "last_contacted", "type", "datetime", "fieldType", "date"));

  private static final int OWNERS = 40;

  private Account() {}

  static void makeProperties(Api api) throws IOException, InterruptedException {
    for (Map<String, Object> property : PROPERTIES) {
      api.post("/crm/v3/properties/contacts", described(property));
    }
  }

  private static Map<String, Object> described(Map<String, Object> property) {
    Map<String, Object> description = new HashMap<>(property);
    description.put("label", property.get("name"));
    description.put("groupName", "contactinformation");
    if ("bool".equals(property.get("type"))) {
      description.put(
          "options",
          List.of(
              Map.of("label", "Yes", "value", "true"), Map.of("label", "No", "value", "false")));
    }
    return description;
  }

  /** Makes users, and returns the ids under which they own records. */
  static List<String> makeOwners(Api api) throws IOException, InterruptedException {
    for (int i = 0; i < OWNERS; i++) {
      api.post(
          "/settings/v3/users",
          Map.of(
              "email",
              "owner%d@example.com".formatted(i),
              "firstName",
              "Owner",
              "lastName",
              "Number " + i));
    }
    return owners(api);
  }

  /** The ids of the owners that there are. */
  static List<String> owners(Api api) throws IOException, InterruptedException {
    List<String> owners = new ArrayList<>();
    for (JsonNode owner : api.get("/crm/v3/owners?limit=" + OWNERS).get("results")) {
      owners.add(owner.get("id").asString());
    }
    return owners;
  }
}
