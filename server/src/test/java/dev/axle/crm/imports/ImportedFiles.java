package dev.axle.crm.imports;

import dev.axle.testing.Exchange;
import dev.axle.testing.Multipart;
import dev.axle.testing.TestPortal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;

/** Sends imports as a client does, and waits for their end. */
final class ImportedFiles {

  static final String IMPORTS = "/crm/v3/imports";
  private static final Set<String> OVER = Set.of("DONE", "FAILED", "CANCELED");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final TestPortal portal;

  ImportedFiles(TestPortal portal) {
    this.portal = portal;
  }

  /** A mapping of a column of contacts. */
  static String contact(String column, String property, String type) {
    return column("0-1", column, property, type);
  }

  static String column(String objectType, String column, String property, String type) {
    return """
    {"columnObjectTypeId":"%s","columnName":"%s","propertyName":"%s","columnType":"%s"}"""
        .formatted(objectType, column, property, type);
  }

  /** A request for one CSV file {@code rows.csv}. */
  static String request(String settings, String... columns) {
    return """
    {"name":"Rows",%s"files":[{"fileName":"rows.csv","fileFormat":"CSV",
      "fileImportPage":{"hasHeader":true,"columnMappings":[%s]}}]}"""
        .formatted(settings, String.join(",", columns));
  }

  Exchange send(String request, String csv) {
    return send(request, "rows.csv", csv.getBytes(StandardCharsets.UTF_8));
  }

  Exchange send(String request, String fileName, byte[] content) {
    return send(new Multipart().field("importRequest", request).file("files", fileName, content));
  }

  Exchange send(Multipart parts) {
    return portal.request("POST", IMPORTS).multipart(parts).send();
  }

  /** Sends an import that is accepted, and gives its last state. */
  Exchange run(String request, String csv) {
    return ended(send(request, csv).expect(200).at("/id"));
  }

  Exchange ended(String id) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      Exchange shown = portal.get(IMPORTS + "/" + id).expect(200);
      if (OVER.contains(shown.at("/state"))) {
        return shown;
      }
      if (System.nanoTime() > end) {
        throw new AssertionError("not over: " + shown.body());
      }
      LockSupport.parkNanos(20_000_000);
    }
  }

  /** The errors of an import, each as type, line, column and value. */
  List<String> errors(Exchange shown) {
    JsonNode results =
        portal
            .get(IMPORTS + "/" + shown.at("/id") + "/errors?limit=500")
            .expect(200)
            .json()
            .get("results");
    return results
        .valueStream()
        .map(
            error ->
                "%s line %s column %s %s"
                    .formatted(
                        error.get("errorType").asString(),
                        error.at("/sourceData/lineNumber").asString(),
                        error.path("knownColumnNumber").asString("-"),
                        error.path("invalidValue").asString("-")))
        .toList();
  }

  static long count(Exchange shown, String counter) {
    return shown.json().at("/metadata/counters/" + counter).asLong(0);
  }

  /** A property of the contact with this email. */
  String contact(String email, String property) {
    return portal
        .get(
            "/crm/v3/objects/contacts/%s?idProperty=email&properties=%s".formatted(email, property))
        .expect(200)
        .at("/properties/" + property);
  }
}
