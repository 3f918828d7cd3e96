package dev.axle.edge;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Map;

/**
 * The 429 answers. Clients read {@code policyName} and {@code message} to the letter to decide how
 * long to wait.
 */
public final class LimitProblems {

  private LimitProblems() {}

  /**
   * HubSpot's group is known of private apps, from answers that people have quoted. Nobody seems to
   * have quoted that of a public app: it is made in the same way here, and no client is known to
   * read it. Policy, message and type of error are the same for both.
   */
  static Problem burst(Caller caller, Map<String, String> headers, long nanosToWait) {
    return refusal("ten_secondly_rolling", "TEN_SECONDLY_ROLLING", nanosToWait)
        .headers(headers)
        .extra(
            "groupName",
            "publicapi:%s-api-calls-ten-secondly:%s:%s"
                .formatted(
                    caller.kind() == CallerKind.PUBLIC_APP ? "oauth_app" : "private_app",
                    caller.portal(),
                    caller.app()));
  }

  static Problem daily(Caller caller, Map<String, String> headers) {
    return refusal("daily", "DAILY", untilTomorrow(caller)).headers(headers);
  }

  /** The day is not over for all: what is left of it is kept for other apps. */
  static Problem budget(Caller caller, Map<String, String> headers) {
    return answer(
            "You have reached your daily limit. What is left of the day is kept for other apps by a budget.",
            "DAILY",
            untilTomorrow(caller))
        .headers(headers);
  }

  private static long untilTomorrow(Caller caller) {
    ZonedDateTime now = caller.clock().now().atZone(caller.timeZone());
    LocalDate tomorrow = now.toLocalDate().plusDays(1);
    return Duration.between(now, tomorrow.atStartOfDay(caller.timeZone())).toNanos();
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
