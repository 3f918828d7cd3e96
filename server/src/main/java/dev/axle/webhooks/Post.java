package dev.axle.webhooks;

import dev.axle.edge.Secret;
import dev.axle.outgoing.Answered;
import dev.axle.outgoing.Outgoing;
import dev.axle.outgoing.OutgoingFailure;
import dev.axle.time.Clock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Sends some events once, signed, and says what came of it. An answer of 2xx within five seconds is
 * a success; a redirect is none.
 */
final class Post {

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int LONGEST_ANSWER = 4_000;
  private static final Outgoing.Limits LIMITS = new Outgoing.Limits(LONGEST_ANSWER, PATIENCE);

  private final Outgoing outgoing;
  private final Clock clock;

  Post(Outgoing outgoing, Clock clock) {
    this.outgoing = outgoing;
    this.clock = clock;
  }

  Delivery send(String url, Secret secret, List<ClaimedEvent> events) {
    String body = body(events);
    Instant now = clock.now();
    long begun = clock.nanos();
    try {
      Answered answered =
          outgoing.post(
              Outgoing.address(url),
              headers(url, secret, body, now),
              body.getBytes(StandardCharsets.UTF_8),
              LIMITS);
      return delivery(
          events,
          body,
          now,
          begun,
          Optional.of(answered.status()),
          answered.text(),
          answered.isSuccess()
              ? Optional.empty()
              : Optional.of("The answer was " + answered.status() + "."));
    } catch (OutgoingFailure failure) {
      return delivery(
          events,
          body,
          now,
          begun,
          Optional.empty(),
          "",
          Optional.of(String.valueOf(failure.getMessage())));
    }
  }

  static String body(List<ClaimedEvent> events) {
    return events.stream().map(ClaimedEvent::json).collect(Collectors.joining(",", "[", "]"));
  }

  static Map<String, String> headers(String url, Secret secret, String body, Instant now) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", "application/json");
    headers.put("X-HubSpot-Signature", Signatures.v1(secret, body));
    headers.put("X-HubSpot-Signature-Version", "v1");
    headers.put(
        "X-HubSpot-Signature-v3", Signatures.v3(secret, "POST", url, body, now.toEpochMilli()));
    headers.put("X-HubSpot-Request-Timestamp", Long.toString(now.toEpochMilli()));
    return headers;
  }

  private Delivery delivery(
      List<ClaimedEvent> events,
      String body,
      Instant sentAt,
      long begun,
      Optional<Integer> status,
      String answer,
      Optional<String> problem) {
    return new Delivery(
        0,
        sentAt,
        Math.toIntExact(Duration.ofNanos(clock.nanos() - begun).toMillis()),
        events.stream().mapToInt(ClaimedEvent::attempt).max().orElse(0),
        events.stream().map(ClaimedEvent::id).toList(),
        events.stream().map(ClaimedEvent::objectId).toList(),
        body,
        status,
        answer,
        problem);
  }
}
