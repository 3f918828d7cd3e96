package dev.axle.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** PostgreSQL's own load generator. */
record PgBench(String program, Postgres postgres) {

  private static final Pattern PER_SECOND = Pattern.compile("tps = ([\\d.]+)");
  private static final Pattern LATENCY = Pattern.compile("latency average = ([\\d.]+) ms");
  private static final Pattern FAILURES = Pattern.compile("number of failed transactions: (\\d+)");

  /**
   * @param protocol {@code prepared} or {@code simple}
   */
  Load run(Path script, String protocol, int connections, int seconds)
      throws IOException, InterruptedException {
    return parse(
        Programs.run(
            List.of(
                program,
                "-h",
                "127.0.0.1",
                "-p",
                Integer.toString(postgres.port()),
                "-U",
                "axle",
                "-n",
                "-M",
                protocol,
                "-f",
                script.toString(),
                "-c",
                Integer.toString(connections),
                "-j",
                "1",
                "-T",
                Integer.toString(seconds),
                "axle"),
            Map.of("PGPASSWORD", postgres.password())));
  }

  static Load parse(String output) {
    Matcher perSecond = PER_SECOND.matcher(output);
    if (!perSecond.find()) {
      throw new IllegalStateException("pgbench said nothing of use:\n" + output);
    }
    Matcher latency = LATENCY.matcher(output);
    Matcher failures = FAILURES.matcher(output);
    return new Load(
        Double.parseDouble(perSecond.group(1)),
        latency.find() ? Double.parseDouble(latency.group(1)) : 0,
        0,
        failures.find() ? Long.parseLong(failures.group(1)) : 0);
  }
}
