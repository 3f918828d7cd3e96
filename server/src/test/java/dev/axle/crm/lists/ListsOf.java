package dev.axle.crm.lists;

import dev.axle.testing.Eventually;
import dev.axle.testing.Exchange;
import dev.axle.testing.TestPortal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** What tests do with the lists of a portal. */
record ListsOf(TestPortal portal) {

  /** The conditions of one group. */
  static String branch(String... filters) {
    return """
        {"filterBranchType":"OR","filterBranches":[
          {"filterBranchType":"AND","filterBranches":[],"filters":[%s]}],"filters":[]}
        """
        .formatted(String.join(",", filters));
  }

  /** A filter on a property. */
  static String property(String name, String operation) {
    return "{\"filterType\":\"PROPERTY\",\"property\":\"%s\",\"operation\":%s}"
        .formatted(name, operation);
  }

  static String is(String name, String value) {
    return property(
        name,
        "{\"operationType\":\"MULTISTRING\",\"operator\":\"IS_EQUAL_TO\",\"values\":[\"%s\"]}"
            .formatted(value));
  }

  static String inList(String operator, String list) {
    return "{\"filterType\":\"IN_LIST\",\"operator\":\"%s\",\"listId\":\"%s\"}"
        .formatted(operator, list);
  }

  /** Gives contacts a property. */
  void define(String name, String type, String field, String... options) {
    StringBuilder all = new StringBuilder();
    for (String option : options) {
      all.append(all.isEmpty() ? "" : ",")
          .append(
              "{\"label\":\"%s\",\"value\":\"%s\",\"hidden\":false,\"displayOrder\":0}"
                  .formatted(option, option));
    }
    portal
        .post(
            "/crm/v3/properties/contacts",
            "{\"name\":\"%s\",\"label\":\"%s\",\"type\":\"%s\",\"fieldType\":\"%s\",\"groupName\":\"contactinformation\",\"options\":[%s]}"
                .formatted(name, name, type, field, all))
        .expect(201);
  }

  Exchange create(String name, String type, String processing, String more) {
    return portal.post(
        "/crm/v3/lists",
        "{\"name\":\"%s\",\"objectTypeId\":\"%s\",\"processingType\":\"%s\"%s}"
            .formatted(name, type, processing, more));
  }

  String manual(String name) {
    return create(name, "0-1", "MANUAL", "").expect(200).at("/list/listId");
  }

  /** Makes a list of contacts that follows conditions, and waits until it is filled. */
  String dynamic(String name, String branch) {
    return filled(
        create(name, "0-1", "DYNAMIC", ",\"filterBranch\":" + branch)
            .expect(200)
            .at("/list/listId"));
  }

  String filled(String list) {
    Eventually.see(
        "list " + list + " is filled",
        () -> read(list).at("/list/processingStatus").equals("COMPLETE"));
    return list;
  }

  Exchange read(String list) {
    return portal.get("/crm/v3/lists/" + list).expect(200);
  }

  long size(String list) {
    return Long.parseLong(read(list).at("/list/size"));
  }

  TreeSet<String> members(String list) {
    return new TreeSet<>(page(list, ""));
  }

  List<String> page(String list, String tail) {
    List<String> ids = new ArrayList<>();
    for (JsonNode member :
        portal
            .get("/crm/v3/lists/" + list + "/memberships" + tail)
            .expect(200)
            .json()
            .path("results")) {
      ids.add(member.path("recordId").asString());
    }
    return ids;
  }

  Exchange add(String list, String... ids) {
    return portal.put(
        "/crm/v3/lists/" + list + "/memberships/add", "[\"" + String.join("\",\"", ids) + "\"]");
  }

  void seesMembers(String list, String... ids) {
    TreeSet<String> wanted = new TreeSet<>(List.of(ids));
    Eventually.see("list " + list + " has members " + wanted, () -> members(list).equals(wanted));
  }

  String contact(String properties) {
    return object("contacts", properties);
  }

  String object(String type, String properties) {
    return portal
        .post("/crm/v3/objects/" + type, "{\"properties\":{" + properties + "}}")
        .expect(201)
        .at("/id");
  }

  void update(String type, String id, String properties) {
    portal
        .patch("/crm/v3/objects/" + type + "/" + id, "{\"properties\":{" + properties + "}}")
        .expect(200);
  }
}
