package dev.axle.edge;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;

/**
 * The 429 answers. Clients read {@code policyName} and {@code message} to the letter to decide how
 * long to wait.
 */
public final class LimitProblems {

  private LimitProblems() {}

  static Problem burst(Caller caller, LimitHeaders headers, long nanosToWait) {
    return refusal("ten_secondly_rolling", "TEN_SECONDLY_ROLLING", nanosToWait)
        .headers(headers.toMap())
        .extra(
            "groupName",
            "publicapi:private_app-api-calls-ten-secondly:%s:%s"
                .formatted(caller.portal(), caller.app()));
  }

  static Problem daily(Caller caller, LimitHeaders headers) {
    ZonedDateTime now = caller.clock().now().atZone(caller.timeZone());
    LocalDate tomorrow = now.toLocalDate().plusDays(1);
    Duration wait = Duration.between(now, tomorrow.atStartOfDay(caller.timeZone()));
    return refusal("daily", "DAILY", wait.toNanos()).headers(headers.toMap());
  }

  static Problem secondly(long nanosToWait) {
    return refusal("secondly", "SECONDLY", nanosToWait);
  }

  /**
   * A limit that a feature counts for itself.
   *
   * @param message says what is used up, and what to do
   * @param policy such as {@code DAILY}
   * @param wait after which it may be tried again
   */
  public static Problem reached(String message, String policy, Duration wait) {
    return answer(message, policy, wait.toNanos());
  }

  private static Problem refusal(String words, String policy, long nanosToWait) {
    return answer("You have reached your " + words + " limit.", policy, nanosToWait);
  }

  private static Problem answer(String message, String policy, long nanosToWait) {
    long seconds = Math.max(1, Duration.ofNanos(nanosToWait).plusMillis(999).toSeconds());
    return Problem.of(429, "RATE_LIMITS", message)
        .extra("errorType", "RATE_LIMIT")
        .extra("policyName", policy)
        .header("Retry-After", Long.toString(seconds));
  }
}
