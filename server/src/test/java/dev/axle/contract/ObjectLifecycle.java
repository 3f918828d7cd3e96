package dev.axle.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.axle.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * The life of a few records of one type, lived through the operations of one group in one version:
 * made, read, changed, archived, singly and in batches, and refused where that is right.
 */
final class ObjectLifecycle {

  private static final String NOBODY = "999999999999";
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final List<SpecOperation> operations;
  private final ContractClient client;
  private final ContractClient stranger;
  private final String type;
  private final SampleRecords samples;
  private final List<String> ids = new ArrayList<>();
  private final Other other;

  /**
   * A record to associate with.
   *
   * @param type as the paths name it
   * @param category of the type of association without a label
   * @param plain the number of the type of association without a label; empty: there is none
   */
  record Other(String type, String id, String category, String plain) {}

  /**
   * @param stranger the same portal without a token
   * @param type as the paths name it
   * @param seeds ids of records that are there already, for types that the API can't make
   * @param other what these records are associated with
   */
  ObjectLifecycle(
      List<SpecOperation> operations,
      ContractClient client,
      ContractClient stranger,
      String type,
      SampleRecords samples,
      List<String> seeds,
      Other other) {
    this.operations = operations;
    this.client = client;
    this.stranger = stranger;
    this.type = type;
    this.samples = samples;
    this.ids.addAll(seeds);
    this.other = other;
  }

  void run() {
    each(OperationKind.CREATE, this::create);
    each(OperationKind.BATCH_CREATE, this::batchCreate);
    each(OperationKind.READ, this::read);
    each(OperationKind.LIST, this::list);
    each(OperationKind.UPDATE, this::update);
    each(OperationKind.BATCH_READ, this::batchRead);
    each(OperationKind.BATCH_UPDATE, this::batchUpdate);
    each(OperationKind.BATCH_UPSERT, this::batchUpsert);
    each(OperationKind.SEARCH, this::search);
    for (var method : List.of("PUT", "GET", "DELETE")) {
      each(
          OperationKind.ASSOCIATIONS,
          operation -> {
            if (operation.method().equals(method)) {
              associate(operation);
            }
          });
    }
    each(OperationKind.MERGE, this::merge);
    each(OperationKind.GDPR_DELETE, this::deleteForPrivacy);
    each(OperationKind.ARCHIVE, this::archive);
    each(OperationKind.BATCH_ARCHIVE, this::batchArchive);
  }

  private void create(SpecOperation operation) {
    var target = target(operation, "");
    for (int i = 0; i < 3; i++) {
      keepId(client.call(operation, target, record(), 201));
    }
    client.refused(operation, target, "{\"properties\":", 400);
    client.refused(
        operation,
        target,
        "{\"properties\":{\"no_such_property\":\"x\"},\"associations\":[]}",
        400);
    stranger.refused(operation, target, record(), 401);
    if (samples.haveAddresses()) {
      var taken = record();
      keepId(client.call(operation, target, taken, 201));
      client.refused(operation, target, taken, 409);
    }
  }

  private void batchCreate(SpecOperation operation) {
    var target = target(operation, "");
    client
        .call(operation, target, inputs(List.of(record(), record())), 201)
        .path("results")
        .forEach(this::keepId);
    client.refused(
        operation,
        target,
        inputs(List.of("{\"properties\":{\"no_such_property\":\"x\"},\"associations\":[]}")),
        400);
  }

  private void read(SpecOperation operation) {
    var query = "?properties=%s&propertiesWithHistory=%s&associations=contacts&archived=false";
    var names = samples.someNames();
    client.call(operation, target(operation, id(0)), "", 200);
    client.call(
        operation,
        target(operation, id(0)) + query.formatted(names, names.replaceFirst(",.*", "")),
        "",
        200);
    client.refused(operation, target(operation, NOBODY), "", 404);
    stranger.refused(operation, target(operation, id(0)), "", 401);
  }

  private void list(SpecOperation operation) {
    var target = target(operation, "");
    var page =
        client.call(operation, target + "?limit=1&properties=" + samples.someNames(), "", 200);
    var after = page.at("/paging/next/after").asString("");
    if (!after.isEmpty()) {
      client.call(operation, target + "?limit=1&after=" + after, "", 200);
    }
    client.call(operation, target + "?archived=true", "", 200);
    client.refused(operation, target + "?limit=many", "", 400);
    stranger.refused(operation, target, "", 401);
  }

  private void update(SpecOperation operation) {
    var body = "{\"properties\":%s}".formatted(samples.change());
    client.call(operation, target(operation, id(0)), body, 200);
    client.refused(operation, target(operation, NOBODY), body, 404);
    client.refused(
        operation, target(operation, id(0)), "{\"properties\":{\"no_such_property\":\"x\"}}", 400);
  }

  private void batchRead(SpecOperation operation) {
    var body = "{\"properties\":[\"%s\"],\"propertiesWithHistory\":[],\"inputs\":[%s]}";
    var names = samples.someNames().replace(",", "\",\"");
    var target = target(operation, "");
    client.call(operation, target, body.formatted(names, idInputs(ids)), 200);
    client.call(operation, target, body.formatted(names, idInputs(List.of(id(0), NOBODY))), 207);
    var tooMany = Stream.iterate(1, i -> i + 1).limit(101).map(String::valueOf).toList();
    client.refused(operation, target, body.formatted(names, idInputs(tooMany)), 400);
  }

  private void batchUpdate(SpecOperation operation) {
    var target = target(operation, "");
    client.call(operation, target, inputs(List.of(changeOf(id(0)), changeOf(id(1)))), 200);
    client.call(operation, target, inputs(List.of(changeOf(id(0)), changeOf(NOBODY))), 207);
    client.refused(operation, target, inputs(List.of(changeOf(id(0)), changeOf(id(0)))), 400);
  }

  private void batchUpsert(SpecOperation operation) {
    var key = "key-" + id(0) + "-" + operation.version();
    var input =
        "{\"id\":\"%s\",\"idProperty\":\"%s\",\"properties\":%s}"
            .formatted(key, ObjectsContractTest.UNIQUE, samples.next());
    var target = target(operation, "");
    for (int made = 1; made <= 2; made++) {
      client
          .call(operation, target, inputs(List.of(input)), 200)
          .path("results")
          .forEach(this::keepId);
    }
  }

  private void search(SpecOperation operation) {
    var target = target(operation, "");
    var body =
        """
        {"filterGroups":[{"filters":[
           {"propertyName":"hs_object_id","operator":"%s","value":"%s","values":["%s"]}]}],
         "limit":1,"after":"0","sorts":["hs_object_id"],"properties":["%s"]}
        """;
    var names = samples.someNames().replace(",", "\",\"");
    var one = body.formatted("EQ", id(0), id(0), names);
    assertThat(foundInTime(operation, target, one)).isEqualTo(id(0));
    client.call(operation, target, body.formatted("HAS_PROPERTY", "", "", names), 200);
    client.refused(operation, target, body.formatted("LIKE", id(0), id(0), names), 400);
    client.refused(operation, target, "{\"limit\":201}", 400);
    client.refused(operation, target, "{\"filterGroups\":", 400);
    stranger.refused(operation, target, "{}", 401);
  }

  /** The first record that a search finds; those put in behind Axle's back are seen a bit later. */
  private String foundInTime(SpecOperation operation, String target, String body) {
    var clock = Clock.system();
    var end = clock.nanos() + PATIENCE.toNanos();
    String id;
    do {
      id = client.call(operation, target, body, 200).at("/results/0/id").asString("");
    } while (id.isEmpty() && clock.nanos() < end);
    return id;
  }

  private void associate(SpecOperation operation) {
    var target = target(operation, id(0));
    var body =
        operation.method().equals("PUT")
                && operation.path().endsWith("/{toObjectId}")
                && !operation.path().contains("/default/")
            ? "[{\"associationCategory\":\"%s\",\"associationTypeId\":%s}]"
                .formatted(other.category(), other.plain().isEmpty() ? "1" : other.plain())
            : "";
    if (other.plain().isEmpty() && operation.method().equals("PUT")) {
      client.refused(operation, target, body, 400);
      return;
    }
    var success =
        switch (operation.method()) {
          case "DELETE" -> 204;
          case "PUT" -> body.isEmpty() ? 200 : 201;
          default -> 200;
        };
    client.call(operation, target, body, success);
    stranger.refused(operation, target, body, 401);
  }

  private void merge(SpecOperation operation) {
    var target = target(operation, "");
    var body = "{\"primaryObjectId\":\"%s\",\"objectIdToMerge\":\"%s\"}";
    client.refused(operation, target, body.formatted(id(0), NOBODY), 404);
    client.refused(operation, target, body.formatted(id(0), id(0)), 400);
    var merged = client.call(operation, target, body.formatted(id(0), id(1)), 200);
    ids.removeFirst();
    ids.removeFirst();
    ids.addFirst(merged.path("id").asString(""));
  }

  private void deleteForPrivacy(SpecOperation operation) {
    var target = target(operation, "");
    client.call(operation, target, "{\"objectId\":\"%s\"}".formatted(ids.removeLast()), 204);
    client.call(operation, target, "{\"objectId\":\"%s\"}".formatted(NOBODY), 204);
    client.refused(operation, target, "{\"objectId\":\"x\"}", 404);
  }

  private void archive(SpecOperation operation) {
    client.call(operation, target(operation, id(0)), "", 204);
    client.call(operation, target(operation, id(0)), "", 204);
    stranger.refused(operation, target(operation, id(0)), "", 401);
    // once more with something in it
    each(
        OperationKind.LIST,
        list -> client.call(list, target(list, "") + "?archived=true&limit=5", "", 200));
    each(OperationKind.READ, read -> client.refused(read, target(read, id(0)), "", 404));
  }

  private void batchArchive(SpecOperation operation) {
    client.call(
        operation, target(operation, ""), "{\"inputs\":[%s]}".formatted(idInputs(ids)), 204);
  }

  private void each(OperationKind kind, Consumer<SpecOperation> step) {
    operations.stream().filter(o -> OperationKind.of(o) == kind).forEach(step);
  }

  private String target(SpecOperation operation, String id) {
    var values = new HashMap<String, String>();
    for (var parameter : operation.parameters()) {
      values.put(
          parameter,
          switch (parameter) {
            case "objectType", "fromObjectType" -> type;
            case "toObjectType" -> other.type();
            case "toObjectId" -> other.id();
            case "associationType" -> other.plain();
            default -> id;
          });
    }
    return operation.path(values);
  }

  private String record() {
    return "{\"properties\":%s,\"associations\":[]}".formatted(samples.next());
  }

  private String changeOf(String id) {
    return "{\"id\":\"%s\",\"properties\":%s}".formatted(id, samples.change());
  }

  private static String inputs(List<String> inputs) {
    return "{\"inputs\":[%s]}".formatted(String.join(",", inputs));
  }

  private static String idInputs(List<String> ids) {
    return ids.stream().map("{\"id\":\"%s\"}"::formatted).collect(Collectors.joining(","));
  }

  private void keepId(JsonNode record) {
    var id = record.path("id").asString("");
    if (!id.isEmpty() && !ids.contains(id)) {
      ids.add(id);
    }
  }

  /** A record of ours; nobody's id where none could be made, so that the answer complains. */
  private String id(int index) {
    return index < ids.size() ? ids.get(index) : NOBODY;
  }
}
