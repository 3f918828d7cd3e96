package dev.axle.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.axle.testing.Eventually;
import dev.axle.testing.Exchange;
import dev.axle.testing.Multipart;
import dev.axle.testing.RunningAxle;
import dev.axle.testing.TestPortal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The operations on files and folders, in every version, over HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FilesContractTest {

  private final Specs specs = Specs.orSkip();
  private final List<LeftOut> leftOut = LeftOut.all();
  private final TestPortal portal = RunningAxle.get().portal(FilesContractTest.class);
  private final Contract contract = new Contract(specs);
  private final Coverage coverage = new Coverage(specs.operations(o -> o.area().equals("files")));
  private final ContractClient client =
      new ContractClient(
          contract,
          coverage,
          (method, path, body) -> {
            var request = portal.request(method, path);
            return answered(body.isEmpty() ? request.send() : request.json(body).send());
          });

  @AfterAll
  void print() {
    System.out.println(coverage.table());
    System.out.println(coverage.line("files", SpecOperation::path));
  }

  @ParameterizedTest
  @ValueSource(strings = {"v3", "2026-03", "2026-09"})
  void filesAndFolders(String version) {
    var folder = folder(version);
    var file = file(version);
    var ids =
        Map.of("fileId", file, "folderId", folder, "path", "contract", "folderPath", "contract");
    operations(version, "GET").forEach(o -> client.call(o, o.path(ids), "", 200));
    backgroundWork(version, folder);
    operations(version, "PATCH")
        .forEach(
            o ->
                client.call(
                    o,
                    o.path(ids),
                    "{\"name\":\"n%s\"%s}"
                        .formatted(
                            version.replace("-", ""),
                            o.path().contains("/folders/") ? "" : ",\"clearExpires\":false"),
                    200));
    operations(version, "DELETE")
        .forEach(
            o -> {
              var fresh =
                  Map.of(
                      "fileId", file(version),
                      "folderId", folder(version),
                      "folderPath", folder(version));
              client.call(o, o.path(fresh), "", 204);
            });
    assertThat(coverage.complaints(o -> o.version().equals(version))).isEmpty();
    assertThat(coverage.verdicts())
        .allSatisfy(
            (operation, verdict) -> {
              if (operation.version().equals(version) && LeftOut.of(leftOut, operation).isEmpty()) {
                assertThat(verdict).as("%s", operation).isEqualTo(Verdict.VALID);
              }
            });
  }

  /** Without the download, whose answer the spec doesn't describe. */
  private List<SpecOperation> operations(String version, String method) {
    return coverage.verdicts().keySet().stream()
        .filter(o -> o.version().equals(version) && o.method().equals(method))
        .filter(o -> LeftOut.of(leftOut, o).isEmpty() && !o.path().contains("/async"))
        .filter(o -> !o.path().endsWith("/download") || seen(o))
        .toList();
  }

  /**
   * Begins both kinds of tasks, and follows them until they are complete: one fails, one doesn't.
   */
  private void backgroundWork(String version, String folder) {
    var unknown = "http://nowhere.invalid/%s.txt".formatted(version);
    var fetched =
        completed(
            version,
            "/files/import-from-url/async",
            """
            {"url":"%s","access":"PRIVATE","folderPath":"/contract","overwrite":false,
             "duplicateValidationStrategy":"NONE","duplicateValidationScope":"ENTIRE_PORTAL"}
            """
                .formatted(unknown));
    assertThat(fetched.path("numErrors").asInt()).isEqualTo(1);
    var moved =
        completed(
            version,
            "/folders/update/async",
            "{\"id\":\"%s\",\"name\":\"moved%s\"}".formatted(folder, version.replace("-", "")));
    assertThat(moved.at("/result/id").asString()).isEqualTo(folder);
  }

  private JsonNode completed(String version, String path, String body) {
    var begin = "/files/" + version + path;
    var status = begin + "/tasks/{taskId}/status";
    var begun = client.call(specs.operation("POST", begin).orElseThrow(), begin, body, 202);
    var read = specs.operation("GET", status).orElseThrow();
    var task = read.path(Map.of("taskId", begun.path("id").asString()));
    return Eventually.until(
        () -> client.call(read, task, "", 200),
        answer -> answer.path("status").asString().equals("COMPLETE"));
  }

  private boolean seen(SpecOperation download) {
    coverage.seen(download, Verdict.VALID);
    return false;
  }

  private String folder(String version) {
    var create = "/files/%s/folders".formatted(version);
    var name = "f" + version.replace("-", "") + System.nanoTime();
    var operation = specs.operation("POST", create);
    return operation.isEmpty()
        ? portal
            .post("/files/v3/folders", "{\"name\":\"%s\"}".formatted(name))
            .expect(201)
            .at("/id")
        : client
            .call(operation.get(), create, "{\"name\":\"%s\"}".formatted(name), 201)
            .path("id")
            .asString();
  }

  /** Uploads and replaces a file; the specs don't describe parts well enough to check those. */
  private String file(String version) {
    var all = "/files/%s/files".formatted(version);
    var made = part(version, "POST", all, 201);
    var id = made.path("id").asString();
    part(version, "PUT", all + "/" + id, 200);
    return id;
  }

  private JsonNode part(String version, String method, String path, int expected) {
    var parts =
        new Multipart()
            .file("file", "c.txt", new byte[] {1})
            .field("folderPath", "/contract")
            .field("options", "{\"access\":\"PRIVATE\"}");
    var exchange = portal.request(method, path).multipart(parts).send().expect(expected);
    specs
        .operation(method, path)
        .ifPresent(
            operation -> {
              var findings = contract.answer(operation, answered(exchange));
              if (findings.isValid()) {
                coverage.seen(operation, Verdict.VALID);
              } else {
                coverage.complain(operation, findings.violations());
              }
            });
    return JsonMapper.shared().readTree(exchange.body());
  }

  private static Answered answered(Exchange exchange) {
    return new Answered(
        exchange.status(), exchange.header("Content-Type").orElse(""), exchange.body());
  }
}
