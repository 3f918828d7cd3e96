package dev.axle.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The operations on object schemas, in every version, over HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SchemasContractTest {

  private static final String SCHEMA =
      """
      {"name":"%s","description":"Things","labels":{"singular":"Thing","plural":"Things"},
       "primaryDisplayProperty":"title","secondaryDisplayProperties":["weight"],
       "searchableProperties":["title"],"requiredProperties":["title"],
       "allowsSensitiveProperties":false,%s
       "associatedObjects":["CONTACT"],
       "properties":[
         {"name":"title","label":"Title","type":"string","fieldType":"text","hasUniqueValue":true},
         {"name":"weight","label":"Weight","type":"number","fieldType":"number"},
         {"name":"colour","label":"Colour","type":"enumeration","fieldType":"select",
          "options":[{"label":"Red","value":"red","hidden":false,"displayOrder":0}]}]}
      """;

  private static final Set<String> WITH_ITSELF = Set.of("2026-03");

  private final Specs specs = Specs.orSkip();
  private final ContractPortal portal = new ContractPortal(SchemasContractTest.class);
  private final Coverage coverage =
      new Coverage(specs.operations(o -> o.area().equals("crm") && o.group().equals("schemas")));
  private final Contract contract = new Contract(specs);
  private final ContractClient client = new ContractClient(contract, coverage, portal.api());
  private final ContractClient stranger = new ContractClient(contract, coverage, portal.stranger());

  @AfterAll
  void print() {
    System.out.println(coverage.table());
    System.out.println(coverage.line("crm schemas", SpecOperation::method));
  }

  @ParameterizedTest
  @ValueSource(strings = {"v3", "2026-03", "2026-09"})
  void schemasAndTheirAssociations(String version) {
    var all = "/crm-object-schemas/" + version + "/schemas";
    var name = "things_" + version.replace('-', '_');
    var one = all + "/" + name;
    var body =
        SCHEMA.formatted(
            name,
            WITH_ITSELF.contains(version) ? "\"shouldCreateSameObjectAssociation\":true," : "");
    var create = on(version, "POST", "");
    var made = client.call(create, all, body, 201);
    client.refused(create, all, body, 409);
    client.refused(create, all, "{\"name\":\"nothing\"}", 400);
    stranger.refused(create, all, body, 401);
    client.call(on(version, "GET", ""), all + "?archived=false", "", 200);
    client.call(
        on(version, "GET", "/{objectType}"), one + "?includePropertyDefinitions=true", "", 200);
    client.refused(on(version, "GET", "/{objectType}"), all + "/nothing", "", 400);
    client.call(
        on(version, "POST", "/batch/read"),
        all + "/batch/read",
        """
        {"inputs":["%s"],"includePropertyDefinitions":true,"includeAssociationDefinitions":true,
         "includeAuditMetadata":true}
        """
            .formatted(name),
        200);
    client.call(
        on(version, "PATCH", "/{objectType}"),
        one,
        """
        {"labels":{"singular":"Item","plural":"Items"},"requiredProperties":[],
         "searchableProperties":["title","weight"],"clearDescription":false,"restorable":true}
        """,
        200);
    associations(version, one, made.path("objectTypeId").asString(""));
    client.call(on(version, "DELETE", "/{objectType}"), one, "", 204);
    client.call(on(version, "GET", ""), all + "?archived=true", "", 200);
    client.call(on(version, "DELETE", "/{objectType}"), one + "?archived=true", "", 204);

    assertThat(coverage.complaints(o -> o.version().equals(version))).isEmpty();
    assertThat(coverage.verdicts())
        .allSatisfy(
            (operation, verdict) -> {
              if (operation.version().equals(version)) {
                assertThat(verdict).as("%s", operation).isEqualTo(Verdict.VALID);
              }
            });
  }

  private void associations(String version, String one, String typeId) {
    var create = on(version, "POST", "/{objectType}/associations");
    var body =
        "{\"fromObjectTypeId\":\"%s\",\"toObjectTypeId\":\"0-5\",\"name\":\"things_to_tickets\"}"
            .formatted(typeId);
    var made = client.call(create, one + "/associations", body, 201);
    client.refused(create, one + "/associations", body.replace(typeId, "0-1"), 400);
    var path = one + "/associations/" + made.path("id").asString("");
    var archive = on(version, "DELETE", "/{objectType}/associations/{associationIdentifier}");
    client.call(archive, path, "", 204);
    client.refused(archive, path, "", 404);
  }

  private SpecOperation on(String version, String method, String tail) {
    return coverage.verdicts().keySet().stream()
        .filter(o -> o.version().equals(version) && o.method().equals(method))
        .filter(o -> o.path().endsWith("/schemas" + tail))
        .findFirst()
        .orElseThrow();
  }
}
