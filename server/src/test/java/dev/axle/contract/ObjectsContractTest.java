package dev.axle.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.axle.crm.schemas.ObjectType;
import dev.axle.crm.schemas.ObjectTypes;
import dev.axle.edge.PortalId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every group of the specs that is an instance of the object engine, in every version, lived
 * through over HTTP. Prints what is routed and validated.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ObjectsContractTest {

  /** A property with unique values that every type gets, for upserts. */
  static final String UNIQUE = "contract_key";

  static final Set<String> GROUPS =
      Set.of(
          "appointments",
          "calls",
          "carts",
          "commerce-payments",
          "commerce-subscriptions",
          "communications",
          "companies",
          "contacts",
          "contracts",
          "courses",
          "custom-objects",
          "deals",
          "discounts",
          "emails",
          "feedback-submissions",
          "fees",
          "goal-targets",
          "invoices",
          "leads",
          "line-items",
          "listings",
          "meetings",
          "notes",
          "objects",
          "orders",
          "partner-clients",
          "partner-services",
          "payments",
          "postal-mail",
          "products",
          "projects",
          "quotes",
          "services",
          "tasks",
          "taxes",
          "tickets",
          "users");

  /** The group of a portal's own types. */
  private static final String CUSTOM = "custom-objects";

  /** Types whose group is not named like them; the generic groups take any type. */
  private static final Map<String, String> TYPES =
      Map.of(
          "commerce-subscriptions",
          "subscriptions",
          "objects",
          "contacts",
          "custom-objects",
          "0-2");

  private final Specs specs = Specs.orSkip();
  private final ContractPortal portal = new ContractPortal(ObjectsContractTest.class);
  private final Coverage coverage =
      new Coverage(specs.operations(ObjectsContractTest::isOfTheEngine));
  private final Contract contract = new Contract(specs);
  private final ContractClient client = new ContractClient(contract, coverage, portal.api());
  private final ContractClient stranger = new ContractClient(contract, coverage, portal.stranger());
  private final ObjectTypes types = ObjectTypes.standard();
  private final Map<String, SampleRecords> samples = new HashMap<>();

  /** What records of some types are associated with; those of the others with contacts. */
  private static final Map<String, String> OTHERS =
      Map.of("discount", "deals", "fee", "quotes", "tax", "quotes", "line_item", "deals");

  /** Types whose records HubSpot associates with nothing, though its files have the paths. */
  private static final Set<String> ALONE = Set.of("products", "users");

  /** Without the actions of billing, which two of the groups have in v1. */
  static boolean isOfTheEngine(SpecOperation operation) {
    return operation.area().equals("crm")
        && GROUPS.contains(operation.group())
        && !operation.version().equals("v1");
  }

  @TestFactory
  Stream<DynamicTest> everyGroupInEveryVersion() {
    return coverage.verdicts().keySet().stream()
        .map(operation -> operation.group() + " " + operation.version())
        .distinct()
        .sorted()
        .map(name -> DynamicTest.dynamicTest(name, () -> live(name)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/crm/v3/objects", "/crm/objects/2026-03", "/crm/objects/2026-09"})
  void recordsShowTheirAssociations(String objects) {
    var person = id(made(objects + "/contacts", "{\"properties\":{},\"associations\":[]}"));
    var company =
        id(
            made(
                objects + "/companies",
                """
                {"properties":{"name":"Analytical Engines"},
                 "associations":[{"to":{"id":"%s"},"types":
                   [{"associationCategory":"HUBSPOT_DEFINED","associationTypeId":280}]}]}
                """
                    .formatted(person)));
    var one = objects + "/companies/" + company;
    var shown = client.call(operation("GET", one), one + "?associations=contacts", "", 200);

    assertThat(shown.at("/associations/contacts/results/0/id").asString("")).isEqualTo(person);
    assertThat(coverage.complaints(o -> o.group().equals("companies"))).isEmpty();
  }

  private JsonNode made(String path, String body) {
    return client.call(operation("POST", path), path, body, 201);
  }

  /** The operation as the group of the path's type has it, also where the path takes any type. */
  private SpecOperation operation(String method, String path) {
    var segments = path.substring(1).split("/");
    return coverage.verdicts().keySet().stream()
        .filter(o -> o.method().equals(method) && o.group().equals(segments[3]))
        .filter(o -> o.literalness(segments).isPresent())
        .findFirst()
        .orElseThrow();
  }

  private static String id(JsonNode record) {
    return record.path("id").asString("");
  }

  @AfterAll
  void print() {
    System.out.println(coverage.table());
    System.out.println(coverage.line("crm objects", o -> OperationKind.of(o).toString()));
  }

  private void live(String groupAndVersion) {
    var operations =
        specs.operations(
            o -> isOfTheEngine(o) && (o.group() + " " + o.version()).equals(groupAndVersion));
    var group = operations.getFirst().group();
    var type = group.equals(CUSTOM) ? customType() : type(group);
    var seeds =
        operations.stream().anyMatch(o -> OperationKind.of(o) == OperationKind.CREATE)
            ? List.<String>of()
            : List.of(portal.seeded(standard(type)), portal.seeded(standard(type)));
    new ObjectLifecycle(
            operations,
            client,
            stranger,
            type,
            samples.computeIfAbsent(type, this::samples),
            seeds,
            other(type))
        .run();

    assertThat(coverage.complaints(operations::contains)).isEmpty();
    assertThat(operations)
        .filteredOn(
            o ->
                !ALONE.contains(o.group())
                    || !o.method().equals("PUT")
                    || OperationKind.of(o) != OperationKind.ASSOCIATIONS)
        .allSatisfy(
            o -> assertThat(coverage.verdicts().get(o)).as("%s", o).isEqualTo(Verdict.VALID));
  }

  private ObjectType standard(String type) {
    return types.named(new PortalId(1), type);
  }

  private boolean isCustom(String type) {
    return type.startsWith("2-");
  }

  /** A type of the portal itself, made once. */
  private String customType() {
    var there = json("GET", "/crm/v3/schemas/samples", "").path("objectTypeId").asString("");
    return there.isEmpty()
        ? json(
                "POST",
                "/crm/v3/schemas",
                """
                {"name":"samples","labels":{"singular":"Sample","plural":"Samples"},
                 "requiredProperties":["title"],"associatedObjects":["CONTACT"],
                 "properties":[{"name":"title","label":"Title","type":"string","fieldType":"text"},
                   {"name":"weight","label":"Weight","type":"number","fieldType":"number"}]}
                """)
            .path("objectTypeId")
            .asString()
        : there;
  }

  private ObjectLifecycle.Other other(String type) {
    var name = isCustom(type) ? "contacts" : OTHERS.getOrDefault(standard(type).name(), "contacts");
    var labels = json("GET", "/crm/v4/associations/" + type + "/" + name + "/labels", "");
    var plain =
        labels
            .path("results")
            .valueStream()
            .filter(label -> label.path("label").isNull())
            .map(label -> label.path("typeId").asString())
            .findFirst()
            .orElse("");
    return new ObjectLifecycle.Other(
        name,
        portal.seeded(standard(name)),
        isCustom(type) ? "USER_DEFINED" : "HUBSPOT_DEFINED",
        plain);
  }

  static String type(String group) {
    return TYPES.getOrDefault(group, group.replace('-', '_'));
  }

  private SampleRecords samples(String type) {
    var groups = json("GET", "/crm/v3/properties/" + type + "/groups", "");
    json(
        "POST",
        "/crm/v3/properties/" + type,
        """
        {"name":"%s","label":"Contract key","groupName":"%s","type":"string","fieldType":"text",
         "hasUniqueValue":true}
        """
            .formatted(UNIQUE, groups.at("/results/0/name").asString("")));
    var definitions = json("GET", "/crm/v3/properties/" + type, "").path("results");
    assertThat(definitions).as("properties of %s", type).isNotEmpty();
    var required = isCustom(type) ? List.of("title") : standard(type).requiredProperties();
    return new SampleRecords(definitions, Set.copyOf(required));
  }

  private JsonNode json(String method, String path, String body) {
    return JsonMapper.shared().readTree(portal.api().send(method, path, body).body());
  }
}
