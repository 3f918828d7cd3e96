package dev.axle.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.axle.testing.ConnectedApp;
import dev.axle.testing.Exchange;
import dev.axle.testing.RunningAxle;
import dev.axle.testing.TestPortal;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The token endpoints and the uninstalling of apps, in every version. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OAuthContractTest {

  private static final Set<String> GROUPS = Set.of("oauth", "app-uninstalls");

  private static final TypeReference<Map<String, String>> FORM = new TypeReference<>() {};

  private final Specs specs = Specs.orSkip();
  private final TestPortal portal = RunningAxle.get().portal(OAuthContractTest.class);
  private final ConnectedApp app = ConnectedApp.of(portal);
  private final Coverage coverage = new Coverage(specs.operations(o -> GROUPS.contains(o.group())));
  private final Contract contract = new Contract(specs);
  private final ContractClient client = new ContractClient(contract, coverage, this::send);

  /** Bodies of the token endpoints, here in JSON, are sent as the forms that they are. */
  private Answered send(String method, String path, String body) {
    var request = portal.request(method, path);
    if (!body.isEmpty()) {
      request.form(JsonMapper.shared().readValue(body, FORM));
    }
    return answered(request.send());
  }

  private static Answered answered(Exchange exchange) {
    return new Answered(
        exchange.status(), exchange.header("Content-Type").orElse(""), exchange.body());
  }

  @AfterAll
  void print() {
    System.out.println(coverage.table());
    System.out.println(coverage.line("oauth", SpecOperation::path));
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1", "v3", "2026-03", "2026-09"})
  void tokens(String version) {
    var token = on(version, "POST", "/token");
    var given = client.call(token, token.path(), json(app.codeForm(app.code(portal))), 200);
    var refresh = given.path("refresh_token").asString();
    given = client.call(token, token.path(), json(app.refreshForm(refresh)), 200);
    if (!version.equals("2026-09")) { // whose file has no such grant
      var form =
          app.form("grant_type", "client_credentials", "scope", "webhooks-journal-data-access");
      client.call(token, token.path(), json(form), 200);
    }
    var access = given.path("access_token").asString();
    if (version.equals("v1")) {
      old(access, refresh);
    } else {
      looked(version, access, refresh);
      var uninstall = on(version, "DELETE", "/external-install");
      var caller = portal.withToken(access);
      new ContractClient(
              contract,
              coverage,
              (method, path, body) -> answered(caller.request(method, path).send()))
          .call(uninstall, uninstall.path(), "", 204);
    }
    assertThat(coverage.complaints(o -> o.version().equals(version))).isEmpty();
    assertThat(coverage.verdicts())
        .allSatisfy(
            (operation, verdict) -> {
              if (operation.version().equals(version)) {
                assertThat(verdict).as("%s", operation).isEqualTo(Verdict.VALID);
              }
            });
  }

  private void old(String access, String refresh) {
    var read = on("v1", "GET", "/access-tokens/{token}");
    client.call(read, read.path(Map.of("token", access)), "", 200);
    client.refused(read, read.path(Map.of("token", "x")), "", 404);
    var other = on("v1", "GET", "/refresh-tokens/{token}");
    client.call(other, other.path(Map.of("token", refresh)), "", 200);
    client.refused(other, other.path(Map.of("token", "x")), "", 404);
    var delete = on("v1", "DELETE", "/refresh-tokens/{token}");
    client.call(delete, delete.path(Map.of("token", refresh)), "", 204);
  }

  private void looked(String version, String access, String refresh) {
    var introspect = on(version, "POST", "/introspect");
    client.call(introspect, introspect.path(), json(app.form("token", access)), 200);
    client.call(introspect, introspect.path(), json(app.form("token", refresh)), 200);
    var revoke = on(version, "POST", "/revoke");
    client.call(
        revoke,
        revoke.path(),
        json(app.form("token", refresh, "token_type_hint", "refresh_token")),
        200);
  }

  @Test
  void whatOpensNothingIsNotDescribedFurther() {
    var introspect = on("v3", "POST", "/introspect");
    assertThat(
            JsonMapper.shared()
                .readTree(send("POST", introspect.path(), json(app.form("token", "x"))).body())
                .path("active")
                .asBoolean())
        .isFalse();
  }

  private static String json(Map<String, String> form) {
    return JsonMapper.shared().writeValueAsString(form);
  }

  private SpecOperation on(String version, String method, String tail) {
    return coverage.verdicts().keySet().stream()
        .filter(o -> o.version().equals(version) && o.method().equals(method))
        .filter(o -> o.path().endsWith(tail))
        .findFirst()
        .orElseThrow();
  }
}
