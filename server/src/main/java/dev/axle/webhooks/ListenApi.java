package dev.axle.webhooks;

import dev.axle.edge.Access;
import dev.axle.edge.Answer;
import dev.axle.edge.Call;
import dev.axle.edge.LimitClass;
import dev.axle.edge.Method;
import dev.axle.edge.Operation;
import dev.axle.edge.Parameter;
import dev.axle.edge.Problem;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What {@code ./axle listen} asks again and again. Axle's own. */
public final class ListenApi {

  private static final int LONGEST_URL = 2_000;

  private final Listening listening;

  public ListenApi(Listening listening) {
    this.listening = listening;
  }

  /**
   * @param after where the next question begins
   */
  record Heard(String after, @Nullable Webhook webhook) {}

  record Webhook(Map<String, String> headers, String body) {}

  public List<Operation> operations() {
    return List.of(
        Operation.of("axle.webhooks.listen", Method.GET, List.of("/axle/v1/webhooks/listen"))
            .access(Access.anyOf("developers-write", "private-apps-write"))
            .limit(LimitClass.UNLIMITED)
            .query(
                Parameter.texts(
                    "events",
                    "What to tell, such as contact.creation, contact.propertyChange:lastname,"
                        + " object.creation:2-123; everything unless told."),
                Parameter.text("forwardTo", "The URL that the signature is for."),
                Parameter.text(
                    "after", "The after of the answer before; only what comes unless told."))
            .gives(200, Heard.class)
            .documented(
                "Tells what happened in the portal as the next webhook of the calling private app"
                    + " would, signed by its secret. It makes nothing, and remembers nothing.")
            .answeredBy(this::listen));
  }

  private Answer listen(Call call) {
    String url = call.query().text("forwardTo").orElse("");
    if (url.isEmpty() || url.length() > LONGEST_URL) {
      throw Problem.invalid("forwardTo must be a URL of at most " + LONGEST_URL + " characters");
    }
    Listening.Heard heard =
        listening.next(
            call.caller(),
            List.copyOf(call.query().list("events")),
            url,
            call.query().text("after"));
    return Answer.ok(
        new Heard(
            heard.after(),
            heard.webhook().map(each -> new Webhook(each.headers(), each.body())).orElse(null)));
  }
}
