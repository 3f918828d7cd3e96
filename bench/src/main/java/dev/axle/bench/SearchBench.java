package dev.axle.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Searches of many contacts, beside the same questions to PostgreSQL alone. */
final class SearchBench {

  private static final long SEED = 62_515;

  private final Path home;
  private final Path folder;
  private final SearchOptions options;
  private final Wrk wrk;

  SearchBench(Path home, Path folder, SearchOptions options, Wrk wrk) {
    this.wrk = wrk;
    this.home = home;
    this.folder = folder;
    this.options = options;
  }

  void run() throws Exception {
    Path data = folder.resolve("data");
    People people;
    try (Server server = start(data);
        Api api = new Api(server.url())) {
      Account.makeProperties(api);
      people = new People(SEED, options.contacts(), Account.makeOwners(api));
      Bench.say("loading %,d contacts", options.contacts());
      long start = System.nanoTime();
      new Population(people, api, Postgres.of(data)).fill();
      Bench.say("loaded in %.0f s", (System.nanoTime() - start) / 1e9);
    }
  }

  private Server start(Path data) throws Exception {
    return Server.start(
        home, data, false, List.of("-Xmx" + options.heap()), Map.of("AXLE_LIMITS", "off"));
  }
}
