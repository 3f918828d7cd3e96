package dev.axle.crm.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.axle.Axle;
import dev.axle.portals.Scopes;
import dev.axle.portals.Tier;
import dev.axle.testing.Exchange;
import dev.axle.testing.RunningAxle;
import dev.axle.testing.TestPortal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How much may be imported, and what waits its turn. */
class ImportLimitsTest {

  private static final String EMAIL = ImportedFiles.contact("Email", "email", "STANDARD");

  @Test
  void theRowsOfADayAreLimitedByTheTier(@TempDir Path folder) throws Exception {
    TestPortal free = RunningAxle.get().portal(ImportLimitsTest.class, Tier.FREE, Scopes.all());
    TestPortal paying = RunningAxle.get().portal(ImportLimitsTest.class);
    try (Axle axle = RunningAxle.get().other(folder, "real")) {
      ImportedFiles files = new ImportedFiles(RunningAxle.get().through(axle, free));
      String request = ImportedFiles.request("", EMAIL);
      read(free, files.run(request, "Email\none@limits.example.com\n"), 499_999);
      assertThat(files.run(request, "Email\ntwo@limits.example.com\n").at("/state"))
          .isEqualTo("DONE");
      Exchange refused = files.send(request, "Email\nthree@limits.example.com\n").expect(429);
      assertThat(refused.at("/category")).isEqualTo("RATE_LIMITS");
      assertThat(refused.at("/errorType")).isEqualTo("RATE_LIMIT");
      assertThat(refused.at("/policyName")).isEqualTo("DAILY");
      assertThat(refused.at("/message")).contains("500000 rows a day");
      assertThat(Integer.parseInt(refused.header("Retry-After").orElseThrow()))
          .isBetween(1, 90_000);
      ImportedFiles others = new ImportedFiles(RunningAxle.get().through(axle, paying));
      read(paying, others.run(request, "Email\none@limits.example.com\n"), 600_000);
      others.send(request, "Email\ntwo@limits.example.com\n").expect(200);
      new ImportedFiles(free).send(request, "Email\nfour@limits.example.com\n").expect(200);
      free.moveClock(Duration.ofDays(2));
    }
    try (Axle axle = RunningAxle.get().other(folder, "real")) {
      new ImportedFiles(RunningAxle.get().through(axle, free))
          .send(ImportedFiles.request("", EMAIL), "Email\nfive@limits.example.com\n")
          .expect(200);
    }
  }

  /** As if an import had read so many rows. */
  private static void read(TestPortal portal, Exchange done, long rows) throws SQLException {
    try (var database = RunningAxle.get().database();
        var update =
            database.prepareStatement(
                """
                update crm_import set counters = jsonb_set(counters, '{TOTAL_ROWS}', to_jsonb(?::bigint))
                where portal_id = ? and import_id = ?
                """)) {
      update.setLong(1, rows);
      update.setLong(2, portal.id().value());
      update.setLong(3, Long.parseLong(done.at("/id")));
      assertThat(update.executeUpdate()).isEqualTo(1);
    }
  }

  @Test
  void aFileHasAThousandColumnsAtMost() {
    ImportedFiles files = new ImportedFiles(RunningAxle.get().portal(ImportLimitsTest.class));
    for (int ignored : new int[] {999, 1_000}) {
      List<String> columns = new ArrayList<>(List.of(EMAIL));
      IntStream.range(0, ignored)
          .mapToObj("{\"columnName\":\"c%d\",\"ignored\":true}"::formatted)
          .forEach(columns::add);
      String header =
          IntStream.range(0, ignored).mapToObj(i -> ",c" + i).collect(Collectors.joining());
      Exchange answer =
          files.send(
              ImportedFiles.request("", columns.toArray(String[]::new)),
              "Email" + header + "\na@columns.example.com" + ",".repeat(ignored) + "\n");
      if (ignored == 999) {
        files.ended(answer.expect(200).at("/id"));
      } else {
        assertThat(answer.expect(400).at("/message")).contains("1000 columns at most");
      }
    }
  }

  @Test
  void aDeferredImportThatIsCanceledNeverRunsAndOthersTakeTheirTurns() {
    TestPortal portal = RunningAxle.get().portal(ImportLimitsTest.class);
    ImportedFiles files = new ImportedFiles(portal);
    String rows =
        IntStream.range(0, 20_000)
            .mapToObj("%d@turns.example.com\n"::formatted)
            .collect(Collectors.joining("", "Email\n", ""));
    List<String> running = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      running.add(files.send(ImportedFiles.request("", EMAIL), rows).expect(200).at("/id"));
    }
    Exchange waiting =
        files
            .send(ImportedFiles.request("", EMAIL), "Email\nnever@turns.example.com\n")
            .expect(200);
    Exchange next =
        files.send(ImportedFiles.request("", EMAIL), "Email\nnext@turns.example.com\n").expect(200);
    assertThat(waiting.at("/state")).isEqualTo("DEFERRED");
    assertThat(next.at("/state")).isEqualTo("DEFERRED");
    portal.post(ImportedFiles.IMPORTS + "/" + waiting.at("/id") + "/cancel", "").expect(200);
    portal.post(ImportedFiles.IMPORTS + "/" + running.getFirst() + "/cancel", "").expect(200);
    assertThat(files.ended(next.at("/id")).at("/state")).isEqualTo("DONE");
    assertThat(files.ended(running.getFirst()).at("/state")).isEqualTo("CANCELED");
    assertThat(files.ended(running.getLast()).at("/state")).isEqualTo("DONE");
    Exchange canceled = portal.get(ImportedFiles.IMPORTS + "/" + waiting.at("/id")).expect(200);
    assertThat(canceled.at("/state")).isEqualTo("CANCELED");
    portal.get("/crm/v3/objects/contacts/never@turns.example.com?idProperty=email").expect(404);
    portal.get("/crm/v3/objects/contacts/next@turns.example.com?idProperty=email").expect(200);
  }
}
