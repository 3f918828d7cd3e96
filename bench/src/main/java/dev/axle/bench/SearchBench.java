package dev.axle.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/**
 * Searches of many contacts beside the same questions to PostgreSQL alone, the time from a write to
 * its being found, and the building of the index.
 */
final class SearchBench {

  private static final long SEED = 62_515;
  private static final long BYTES_PER_CONTACT = 8_000;
  private static final double TARGET_BUILD = 20_000;
  private static final Duration PATIENCE = Duration.ofMinutes(30);
  private static final int CHANGED = 50_000;
  private static final int VISIBILITY_SECONDS = 20;

  private final Path home;
  private final Path folder;
  private final SearchOptions options;
  private final Wrk wrk;

  SearchBench(Path home, Path folder, SearchOptions options, Wrk wrk) {
    this.home = home;
    this.folder = folder;
    this.options = options;
    this.wrk = wrk;
  }

  void run() throws Exception {
    long room = Files.getFileStore(folder).getUsableSpace();
    if (room < options.contacts() * BYTES_PER_CONTACT) {
      throw new IOException(
          "%s has room for %,d MB; %,d contacts take %,d"
              .formatted(
                  folder,
                  room / 1_000_000,
                  options.contacts(),
                  options.contacts() * BYTES_PER_CONTACT / 1_000_000));
    }
    Path data = options.kept().orElse(folder.resolve("data"));
    Bench.delete(data.resolve("search"));
    try (Server server = start(data);
        Api api = new Api(server.url())) {
      People people = fill(api, Postgres.of(data));
      Postgres postgres = Postgres.of(data);
      awaitConsumers(postgres);
      System.out.println(build(api));
      Optional<SqlLoad> alone =
          options.onlyServer() ? Optional.empty() : Optional.of(new SqlLoad(postgres));
      if (alone.isPresent()) {
        prepare(postgres);
      }
      System.out.println(
          new SearchTable(folder, wrk, alone, options)
              .measure(server, api, new SearchKinds(people).all()));
      clear(postgres);
      System.out.println(visibility(server, postgres));
      System.out.println(
          new Table()
              .row("memory of the server", "MiB")
              .row("heap, at most", options.heap())
              .row("heap, after a collection", server.heapMib())
              .row("resident", server.residentMib()));
    }
  }

  private People fill(Api api, Postgres postgres) throws Exception {
    if (present(postgres) >= options.contacts()) {
      return new People(SEED, options.contacts(), Account.owners(api));
    }
    Account.makeProperties(api);
    People people = new People(SEED, options.contacts(), Account.makeOwners(api));
    Bench.say("loading %,d contacts", options.contacts());
    long start = System.nanoTime();
    new Population(people, api, postgres).fill();
    postgres.execute("vacuum analyze crm_object");
    Bench.say("loaded in %.0f s", (System.nanoTime() - start) / 1e9);
    return people;
  }

  private static long present(Postgres postgres) throws SQLException {
    return postgres
        .numbers(
            "select count(*) from crm_object where portal_id = %d and object_type = '0-1'"
                .formatted(Server.PORTAL))
        .getFirst();
  }

  /** Those who follow the journal have seen all contacts, as in an account that grew. */
  private static void awaitConsumers(Postgres postgres) throws SQLException, InterruptedException {
    Bench.say("waiting for those who follow the journal");
    long start = System.nanoTime();
    while (!postgres
        .numbers(
            """
            select 1 from journal_consumer f
            where exists (select 1 from change c where (c.tx, c.seq) > (f.tx, f.seq))
            """)
        .isEmpty()) {
      TimeUnit.MILLISECONDS.sleep(100);
    }
    Bench.say("they have, after %.0f s", (System.nanoTime() - start) / 1e9);
  }

  /** The index is made anew, from all records there are, when the first search comes. */
  private Table build(Api api) throws IOException, InterruptedException {
    Bench.say("waiting for the index");
    double perSecond = options.contacts() / awaitIndex(api);
    return new Table()
        .row("index", "contacts/s", "target")
        .row(
            "made from %,d contacts".formatted(options.contacts()),
            perSecond,
            "> %,.0f %s".formatted(TARGET_BUILD, SearchTable.verdict(perSecond > TARGET_BUILD)));
  }

  /** Waits until searches find all contacts; returns the seconds. */
  private double awaitIndex(Api api) throws IOException, InterruptedException {
    long start = System.nanoTime();
    while (found(api) < options.contacts()) {
      if (System.nanoTime() - start > PATIENCE.toNanos()) {
        throw new IOException("the index does not come to an end");
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
    return (System.nanoTime() - start) / 1e9;
  }

  private static long found(Api api) throws InterruptedException {
    try {
      JsonNode answer = api.post("/crm/v3/objects/contacts/search", Map.of("limit", 1));
      return answer.get("total").asLong();
    } catch (IOException notYet) {
      return 0;
    }
  }

  /** Gives PostgreSQL the indexes that it answers best with. */
  private static void prepare(Postgres postgres) throws SQLException {
    Bench.say("indexing for PostgreSQL");
    postgres.execute(
        "set maintenance_work_mem = '1GB'",
        "create index bench_equal on crm_object using gin (properties jsonb_path_ops)",
        "create index bench_has on crm_object using gin (properties)",
        "create index bench_words on crm_object using gin ((%s))".formatted(SearchKinds.SEARCHED),
        "vacuum analyze crm_object");
  }

  private static void clear(Postgres postgres) throws SQLException {
    postgres.execute("drop index if exists bench_equal, bench_has, bench_words");
  }

  private Table visibility(Server server, Postgres postgres) throws SQLException {
    Bench.say("writing %d times a second", Visibility.WRITES_PER_SECOND);
    List<Long> ids =
        postgres.numbers(
            "select id from crm_object where portal_id = %d and object_type = '0-1' order by id limit %d"
                .formatted(Server.PORTAL, CHANGED));
    new Visibility(server, ids).run(VISIBILITY_SECONDS / 4);
    Visibility.Seen seen = new Visibility(server, ids).run(VISIBILITY_SECONDS);
    return new Table()
        .row(
            "at %d writes a second".formatted(Visibility.WRITES_PER_SECOND),
            "p50 ms",
            "p99 ms",
            "target")
        .row("sent to acknowledged", seen.writeP50(), seen.writeP99(), "")
        .row(
            "acknowledged to found",
            seen.foundP50(),
            seen.foundP99(),
            seen.failures() > 0
                ? seen.failures() + " failures!"
                : "p99 < %.0f %s, %d searched again"
                    .formatted(
                        Visibility.TARGET_P99,
                        SearchTable.verdict(seen.foundP99() < Visibility.TARGET_P99),
                        seen.searchedAgain()));
  }

  private Server start(Path data) throws IOException, InterruptedException {
    return Server.start(
        home, data, false, List.of("-Xmx" + options.heap()), Map.of("AXLE_LIMITS", "off"));
  }
}
