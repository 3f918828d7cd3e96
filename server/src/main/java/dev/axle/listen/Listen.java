package dev.axle.listen;

import dev.axle.time.Clock;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks Axle for webhooks, and sends them to a receiver that Axle can't reach. Nothing is kept in
 * Axle for it, so that nothing is left there however it ends.
 */
public final class Listen {

  private static final JsonMapper MAPPER = new JsonMapper();
  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final Duration AWAY = Duration.ofSeconds(3);
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());
  private static final int UNUSABLE = 2;
  private static final int REFUSED = 1;

  private final Wish wish;
  private final Colours colours;
  private final PrintStream out;
  private final Clock clock = Clock.system();
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private String after = "";

  private Listen(Wish wish, Colours colours, PrintStream out) {
    this.wish = wish;
    this.colours = colours;
    this.out = out;
  }

  /** Entry point; {@code --help} says what it takes. */
  public static void main(String[] args) throws InterruptedException {
    if (List.of(args).contains("--help")) {
      System.out.print(Wish.USAGE);
      return;
    }
    boolean isColourful =
        System.console() != null
            && System.console().isTerminal()
            && System.getenv("NO_COLOR") == null;
    try {
      Wish wish = Wish.of(List.of(args), System.getenv());
      new Listen(wish, isColourful ? Colours.SHOWN : Colours.NONE, System.out).run();
    } catch (Wish.Unusable unusable) {
      System.err.println("axle listen: " + unusable.getMessage());
      System.err.println("./axle listen --help says more");
      System.exit(UNUSABLE);
    } catch (Refused refused) {
      System.err.println("axle listen: Axle refused: " + refused.getMessage());
      System.exit(REFUSED);
    }
  }

  private void run() throws InterruptedException, Refused {
    boolean isAway = false;
    while (true) {
      try {
        boolean isFirst = after.isEmpty();
        JsonNode heard = ask();
        after = heard.path("after").asString();
        if (isFirst || isAway) {
          say("listening at %s, forwarding to %s".formatted(wish.url(), wish.forward()));
        }
        isAway = false;
        if (heard.has("webhook")) {
          forward(heard.get("webhook"));
        } else {
          Thread.sleep(PAUSE);
        }
      } catch (IOException away) {
        if (!isAway) {
          say(colours.bad("Axle does not answer at " + wish.url() + "; it is asked again"));
        }
        isAway = true;
        Thread.sleep(AWAY);
      }
    }
  }

  private void say(String line) {
    out.println(line);
    out.flush();
  }

  /** Axle says no. */
  private static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    Refused(String message) {
      super(message);
    }
  }

  private JsonNode ask() throws IOException, InterruptedException, Refused {
    String question =
        "%s/axle/v1/webhooks/listen?forwardTo=%s&events=%s&after=%s"
            .formatted(
                wish.url().toString().replaceAll("/+$", ""),
                encoded(wish.forward().toString()),
                encoded(wish.events()),
                encoded(after));
    HttpResponse<String> answer =
        client.send(
            HttpRequest.newBuilder(URI.create(question))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + wish.token())
                .build(),
            HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() >= 500) {
      throw new IOException("answered " + answer.statusCode());
    }
    JsonNode json = MAPPER.readTree(answer.body());
    if (answer.statusCode() != 200) {
      throw new Refused(json.path("message").asString(answer.body()));
    }
    return json;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private void forward(JsonNode webhook) throws InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(wish.forward())
            .timeout(PATIENCE)
            .POST(HttpRequest.BodyPublishers.ofString(webhook.path("body").asString()));
    for (Map.Entry<String, JsonNode> header : webhook.path("headers").properties()) {
      request.header(header.getKey(), header.getValue().asString());
    }
    long begun = clock.nanos();
    String outcome;
    try {
      int status =
          client.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
      outcome =
          status / 100 == 2
              ? colours.good(Integer.toString(status))
              : colours.bad(Integer.toString(status));
    } catch (IOException failure) {
      outcome = colours.bad("no answer");
    }
    long millis = Duration.ofNanos(clock.nanos() - begun).toMillis();
    for (JsonNode event : MAPPER.readTree(webhook.path("body").asString())) {
      say(line(event, outcome, millis));
    }
  }

  private String line(JsonNode event, String outcome, long millis) {
    Instant at = Instant.ofEpochMilli(event.path("occurredAt").asLong());
    String id = event.path("objectId").asString(event.path("fromObjectId").asString(""));
    String property = event.path("propertyName").asString("");
    return "%s  %s%s  %s  %s  %s"
        .formatted(
            colours.quiet(TIME.format(at)),
            event.path("subscriptionType").asString(),
            property.isEmpty() ? "" : ":" + property,
            id,
            outcome,
            colours.quiet(millis + " ms"));
  }
}
