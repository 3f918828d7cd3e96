package dev.axle.usage;

import dev.axle.edge.AnsweredCall;
import dev.axle.edge.CallerKind;
import dev.axle.edge.LimitClass;

/**
 * Calls, added up.
 *
 * @param counted those that count against the day
 * @param burst those refused by the limit of ten seconds
 * @param daily those refused by the limit of the day
 * @param secondly those refused by the limit of searches
 * @param millis that all of them took
 */
public record Counts(
    long calls,
    long counted,
    long errors4xx,
    long errors5xx,
    long burst,
    long daily,
    long secondly,
    long millis) {

  static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0, 0);

  private static final int FORBIDDEN = 403;
  private static final int BAD_REQUEST = 400;
  private static final int FAULT = 500;
  private static final long NANOS = 1_000_000;

  static Counts of(AnsweredCall call) {
    String policy = String.valueOf(call.policy());
    return new Counts(
        1,
        isCounted(call) ? 1 : 0,
        call.status() >= BAD_REQUEST && call.status() < FAULT ? 1 : 0,
        call.status() >= FAULT ? 1 : 0,
        policy.equals("TEN_SECONDLY_ROLLING") ? 1 : 0,
        policy.equals("DAILY") ? 1 : 0,
        policy.equals("SECONDLY") ? 1 : 0,
        (call.nanos() + NANOS / 2) / NANOS);
  }

  /** A call that is refused for its scopes or by a limit has not come as far as the day. */
  private static boolean isCounted(AnsweredCall call) {
    return call.operation().limit() == LimitClass.STANDARD
        && call.caller().kind() == CallerKind.PRIVATE_APP
        && call.policy() == null
        && call.status() != FORBIDDEN;
  }

  /** 429s, which are among the 4xx too. */
  public long throttled() {
    return burst + daily + secondly;
  }

  /** Those that were answered with 4xx or 5xx, but no 429. */
  public long errors() {
    return errors4xx + errors5xx - throttled();
  }

  public long succeeded() {
    return calls - errors4xx - errors5xx;
  }

  /** To a tenth of a millisecond. */
  public double averageMillis() {
    return calls == 0 ? 0 : Math.round(10.0 * millis / calls) / 10.0;
  }

  Counts plus(Counts more) {
    return new Counts(
        calls + more.calls,
        counted + more.counted,
        errors4xx + more.errors4xx,
        errors5xx + more.errors5xx,
        burst + more.burst,
        daily + more.daily,
        secondly + more.secondly,
        millis + more.millis);
  }
}
