package dev.axle.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The HTTP load generator: a program in C, so that it leaves the machine to the server. */
record Wrk(String program) {

  private static final Pattern PER_SECOND = Pattern.compile("Requests/sec:\\s+([\\d.]+)");
  private static final Pattern PERCENTILE =
      Pattern.compile("\\s(50|99)%\\s+([\\d.]+)(us|ms|s|m)\\b");
  private static final Pattern FAILURES = Pattern.compile("Non-2xx or 3xx responses: (\\d+)");
  private static final Pattern BROKEN =
      Pattern.compile("Socket errors: connect (\\d+), read (\\d+), write (\\d+), timeout (\\d+)");

  Load run(String url, Path script, int connections, int seconds)
      throws IOException, InterruptedException {
    return parse(
        Programs.run(
            List.of(
                program,
                "-t1",
                "-c" + connections,
                "-d" + seconds + "s",
                "--latency",
                "-s",
                script.toString(),
                url)));
  }

  static Load parse(String output) {
    Matcher perSecond = PER_SECOND.matcher(output);
    if (!perSecond.find()) {
      throw new IllegalStateException("wrk said nothing of use:\n" + output);
    }
    double p50 = 0;
    double p99 = 0;
    Matcher percentile = PERCENTILE.matcher(output);
    while (percentile.find()) {
      double millis = Double.parseDouble(percentile.group(2)) * factor(percentile.group(3));
      if (percentile.group(1).equals("50")) {
        p50 = millis;
      } else {
        p99 = millis;
      }
    }
    long failures = 0;
    Matcher failed = FAILURES.matcher(output);
    if (failed.find()) {
      failures += Long.parseLong(failed.group(1));
    }
    Matcher broken = BROKEN.matcher(output);
    if (broken.find()) {
      for (int i = 1; i <= 4; i++) {
        failures += Long.parseLong(broken.group(i));
      }
    }
    return new Load(Double.parseDouble(perSecond.group(1)), p50, p99, failures);
  }

  private static double factor(String unit) {
    return switch (unit) {
      case "us" -> 0.001;
      case "ms" -> 1;
      case "s" -> 1_000;
      default -> 60_000;
    };
  }
}
