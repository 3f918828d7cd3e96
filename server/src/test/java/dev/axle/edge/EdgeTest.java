package dev.axle.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.axle.testing.Exchange;
import dev.axle.testing.HttpCall;
import dev.axle.testing.RunningAxle;
import dev.axle.testing.TestPortal;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every request meets, whatever it is about. */
class EdgeTest {

  private static final TestPortal PORTAL = RunningAxle.get().portal(EdgeTest.class);
  private static final String CONTACTS = "/crm/v3/objects/contacts";

  @Test
  void everyAnswerCarriesACorrelationId() {
    for (String path : new String[] {CONTACTS, "/nowhere", "/health"}) {
      String id = PORTAL.get(path).header("X-HubSpot-Correlation-Id").orElseThrow();
      assertThat(UUID.fromString(id).version()).isEqualTo(7);
    }
  }

  @Test
  void jsonIsAnsweredAsHubSpotDeclaresIt() {
    assertThat(PORTAL.get(CONTACTS).header("Content-Type"))
        .hasValue("application/json;charset=utf-8");
    assertThat(PORTAL.get("/nowhere").header("Content-Type"))
        .hasValue("application/json;charset=utf-8");
  }

  @Test
  void anUnknownRouteIsToldFromAMissingRecord() {
    Exchange answer = PORTAL.get("/crm/v3/nothing/here").expect(404);
    assertThat(answer.at("/category")).isEqualTo("ROUTE_NOT_FOUND");
    assertThat(answer.at("/status")).isEqualTo("error");
    assertThat(PORTAL.get(CONTACTS + "/987654321").expect(404).at("/category"))
        .isEqualTo("OBJECT_NOT_FOUND");
  }

  @Test
  void aWrongMethodIsToldTheRightOnes() {
    Exchange answer = PORTAL.put(CONTACTS, "{}").expect(405);
    assertThat(answer.header("Allow")).hasValue("GET, POST");
    assertThat(answer.at("/category")).isEqualTo("METHOD_NOT_ALLOWED");
  }

  @Test
  void aBodyThatIsNoJsonIsRefusedByItsType() {
    Exchange answer =
        PORTAL
            .request("POST", CONTACTS)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .body("email=a@b.co")
            .send()
            .expect(415);
    assertThat(answer.at("/message")).contains("Content-Type: application/json");
  }

  @Test
  void jsonWithACharsetIsJson() {
    PORTAL
        .request("POST", CONTACTS)
        .header("Content-Type", "application/json; charset=UTF-8")
        .body("{\"properties\": {\"firstname\": \"Ø\"}}")
        .send()
        .expect(201);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"properties\": {\"email\": }}|Invalid input JSON on line 1, column",
        "{\"properties\": [1]}|Invalid input JSON on line 1, column 16: Cannot deserialize value of type",
        "{\"properties\": {\"email\": {\"a\": 1}}}|Invalid input JSON on line 1, column",
        "{}|Invalid input JSON on line 1, column 1. Some required fields were not set: [properties]",
        "''|Invalid input JSON on line 0, column 0",
        "[]|Invalid input JSON on line 1, column 1"
      })
  void whatCannotBeReadIsRefusedWithItsPlace(String body, String message) {
    Exchange answer = PORTAL.post(CONTACTS, body).expect(400);
    assertThat(answer.at("/message")).startsWith(message);
    assertThat(answer.at("/category")).isEqualTo("VALIDATION_ERROR");
  }

  @Test
  void unknownFieldsAroundTheValuesAreIgnored() {
    PORTAL
        .post(CONTACTS, "{\"properties\": {\"lastname\": \"L\"}, \"somethingElse\": 1}")
        .expect(201);
  }

  @RepeatedTest(5)
  void aBodyThatIsTooLargeIsRefused() {
    String value = "x".repeat(11 * 1024 * 1024);
    assertThat(
            PORTAL
                .post(CONTACTS, "{\"properties\": {\"lastname\": \"" + value + "\"}}")
                .expect(413)
                .at("/category"))
        .isEqualTo("REQUEST_TOO_LARGE");
  }

  @Test
  void aJsonBodyOnGetIsPassedOver() {
    PORTAL.request("GET", CONTACTS).json("{\"a\": 1}").send().expect(200);
  }

  @Test
  void aQueryMayBeFifteenThousandCharactersLong() {
    StringBuilder names = new StringBuilder("email");
    while (names.length() < 15_000) {
      names.append(",property_").append(names.length());
    }
    PORTAL.get(CONTACTS + "?properties=" + names).expect(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"api.hubapi.com", "api.hubspot.com"})
  void requestsToHubSpotsOwnHostsAreAnswered(String host) throws IOException {
    String answer =
        raw(
            "GET %s?limit=1 HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\nConnection: close\r\n\r\n"
                .formatted(CONTACTS, host, PORTAL.token()));
    assertThat(answer).startsWith("HTTP/1.1 200");
  }

  @Test
  void whatTheHttpServerItselfRefusesHasTheSameShape() throws IOException {
    assertThat(raw("GET /crm HTTP/1.1\r\n\r\n"))
        .startsWith("HTTP/1.1 400")
        .contains("application/json", "\"status\":\"error\"", "\"correlationId\"")
        .doesNotContain("<html", "Jetty");
    assertThat(
            raw("GET / HTTP/1.1\r\nHost: x\r\nX-Long: %s\r\n\r\n".formatted("x".repeat(100_000))))
        .startsWith("HTTP/1.1 431")
        .contains("\"status\":\"error\"");
  }

  private static String raw(String request) throws IOException {
    URI server = URI.create(PORTAL.url());
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      socket.setSoTimeout(5_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      InputStream in = socket.getInputStream();
      return new String(in.readNBytes(4_096), StandardCharsets.UTF_8);
    }
  }

  @Test
  void browsersOfOtherOriginsAreNotInvited() {
    Exchange answer =
        PORTAL.request("GET", CONTACTS).header("Origin", "https://shop.example").send().expect(200);
    assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
    assertThat(answer.header("Access-Control-Allow-Credentials")).hasValue("false");
    assertThat(answer.header("Vary")).hasValue("origin");
    Exchange preflight =
        new HttpCall(PORTAL.url() + CONTACTS, "OPTIONS")
            .header("Origin", "https://shop.example")
            .header("Access-Control-Request-Method", "POST")
            .send();
    assertThat(preflight.expect(200).header("Access-Control-Allow-Origin")).isEmpty();
    assertThat(preflight.header("Allow")).hasValue("GET, POST, OPTIONS");
  }

  @Test
  void healthIsOpenToAll() {
    assertThat(new HttpCall(PORTAL.url() + "/health", "GET").send().expect(200).at("/status"))
        .isEqualTo("ok");
  }
}
