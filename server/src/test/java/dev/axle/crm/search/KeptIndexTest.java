package dev.axle.crm.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.axle.Axle;
import dev.axle.Settings;
import dev.axle.testing.HttpCall;
import dev.axle.time.Clock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept of an index over stops, crashes and losses; and the lag that can be set. */
class KeptIndexTest {

  private static final String TOKEN = "pat-na1-11111111-2222-3333-4444-555555555555";
  private static final int PORTAL = 4242;

  @TempDir private Path folder;

  private interface Visit {
    void to(Axle axle) throws Exception;
  }

  private void running(String lag, Visit visit) throws Exception {
    Settings settings =
        Settings.read(
            Map.of(
                "AXLE_PORT",
                "0",
                "AXLE_DATA",
                data().toString(),
                "AXLE_DEMO",
                "false",
                "AXLE_LIMITS",
                "off",
                "AXLE_PORTAL_ID",
                Integer.toString(PORTAL),
                "AXLE_TOKEN",
                TOKEN,
                "AXLE_SEARCH_LAG",
                lag),
            List.of());
    try (Axle axle = Axle.start(settings, Clock.system())) {
      visit.to(axle);
    }
  }

  private Path data() {
    return folder.resolve("data");
  }

  private Path index() {
    return data().resolve("search").resolve(Integer.toString(PORTAL));
  }

  private static void make(Axle axle, String name) {
    call(axle, "", "{\"properties\": {\"lastname\": \"%s\"}}".formatted(name)).send().expect(201);
  }

  private static String total(Axle axle, String name) {
    return call(
            axle,
            "/search",
            """
            {"filters": [{"propertyName": "lastname", "operator": "EQ", "value": "%s"}]}
            """
                .formatted(name))
        .send()
        .expect(200)
        .at("/total");
  }

  private static HttpCall call(Axle axle, String tail, String body) {
    return new HttpCall(
            "http://127.0.0.1:" + axle.port() + "/crm/v3/objects/contacts" + tail, "POST")
        .header("Authorization", "Bearer " + TOKEN)
        .json(body);
  }

  @Test
  void anIndexGoesOnWhereItWasAndIsMadeAnewWhenItIsLost() throws Exception {
    running(
        "0",
        axle -> {
          make(axle, "first");
          assertThat(total(axle, "first")).isEqualTo("1");
        });
    copy(data().resolve("search"), folder.resolve("earlier"));
    running(
        "0",
        axle -> {
          make(axle, "second");
          assertThat(total(axle, "second")).isEqualTo("1");
          assertThat(total(axle, "first")).isEqualTo("1");
        });

    // what a crash leaves behind: an older place, and the index as it was then
    delete(data().resolve("search"));
    copy(folder.resolve("earlier"), data().resolve("search"));
    running(
        "0",
        axle -> {
          assertThat(total(axle, "second")).isEqualTo("1");
          assertThat(total(axle, "first")).isEqualTo("1");
        });

    delete(index());
    running("0", axle -> assertThat(total(axle, "first")).isEqualTo("1"));

    corrupt(index());
    running("0", axle -> assertThat(total(axle, "second")).isEqualTo("1"));

    Files.delete(data().resolve("search").resolve("place"));
    running("0", axle -> assertThat(total(axle, "second")).isEqualTo("1"));
  }

  @Test
  void aSearchSeesNothingYoungerThanTheLag() throws Exception {
    running(
        "1s",
        axle -> {
          make(axle, "early");
          assertThat(total(axle, "early")).isEqualTo("0");
          awaitOne(axle, "early");
          make(axle, "late");
          assertThat(total(axle, "late")).isEqualTo("0");
          awaitOne(axle, "late");
        });
  }

  private static void awaitOne(Axle axle, String name) {
    Clock clock = Clock.system();
    long end = clock.nanos() + Duration.ofSeconds(20).toNanos();
    while (!total(axle, name).equals("1")) {
      assertThat(clock.nanos()).as("%s is not seen", name).isLessThan(end);
      Thread.onSpinWait();
    }
  }

  private static void corrupt(Path index) throws IOException {
    try (Stream<Path> files = Files.list(index)) {
      for (Path file : files.filter(each -> Files.isRegularFile(each)).toList()) {
        Files.writeString(file, "nonsense");
      }
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path each : all.toList()) {
        Files.copy(each, to.resolve(from.relativize(each).toString()));
      }
    }
  }

  private static void delete(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }
}
