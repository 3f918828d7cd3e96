package dev.axle.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.axle.edge.Access;
import dev.axle.edge.Method;
import dev.axle.edge.Operation;
import dev.axle.testing.Browser;
import dev.axle.testing.Exchange;
import dev.axle.testing.HttpCall;
import dev.axle.testing.RunningAxle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Who is signed in calls operations from our pages only, and only those of the role. */
class CallsFromPagesTest {

  private static final RunningAxle AXLE = RunningAxle.get();
  private static final String CONTACTS = "/crm/v3/objects/contacts";

  /** Operations that only read, although they are no GETs: what is asked for is in the body. */
  private static final Set<String> READING =
      Set.of(
          "crm.associations.batch.read",
          "crm.associations.v3.batch.read",
          "crm.lists.mapping.readAll",
          "crm.lists.memberships.ofRecords",
          "crm.lists.search",
          "crm.objects.batch.read",
          "crm.objects.search",
          "crm.properties.batch.read",
          "crm.schemas.batch.read",
          "settings.currencies.rates.batch.read");

  /** What a role that looks at everything does not see: how the account is run. */
  private static final Set<String> NOT_FOR_READERS =
      Set.of(
          "account.audit.acts",
          "account.audit.logins",
          "account.audit.security",
          "axle.installs.list",
          "axle.private-apps.list",
          "axle.private-apps.read",
          "axle.public-apps.list",
          "axle.public-apps.read",
          // these ask for scopes that let more be done than read
          "crm.exports.read",
          "crm.exports.status",
          "crm.imports.errors",
          "crm.imports.list",
          "crm.imports.read",
          "files.folders.update-async.status");

  /** What runs the account, and asks for scopes that no role but two has. */
  private static final List<String> RUNNING =
      List.of(
          "account.audit",
          "axle.app",
          "axle.budgets",
          "axle.installs",
          "axle.private-apps",
          "axle.public-apps",
          "axle.settings",
          "axle.tax-rates",
          "axle.teams",
          "crm.exports",
          "crm.schemas",
          "oauth",
          "settings");

  private static List<Operation> closed() {
    return AXLE.axle().operations().stream()
        .filter(operation -> !(operation.access() instanceof Access.Open))
        .toList();
  }

  private static boolean writes(Operation operation) {
    return operation.method() != Method.GET
        && !READING.contains(operation.name().replaceFirst("\\.\\d{4}-\\d{2}$", ""));
  }

  /** What apps are told is no business of those who work with records. */
  private static boolean isOfWebhooks(String operation) {
    return operation.startsWith("webhooks") || operation.startsWith("axle.webhooks");
  }

  private static Exchange send(HttpCall call, Operation operation) {
    return operation.request() == null ? call.send() : call.json("{}").send();
  }

  private static String path(Operation operation) {
    String path = operation.paths().getFirst();
    return Required.filled(path, Required.values(path));
  }

  @Test
  void aCookieAloneOpensNothing() {
    Browser admin = Browser.ofAdmin(AXLE);
    for (Operation operation : closed()) {
      HttpCall call = admin.call(operation.method().name(), path(operation));
      assertThat(send(call, operation).status()).as(operation.name()).isEqualTo(401);
    }
  }

  @Test
  void whatAnotherSiteSendsIsRefusedAlsoWithTheToken() {
    Browser admin = Browser.ofAdmin(AXLE);
    for (String site : List.of("cross-site", "same-site", "none")) {
      admin.callFromPage("GET", CONTACTS).header("Sec-Fetch-Site", site).send().expect(401);
    }
    admin
        .callFromPage("GET", CONTACTS)
        .without("Sec-Fetch-Site")
        .header("Origin", "https://elsewhere.example")
        .send()
        .expect(401);
    admin.callFromPage("GET", CONTACTS).without("Sec-Fetch-Site").send().expect(200);
  }

  @Test
  void theTokenIsThatOfTheSession() {
    Browser admin = Browser.ofAdmin(AXLE);
    Browser other = Browser.ofAdmin(AXLE);
    for (String token : List.of(other.formToken(), "", "made up")) {
      admin.callFromPage("GET", CONTACTS).header("X-Axle-Form-Token", token).send().expect(401);
    }
    admin.callFromPage("GET", CONTACTS).without("Cookie").send().expect(401);
    Browser nobody = new Browser(AXLE.url());
    String unused = nobody.get("/sign-in").expect(200).token();
    nobody.call("GET", CONTACTS).header("X-Axle-Form-Token", unused).send().expect(401);
    String token = admin.formToken();
    admin.submit("/app", "/sign-out", Map.of()).expect(303);
    admin.call("GET", CONTACTS).header("X-Axle-Form-Token", token).send().expect(401);
  }

  @Test
  void aTokenOfAnAppIsLookedAtBeforeTheSession() {
    Browser admin = Browser.ofAdmin(AXLE);
    admin
        .callFromPage("GET", CONTACTS)
        .header("Authorization", "Bearer pat-na1-00000000-1111-2222-3333-444444444444")
        .send()
        .expect(401);
    admin.callFromPage("GET", CONTACTS).header("Authorization", "Basic eDp5").send().expect(401);
  }

  @Test
  void aSuperAdminAndADeveloperLackNoScope() {
    for (Browser browser :
        List.of(
            Browser.ofAdmin(AXLE),
            Browser.ofMember(AXLE, "dev-of-pages@example.com", "DEVELOPER"))) {
      for (Operation operation : closed()) {
        if (!writes(operation)) {
          HttpCall call = browser.callFromPage(operation.method().name(), path(operation));
          Exchange answer = send(call, operation);
          assertThat(answer.status()).as(operation.name()).isNotEqualTo(401);
          assertThat(answer.body()).as(operation.name()).doesNotContain("Your role");
        }
      }
    }
  }

  @Test
  void aRoleThatOnlyReadsWritesNothing() {
    Browser reader = Browser.ofMember(AXLE, "reader-of-pages@example.com", "READ_ONLY");
    List<String> wrong = new ArrayList<>();
    for (Operation operation : closed()) {
      if (writes(operation)) {
        for (String path : pathsOfAllTypes(operation)) {
          Exchange answer = send(reader.callFromPage(operation.method().name(), path), operation);
          if (answer.status() != 403 || !answer.body().contains("Your role")) {
            wrong.add(operation.method() + " " + path + " answers " + answer.status());
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void aRoleThatOnlyReadsReadsAllButHowTheAccountIsRun() {
    Browser reader = Browser.ofMember(AXLE, "looker-of-pages@example.com", "READ_ONLY");
    Set<String> refused = new TreeSet<>();
    for (Operation operation : closed()) {
      if (!writes(operation)) {
        for (String path : pathsOfAllTypes(operation)) {
          HttpCall call = reader.callFromPage(operation.method().name(), path);
          if (send(call, operation).status() == 403) {
            refused.add(operation.name());
          }
        }
      }
    }
    Set<String> expected = new TreeSet<>(NOT_FOR_READERS);
    closed().stream()
        .filter(operation -> !writes(operation))
        .map(Operation::name)
        .filter(CallsFromPagesTest::isOfWebhooks)
        .forEach(expected::add);
    assertThat(refused).isEqualTo(expected);
  }

  @Test
  void whoWorksWithRecordsDoesNotRunTheAccount() {
    for (String role : List.of("SALES", "MARKETING")) {
      Browser member = Browser.ofMember(AXLE, role + "-of-pages@example.com", role);
      for (Operation operation : closed()) {
        if (writes(operation) && RUNNING.stream().anyMatch(operation.name()::startsWith)) {
          HttpCall call = member.callFromPage(operation.method().name(), path(operation));
          assertThat(send(call, operation).status())
              .as("%s as %s", operation.name(), role)
              .isEqualTo(403);
        }
      }
      String email = "of-" + role + "-of-pages@example.com";
      member
          .callFromPage("POST", CONTACTS)
          .json("{\"properties\": {\"email\": \"%s\"}}".formatted(email))
          .send()
          .expect(201);
      member.callFromPage("POST", "/crm/v3/objects/users").json("{}").send().expect(403);
      member
          .callFromPage("POST", "/crm/v3/pipelines/deals")
          .json("{}")
          .send()
          .expect(role.equals("SALES") ? 400 : 403);
      member
          .callFromPage("POST", "/crm/v3/lists")
          .json("{}")
          .send()
          .expect(role.equals("SALES") ? 403 : 400);
    }
  }

  @Test
  void whatIsWrittenIsByTheUserInTheHistoryAndByThePagesInTheUsage() {
    Browser admin = Browser.ofAdmin(AXLE);
    Exchange made =
        admin
            .callFromPage("POST", CONTACTS)
            .json("{\"properties\": {\"firstname\": \"Tried\"}}")
            .send()
            .expect(201);
    String read = CONTACTS + "/" + made.at("/id") + "?propertiesWithHistory=firstname";
    Exchange shown = admin.callFromPage("GET", read).send().expect(200);
    String user = shown.at("/propertiesWithHistory/firstname/0/updatedByUserId");
    assertThat(shown.at("/propertiesWithHistory/firstname/0/sourceType")).isEqualTo("CRM_UI");
    assertThat(shown.at("/propertiesWithHistory/firstname/0/sourceId")).isEqualTo("userId:" + user);
    assertThat(
            admin
                .callFromPage("GET", "/axle/v1/usage?groupBy=app")
                .send()
                .expect(200)
                .json()
                .path("results")
                .valueStream()
                .filter(line -> line.path("key").asString().equals("0"))
                .map(line -> line.path("name").asString()))
        .containsExactly("Pages");
  }

  @Test
  void whomAnAppActsForIsNoMatterOfPages() {
    assertThat(
            Browser.ofAdmin(AXLE)
                .callFromPage("DELETE", "/axle/v1/app/user")
                .send()
                .expect(400)
                .at("/message"))
        .contains("call it with an app's token");
  }

  /** Each object type in place of every parameter that names one. */
  private static List<String> pathsOfAllTypes(Operation operation) {
    String path = operation.paths().getFirst();
    if (Required.parameters(path).stream().noneMatch(name -> name.contains("bjectType"))) {
      return List.of(path(operation));
    }
    List<String> paths = new ArrayList<>();
    for (String type : TYPES) {
      Map<String, String> values = new HashMap<>(Required.values(path));
      values.replaceAll((name, value) -> name.contains("bjectType") ? type : value);
      paths.add(Required.filled(path, values));
    }
    return paths;
  }

  private static final List<String> TYPES =
      List.copyOf(
          new HttpCall(AXLE.url() + "/openapi.json", "GET")
              .send()
              .json()
              .at("/x-axle-scopes-by-type/crm.objects.list")
              .propertyNames());
}
