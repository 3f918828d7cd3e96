package dev.axle.usage;

import dev.axle.edge.AppId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an app could do better, and what shows it.
 *
 * @param subject what it is about, such as a path; one advice of a kind for each
 * @param seen what was seen, in a sentence
 * @param instead what to call instead, in a sentence
 * @param calls that were seen
 * @param saved how many of them there need not have been
 * @param firstSeen the first of those calls
 * @param sample at most {@value #SAMPLE} of them
 */
public record Advice(
    AppId app,
    String appName,
    AdviceKind kind,
    String subject,
    String seen,
    String instead,
    long calls,
    long saved,
    Instant firstSeen,
    Instant lastSeen,
    List<Sample> sample) {

  static final int SAMPLE = 10;

  public Advice {
    sample = List.copyOf(sample);
  }

  /**
   * One call.
   *
   * @param operation its name; null in advice that was kept before names were
   */
  public record Sample(
      String time, @Nullable String operation, String method, String path, int status) {

    static List<Sample> of(List<Seen> calls) {
      return calls.stream()
          .limit(SAMPLE)
          .map(
              call ->
                  new Sample(
                      call.at().toString(),
                      call.operation().name(),
                      call.operation().method().name(),
                      call.path(),
                      call.status()))
          .toList();
    }
  }
}
