package dev.axle.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.axle.crm.schemas.ObjectType;
import dev.axle.crm.schemas.ObjectTypes;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The operations on property definitions and their groups, in every version, over HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PropertiesContractTest {

  private static final String PROPERTY =
      """
      {"name":"%s","label":"Favourite colour","groupName":"%s","type":"enumeration",
       "fieldType":"select","description":"What they like","displayOrder":2,"hidden":false,
       "formField":true,"hasUniqueValue":false,
       "options":[{"label":"Red","value":"red","hidden":false,"displayOrder":0,"description":""},
                  {"label":"Blue","value":"blue","hidden":false,"displayOrder":1}]}
      """;

  private final Specs specs = Specs.orSkip();
  private final ContractPortal portal = new ContractPortal(PropertiesContractTest.class);
  private final Coverage coverage =
      new Coverage(specs.operations(o -> o.area().equals("crm") && o.group().equals("properties")));
  private final Contract contract = new Contract(specs);
  private final ContractClient client = new ContractClient(contract, coverage, portal.api());
  private final ContractClient stranger = new ContractClient(contract, coverage, portal.stranger());

  @AfterAll
  void print() {
    System.out.println(coverage.table());
    System.out.println(coverage.line("crm properties", SpecOperation::method));
  }

  @ParameterizedTest
  @ValueSource(strings = {"v3", "2026-03", "2026-09"})
  void definitionsAndGroups(String version) {
    groups(version);
    definitions(version);
    batches(version);
    client.call(
        on(version, "DELETE", "/groups/{groupName}"), at(version, "/groups/later"), "", 204);

    assertThat(coverage.complaints(o -> o.version().equals(version))).isEmpty();
    assertThat(coverage.verdicts())
        .allSatisfy(
            (operation, verdict) -> {
              if (operation.version().equals(version)) {
                assertThat(verdict).as("%s", operation).isEqualTo(Verdict.VALID);
              }
            });
  }

  /** The data files of all standard types, as the API shows them. */
  @ParameterizedTest
  @MethodSource
  void builtInDefinitions(String type) {
    var own = new Coverage(List.copyOf(coverage.verdicts().keySet()));
    var reader = new ContractClient(contract, own, portal.api());
    for (var version : List.of("v3", "2026-03", "2026-09")) {
      reader.call(on(version, "GET", ""), of(version, type, ""), "", 200);
      reader.call(on(version, "GET", "/groups"), of(version, type, "/groups"), "", 200);
    }
    assertThat(own.complaints(operation -> true)).isEmpty();
  }

  static List<String> builtInDefinitions() {
    return ObjectTypes.standard().all().stream().map(ObjectType::plural).toList();
  }

  private void groups(String version) {
    var groups = on(version, "POST", "/groups");
    for (var name : List.of("mine", "later")) {
      client.call(
          groups,
          at(version, "/groups"),
          "{\"name\":\"%s\",\"label\":\"A group\",\"displayOrder\":-1}"
              .formatted(name(version, name)),
          201);
    }
    client.refused(
        groups,
        at(version, "/groups"),
        "{\"name\":\"%s\",\"label\":\"Again\"}".formatted(name(version, "mine")),
        409);
    var one = at(version, "/groups/mine");
    client.call(on(version, "GET", "/groups/{groupName}"), one, "", 200);
    client.refused(on(version, "GET", "/groups/{groupName}"), at(version, "/groups/none"), "", 404);
    client.call(on(version, "PATCH", "/groups/{groupName}"), one, "{\"label\":\"Ours\"}", 200);
    client.call(on(version, "GET", "/groups"), at(version, "/groups"), "", 200);
  }

  private void definitions(String version) {
    var create = on(version, "POST", "");
    var body = PROPERTY.formatted(name(version, "colour"), name(version, "mine"));
    client.call(create, at(version, ""), body, 201);
    client.refused(create, at(version, ""), body, 409);
    client.refused(create, at(version, ""), "{\"name\":", 400);
    client.refused(create, at(version, ""), body.replace("\"enumeration\"", "\"colour\""), 400);
    stranger.refused(create, at(version, ""), body, 401);
    var one = at(version, "/colour");
    client.call(on(version, "GET", "/{propertyName}"), one + "?archived=false", "", 200);
    client.refused(on(version, "GET", "/{propertyName}"), at(version, "/none"), "", 404);
    client.call(
        on(version, "PATCH", "/{propertyName}"),
        one,
        "{\"label\":\"Colour\",\"hidden\":true}",
        200);
    client.call(on(version, "GET", ""), at(version, "") + "?archived=false", "", 200);
    client.call(on(version, "DELETE", "/{propertyName}"), one, "", 204);
    client.call(on(version, "GET", ""), at(version, "") + "?archived=true", "", 200);
  }

  private void batches(String version) {
    var inputs = "{\"inputs\":[%s]}";
    var definition = PROPERTY.formatted(name(version, "shade"), name(version, "mine"));
    // the file of 2026-09 says 200 where the older ones say 201
    var create = on(version, "POST", "/batch/create");
    client.call(
        create,
        at(version, "/batch/create"),
        inputs.formatted(definition),
        create.successCodes().contains(201) ? 201 : 200);
    var names = "{\"name\":\"%s\"}".formatted(name(version, "shade"));
    var read = "{\"archived\":false,\"dataSensitivity\":\"non_sensitive\",\"inputs\":[%s]}";
    client.call(
        on(version, "POST", "/batch/read"), at(version, "/batch/read"), read.formatted(names), 200);
    client.call(
        on(version, "POST", "/batch/read"),
        at(version, "/batch/read"),
        read.formatted(names + ",{\"name\":\"none\"}"),
        207);
    client.call(
        on(version, "POST", "/batch/archive"),
        at(version, "/batch/archive"),
        inputs.formatted(names),
        204);
  }

  private SpecOperation on(String version, String method, String tail) {
    return coverage.verdicts().keySet().stream()
        .filter(o -> o.version().equals(version) && o.method().equals(method))
        .filter(o -> o.path().endsWith("/{objectType}" + tail))
        .findFirst()
        .orElseThrow();
  }

  /** A path of contacts; the last word of it, if ours, is the version's own. */
  private static String at(String version, String tail) {
    return of(
        version,
        "contacts",
        tail.replaceFirst("/(mine|later|colour|none)$", "/$1" + suffix(version)));
  }

  private static String of(String version, String type, String tail) {
    return (version.equals("v3") ? "/crm/v3/properties/" : "/crm/properties/" + version + "/")
        + type
        + tail;
  }

  private static String name(String version, String word) {
    return word + suffix(version);
  }

  private static String suffix(String version) {
    return "_" + version.replace('-', '_');
  }
}
