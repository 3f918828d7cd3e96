package dev.axle.e2e;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples on the pages of operations, run as they stand there. */
class ExamplesTest {

  private static final Duration BOUND = Duration.ofMinutes(1);

  /** What programs write of 200 and 201, before the body. */
  private static final String DONE = "(?s).*\\b20[01] \\{.*";

  private static final Map<String, String> OPERATIONS =
      Map.of(
          "crm.objects.list", "\"results\"",
          "crm.objects.create", "ada@example.com",
          "crm.objects.search", "\"total\"",
          "crm.objects.batch.create", "ada@example.com",
          "crm.owners.list", "\"results\"");

  @TempDir private static @Nullable Path home;
  private static @Nullable AxleProcess axle;
  private static String token = "";

  @BeforeAll
  static void start() {
    Installation installation = Installation.in(requireNonNull(home));
    token = installation.token();
    axle = installation.start();
  }

  @AfterAll
  static void stop() {
    if (axle != null) {
      axle.close();
    }
  }

  private static AxleProcess axle() {
    return requireNonNull(axle);
  }

  /** The next example makes the same contact. */
  @AfterEach
  void forget() throws IOException {
    try (Api api = axle().api()) {
      Api.Response made = api.get("/crm/v3/objects/contacts/ada@example.com?idProperty=email");
      if (made.status() == 200) {
        String id = made.json().path("id").asString();
        api.post(
            "/crm/v3/objects/contacts/batch/archive",
            "{\"inputs\": [{\"id\": \"%s\"}]}".formatted(id));
      }
    }
  }

  private static String example(String operation, String language) throws IOException {
    try (Api anybody = new Api(axle().url(), "")) {
      String page = anybody.get("/docs/operations/" + operation).text();
      Matcher example =
          Pattern.compile(
                  "data-language=\"%s\"[^>]*><code>(.*?)</code>".formatted(language),
                  Pattern.DOTALL)
              .matcher(page);
      assertThat(example.find()).as(page).isTrue();
      return example
          .group(1)
          .replace("&lt;", "<")
          .replace("&gt;", ">")
          .replace("&#39;", "'")
          .replace("&#34;", "\"")
          .replace("&quot;", "\"")
          .replace("&amp;", "&");
    }
  }

  private static void run(String operation, String expected, Path folder, List<String> command) {
    Programs.Result result =
        Programs.run(folder, Map.of("AXLE_TOKEN", token), BOUND, command.toArray(String[]::new));
    assertThat(result.exitCode()).as("%s: %s", operation, result.output()).isZero();
    assertThat(result.output()).as(operation).matches(DONE).contains(expected);
  }

  private interface Runner {
    List<String> command(String example) throws IOException;
  }

  private void runAll(String language, Path folder, Runner runner) throws IOException {
    for (Map.Entry<String, String> operation : OPERATIONS.entrySet()) {
      String example = example(operation.getKey(), language);
      run(operation.getKey(), operation.getValue(), folder, runner.command(example));
      forget();
    }
  }

  @Test
  void curl(@TempDir Path folder) throws IOException {
    assumeThat(Programs.find("curl")).as("curl is not on the PATH").isPresent();
    runAll(
        "CURL",
        folder,
        example ->
            List.of(
                "bash", "-c", example + " -s -o body.json -w '%{http_code} ' && cat body.json"));
  }

  @Test
  void node() throws IOException {
    NodeModules.install();
    Path folder = Files.createDirectories(NodeModules.FOLDER.resolve("target/examples"));
    runAll(
        "NODE",
        folder,
        example -> {
          Files.writeString(folder.resolve("example.mjs"), example);
          return List.of("node", "example.mjs");
        });
  }

  @Test
  void python(@TempDir Path folder) throws IOException {
    assumeThat(Programs.find("python3")).as("python3 is not on the PATH").isPresent();
    assumeThat(Programs.run(folder, Map.of(), BOUND, "python3", "-c", "import requests").exitCode())
        .as("python3 has no module requests: its examples are not run")
        .isZero();
    runAll("PYTHON", folder, example -> List.of("python3", "-c", example));
  }

  @Test
  void java(@TempDir Path folder) throws IOException {
    String launcher = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    runAll(
        "JAVA",
        folder,
        example -> {
          Files.writeString(
              folder.resolve("Example.java"),
              """
              import java.net.URI;
              import java.net.http.HttpClient;
              import java.net.http.HttpRequest;
              import java.net.http.HttpResponse;

              class Example {
                public static void main(String[] arguments) throws Exception {
              %s
                }
              }
              """
                  .formatted(example));
          return List.of(launcher, "Example.java");
        });
  }
}
