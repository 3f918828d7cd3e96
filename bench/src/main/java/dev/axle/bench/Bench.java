package dev.axle.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * Measures the built server, and PostgreSQL doing the same work, in one run; prints their ratios.
 */
public final class Bench {

  private static final int TARGET_CONNECTIONS = 16;
  private static final double TARGET_P99 = 8;
  private static final double TARGET_START_SECONDS = 2;
  private static final int STARTS = 5;

  private final Path home;
  private final Path folder;
  private final Options options;
  private final Wrk wrk;
  private final String pgbench;

  private Bench(Path home, Path folder, Options options, Wrk wrk, String pgbench) {
    this.home = home;
    this.folder = folder;
    this.options = options;
    this.wrk = wrk;
    this.pgbench = pgbench;
  }

  /** Entry point; the system property {@code axle.home} names the folder of the launcher. */
  public static void main(String[] arguments) throws Exception {
    if (List.of(arguments).contains("--help")) {
      System.out.print(Options.HELP);
      return;
    }
    Measurement measurement;
    try {
      measurement = chosen(List.of(arguments));
    } catch (Options.Unusable unusable) {
      System.err.println("axle bench: " + unusable.getMessage() + "\n\n" + Options.HELP);
      System.exit(2);
      return;
    }
    Optional<String> wrk = Programs.find("wrk");
    Optional<String> pgbench = Programs.find("pgbench");
    if (wrk.isEmpty() || pgbench.isEmpty()) {
      System.err.println(
          "axle bench: wrk and pgbench are needed. Debian: apt-get install wrk postgresql-contrib");
      System.exit(2);
      return;
    }
    Path folder = Files.createTempDirectory("axle-bench");
    try {
      measurement.run(
          Path.of(System.getProperty("axle.home", ".")), folder, new Wrk(wrk.get()), pgbench.get());
    } finally {
      delete(folder);
    }
  }

  /** What a run measures, in a folder that is deleted afterwards. */
  private interface Measurement {
    void run(Path home, Path folder, Wrk wrk, String pgbench) throws Exception;
  }

  private static Measurement chosen(List<String> arguments) throws Options.Unusable {
    List<String> flags = new ArrayList<>(arguments);
    if (flags.remove("--search")) {
      SearchOptions options = SearchOptions.parse(flags);
      return (home, folder, wrk, pgbench) -> new SearchBench(home, folder, options, wrk).run();
    }
    if (flags.remove("--webhooks")) {
      WebhookBench.parse(Path.of(""), Path.of(""), flags);
      return (home, folder, wrk, pgbench) -> WebhookBench.parse(home, folder, flags).run();
    }
    Options options = Options.parse(flags);
    return (home, folder, wrk, pgbench) -> new Bench(home, folder, options, wrk, pgbench).run();
  }

  private void run() throws Exception {
    if (!options.onlyImports()) {
      calls();
    }
    System.out.println(imports());
  }

  private void calls() throws Exception {
    Path data = folder.resolve("data");
    Table memory = new Table().row("memory of the server", "MiB");
    try (Server server = Server.start(home, data, hasAotCache())) {
      memory.row("at rest", server.residentMib());
      Postgres postgres = Postgres.of(data);
      say("loading %,d contacts", options.objects());
      Contacts.load(server.url(), options.objects());
      List<Work> works = works(postgres);
      say("warming up, %d s for each kind of work", options.warmUp());
      for (Work work : works) {
        wrk.run(server.url(), work.http(), TARGET_CONNECTIONS, options.warmUp());
      }
      System.out.println(measure(server, works, new PgBench(pgbench, postgres)));
      memory.row("after load", server.residentMib());
    }
    System.out.println(starts(data));
    System.out.println(memory);
  }

  /** As the launcher: a cache that is older than the jar holds old classes. */
  private boolean hasAotCache() throws IOException {
    Path cache = home.resolve("server/target/axle.aot");
    Path jar = home.resolve("server/target/axle-server.jar");
    return Files.exists(cache)
        && Files.getLastModifiedTime(cache).compareTo(Files.getLastModifiedTime(jar)) > 0;
  }

  private List<Work> works(Postgres postgres) throws Exception {
    postgres.addOwnPortal();
    String of = " from crm_object where portal_id = " + Server.PORTAL;
    long first = Long.parseLong(postgres.one("select min(id)" + of));
    long last = Long.parseLong(postgres.one("select max(id)" + of));
    return List.of(
        Work.read(folder, first, last),
        Work.list(folder, first, last),
        Work.batchCreate(folder, postgres));
  }

  private Table measure(Server server, List<Work> works, PgBench postgres)
      throws IOException, InterruptedException {
    Table table =
        new Table()
            .row("", "connections", "axle/s", "p50 ms", "p99 ms", "postgres/s", "ratio", "target");
    for (Work work : works) {
      for (int connections : options.connections()) {
        say("%s at %d connections", work.name(), connections);
        List<Load> axle = new ArrayList<>();
        List<Load> alone = new ArrayList<>();
        for (int round = 0; round < options.rounds(); round++) {
          axle.add(wrk.run(server.url(), work.http(), connections, options.seconds()));
          alone.add(postgres.run(work.sql(), work.protocol(), connections, options.seconds()));
        }
        table.row(row(work, connections, axle, alone));
      }
    }
    return table;
  }

  /**
   * Imports into a server that has just been started on an empty folder and has done nothing else,
   * and into the same one warmed up.
   */
  private Table imports() throws Exception {
    List<Double> cold = new ArrayList<>();
    List<Double> aloneAtFirst = new ArrayList<>();
    List<Double> warm = new ArrayList<>();
    List<Double> alone = new ArrayList<>();
    for (int round = 0; round < options.rounds(); round++) {
      say("importing %,d rows of fifteen columns, at first and again", options.rows());
      Path data = folder.resolve("imports" + round);
      try (Server server = Server.start(home, data, hasAotCache())) {
        Postgres postgres = Postgres.of(data);
        Importing importing = new Importing(server, options.rows());
        cold.add(importing.run(options.rows()));
        aloneAtFirst.add(importing.alone(postgres, options.rows()));
        warm.add(importing.run(options.rows()));
        alone.add(importing.alone(postgres, options.rows()));
      }
    }
    Table table = new Table().row("", "axle rows/s", "postgres rows/s", "ratio", "target");
    return table
        .row(row("first import of %,d rows after the start", cold, aloneAtFirst))
        .row(row("next import of %,d rows", warm, alone));
  }

  private Object[] row(String name, List<Double> axle, List<Double> alone) {
    double ratio = median(axle, value -> value) / median(alone, value -> value);
    return new Object[] {
      name.formatted(options.rows()),
      median(axle, value -> value),
      median(alone, value -> value),
      ratio,
      ">= %.2f %s".formatted(Importing.TARGET, ratio >= Importing.TARGET ? "ok" : "short")
    };
  }

  private static Object[] row(Work work, int connections, List<Load> axle, List<Load> alone) {
    double perSecond = median(axle, Load::perSecond);
    double p99 = median(axle, Load::p99);
    double ratio = perSecond / median(alone, Load::perSecond);
    String target = "";
    if (connections == TARGET_CONNECTIONS && work.target() > 0) {
      boolean reached = ratio >= work.target();
      target = ">= %.2f %s".formatted(work.target(), reached ? "ok" : "short");
      if (work.protocol().equals("prepared")) {
        target += ", p99 < %.0f %s".formatted(TARGET_P99, p99 < TARGET_P99 ? "ok" : "short");
      }
    }
    long failures = axle.stream().mapToLong(Load::failures).sum();
    return new Object[] {
      work.name(),
      connections,
      perSecond,
      median(axle, Load::p50),
      p99,
      median(alone, Load::perSecond),
      ratio,
      failures == 0 ? target : failures + " failures!"
    };
  }

  private Table starts(Path data) throws IOException, InterruptedException {
    Table table = new Table().row("start on existing data, to the first 200", "seconds", "target");
    if (hasAotCache()) {
      double cached = start(data, true);
      table.row("with the AOT cache", cached, verdict(cached));
    }
    double plain = start(data, false);
    return table.row("without", plain, hasAotCache() ? "" : verdict(plain));
  }

  private static String verdict(double seconds) {
    return "< %.0f %s"
        .formatted(TARGET_START_SECONDS, seconds < TARGET_START_SECONDS ? "ok" : "short");
  }

  private double start(Path data, boolean aot) throws IOException, InterruptedException {
    List<Double> seconds = new ArrayList<>();
    for (int i = 0; i < STARTS; i++) {
      try (Server server = Server.start(home, data, aot)) {
        seconds.add(server.untilReady().toMillis() / 1000.0);
      }
    }
    return median(seconds, value -> value);
  }

  static <T> double median(List<T> values, ToDoubleFunction<T> of) {
    double[] sorted = values.stream().mapToDouble(of).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  static void say(String format, Object... values) {
    System.err.println("bench: " + format.formatted(values));
  }

  /** Deletes a folder, if it is there. */
  static void delete(Path folder) throws IOException {
    if (Files.notExists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
