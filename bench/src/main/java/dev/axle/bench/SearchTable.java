package dev.axle.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Each kind of search, of Axle and of PostgreSQL, as a row for each number of connections. */
final class SearchTable {

  private static final double TARGET_P50 = 15;
  private static final double TARGET_P99 = 60;
  private static final double TARGET_RATIO = 20;
  private static final int WARM_UP_SECONDS = 3;
  private static final int COMPARED = 5;

  private static final String SCRIPT =
      """
      wrk.method = "POST"
      wrk.headers["Authorization"] = "Bearer %s"
      wrk.headers["Content-Type"] = "application/json"
      local bodies = {}
      for line in io.lines("%s") do bodies[#bodies + 1] = line end
      math.randomseed(os.time())
      request = function()
        return wrk.format(nil, "/crm/v3/objects/contacts/search", nil, bodies[math.random(#bodies)])
      end
      """;

  private final Path folder;
  private final Wrk wrk;
  private final Optional<SqlLoad> postgres;
  private final SearchOptions options;
  private final Table table =
      new Table()
          .row(
              "first 100 and total",
              "connections",
              "found",
              "axle/s",
              "p50 ms",
              "p99 ms",
              "postgres/s",
              "p50 ms",
              "ratio",
              "target");

  /**
   * @param postgres that is asked the same, if it is
   */
  SearchTable(Path folder, Wrk wrk, Optional<SqlLoad> postgres, SearchOptions options) {
    this.folder = folder;
    this.wrk = wrk;
    this.postgres = postgres;
    this.options = options;
  }

  Table measure(Server server, Api api, List<SearchKind> kinds) throws Exception {
    for (SearchKind kind : kinds) {
      long found = compare(api, kind);
      Path script = script(kind);
      wrk.run(server.url(), script, 8, WARM_UP_SECONDS);
      for (int connections : options.connections()) {
        Bench.say("%s at %d connections", kind.name(), connections);
        Load axle = wrk.run(server.url(), script, connections, options.seconds());
        Optional<Load> alone =
            postgres.isEmpty()
                ? Optional.empty()
                : Optional.of(postgres.get().run(kind, connections, options.seconds()));
        table.row(row(kind, connections, found, axle, alone));
      }
    }
    return table;
  }

  /** That both find as many; returns how many, at the median of the questions compared. */
  private long compare(Api api, SearchKind kind) throws Exception {
    long[] found = new long[COMPARED];
    for (int i = 0; i < COMPARED; i++) {
      SearchKind.Asked asked = kind.asked().get(i);
      long axle =
          api.post("/crm/v3/objects/contacts/search", Api.JSON.readTree(asked.body()))
              .get("total")
              .asLong();
      found[i] = postgres.isEmpty() ? axle : postgres.get().total(kind, asked);
      if (axle != found[i]) {
        throw new IOException("Axle finds %d, PostgreSQL %d: %s".formatted(axle, found[i], asked));
      }
    }
    return (long) Bench.median(Arrays.stream(found).boxed().toList(), Long::doubleValue);
  }

  private Path script(SearchKind kind) throws IOException {
    Path bodies = folder.resolve("bodies.txt");
    Files.write(bodies, kind.asked().stream().map(SearchKind.Asked::body).toList());
    Path script = folder.resolve("search.lua");
    return Files.writeString(script, SCRIPT.formatted(Server.TOKEN, bodies));
  }

  private static Object[] row(
      SearchKind kind, int connections, long found, Load axle, Optional<Load> alone) {
    Optional<Double> ratio = alone.map(load -> axle.perSecond() / load.perSecond());
    String target =
        connections > 1
            ? ""
            : "p50 < %.0f %s, p99 < %.0f %s"
                    .formatted(
                        TARGET_P50,
                        verdict(axle.p50() < TARGET_P50),
                        TARGET_P99,
                        verdict(axle.p99() < TARGET_P99))
                + ratio
                    .map(
                        each ->
                            ", ratio >= %.0f %s"
                                .formatted(TARGET_RATIO, verdict(each >= TARGET_RATIO)))
                    .orElse("");
    return new Object[] {
      kind.name(),
      connections,
      "%,d".formatted(found),
      axle.perSecond(),
      axle.p50(),
      axle.p99(),
      alone.<Object>map(Load::perSecond).orElse(""),
      alone.<Object>map(Load::p50).orElse(""),
      ratio.<Object>map(each -> each).orElse(""),
      axle.failures() == 0 ? target : axle.failures() + " failures!"
    };
  }

  static String verdict(boolean reached) {
    return reached ? "ok" : "short";
  }
}
