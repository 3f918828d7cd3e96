package dev.axle.guides;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.axle.testing.RunningAxle;
import dev.axle.testing.TestPortal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shell examples that a guide marks with {@code sh run} do what it says, as they stand. */
class GuidesTest {

  private static final Path GUIDES = Path.of("..", "docs", "guides");
  private static final Pattern RUN = Pattern.compile("```sh run\n(.*?)\n```", Pattern.DOTALL);
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+\\.md)\\)");

  @ParameterizedTest
  @ValueSource(strings = {"first-call", "private-apps", "errors", "limits"})
  void itsExamplesWork(String guide) throws Exception {
    assumeTrue(exists("curl") && exists("bash"), "the examples need curl and bash");
    TestPortal portal = RunningAxle.get().portal(GuidesTest.class);
    List<String> examples = examples(guide);
    assertThat(examples).isNotEmpty();
    for (String example : examples) {
      Path output = Files.createTempFile("guide", ".txt");
      ProcessBuilder shell =
          new ProcessBuilder("bash", "-e", "-o", "pipefail", "-c", example)
              .redirectErrorStream(true)
              .redirectOutput(output.toFile());
      shell.environment().put("AXLE_URL", portal.url());
      shell.environment().put("AXLE_TOKEN", portal.token());
      Process process = shell.start();
      boolean ended = process.waitFor(30, TimeUnit.SECONDS);
      String said = Files.readString(output, StandardCharsets.UTF_8);
      Files.delete(output);
      assertThat(ended).as(example).isTrue();
      assertThat(process.exitValue()).as(example + "\n" + said).isZero();
    }
  }

  @Test
  void linksBetweenGuidesLeadSomewhere() throws IOException {
    List<String> dead = new ArrayList<>();
    try (Stream<Path> guides = Files.list(GUIDES)) {
      for (Path guide : guides.toList()) {
        LINK.matcher(Files.readString(guide))
            .results()
            .map(found -> found.group(1))
            .filter(target -> !Files.exists(GUIDES.resolve(target)))
            .forEach(target -> dead.add(guide.getFileName() + " → " + target));
      }
    }
    assertThat(dead).isEmpty();
  }

  private static List<String> examples(String guide) throws IOException {
    return RUN.matcher(Files.readString(GUIDES.resolve(guide + ".md")))
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  private static boolean exists(String program) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }
}
