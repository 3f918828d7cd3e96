package dev.axle.webhooks.journal;

import dev.axle.edge.Access;
import dev.axle.edge.Answer;
import dev.axle.edge.ApiPaths;
import dev.axle.edge.AppId;
import dev.axle.edge.BatchError;
import dev.axle.edge.Call;
import dev.axle.edge.Content;
import dev.axle.edge.EdgeProblems;
import dev.axle.edge.LimitClass;
import dev.axle.edge.Method;
import dev.axle.edge.Operation;
import dev.axle.edge.Parameter;
import dev.axle.edge.PortalId;
import dev.axle.edge.Problem;
import dev.axle.webhooks.AppKey;
import dev.axle.webhooks.MadeApps;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The operations by which an app reads its journal.
 *
 * <p>Source:
 * https://developers.hubspot.com/docs/api-reference/latest/webhooks-journal/journal-entries/guide
 */
public final class JournalApi {

  private static final String FILES = "/axle/v1/webhooks-journal";
  private static final String HUB = "installPortalId";
  private static final int MOST = 100;

  private final JournalFiles files;
  private final JournalCaller callers;

  public JournalApi(JournalFiles files, MadeApps apps) {
    this.files = files;
    this.callers = new JournalCaller(apps);
  }

  /** {@code JournalFetchResponse}. */
  record Shown(String url, String expiresAt, String currentOffset) {}

  /** {@code BatchInputString}. */
  record Offsets(List<String> inputs) {}

  /** {@code BatchResponseJournalFetchResponse}, with errors or without. */
  record Batch(
      String status,
      List<Shown> results,
      String startedAt,
      String completedAt,
      @Nullable Integer numErrors,
      @Nullable List<BatchError> errors) {}

  public List<Operation> operations() {
    return List.of(
        one("earliest", "/earliest")
            .documented("The oldest entry of the app's journal; 204 if it is empty.")
            .answeredBy(call -> single(call, files.earliest(app(call), hub(call), 1))),
        one("latest", "/latest")
            .documented("The newest entry of the app's journal; 204 if it is empty.")
            .answeredBy(call -> single(call, files.latest(app(call), hub(call), 1))),
        one("next", "/offset/{offset}/next")
            .documented("The entry after another; 204 if there is none yet.")
            .answeredBy(
                call -> single(call, files.after(app(call), hub(call), call.path("offset"), 1))),
        many("batch.earliest", Method.GET, "/batch/earliest/{count}")
            .documented("The oldest entries of the app's journal, the very oldest first.")
            .answeredBy(call -> batch(call, files.earliest(app(call), hub(call), count(call)))),
        many("batch.latest", Method.GET, "/batch/latest/{count}")
            .documented("The newest entries of the app's journal, the oldest of them first.")
            .answeredBy(call -> batch(call, files.latest(app(call), hub(call), count(call)))),
        many("batch.next", Method.GET, "/batch/{offset}/next/{count}")
            .documented("The entries after another, the oldest first.")
            .answeredBy(
                call ->
                    batch(
                        call, files.after(app(call), hub(call), call.path("offset"), count(call)))),
        many("batch.read", Method.POST, "/batch/read")
            .takes(Offsets.class)
            .documented("Entries by their offsets.")
            .answeredBy(this::read),
        Operation.of(
                "axle.webhooks-journal.file",
                Method.GET,
                List.of(FILES + "/{portalId}/{appId}/{offset}/file"))
            .access(Access.open())
            .query(
                Parameter.time("expires", "When the link dies, in milliseconds since the epoch."),
                Parameter.text("signature", "What makes the link valid."))
            .documented("What is in an entry of an app's journal, by the link that it has.")
            .answeredBy(this::file));
  }

  private static Operation.Draft one(String name, String tail) {
    return draft(name, Method.GET, tail).gives(200, Shown.class);
  }

  private static Operation.Draft many(String name, Method method, String tail) {
    return draft(name, method, tail).gives(200, Batch.class);
  }

  private static Operation.Draft draft(String name, Method method, String tail) {
    return Operation.of("webhooks-journal." + name, method, ApiPaths.webhooksJournal(tail))
        .access(JournalCaller.READING)
        .limit(LimitClass.UNLIMITED)
        .query(Parameter.number(HUB, "Only what happened in that account."));
  }

  private AppKey app(Call call) {
    return callers.app(call);
  }

  private static Optional<PortalId> hub(Call call) {
    return call.query()
        .text(HUB)
        .map(text -> PortalId.parse(text).orElseThrow(() -> EdgeProblems.badQueryParameter(HUB)));
  }

  private static int count(Call call) {
    int count;
    try {
      count = Integer.parseInt(call.path("count"));
    } catch (NumberFormatException notANumber) {
      throw EdgeProblems.badPathParameter("count");
    }
    if (count < 1 || count > MOST) {
      throw Problem.invalid("count must be from 1 to " + MOST);
    }
    return count;
  }

  private Answer single(Call call, List<JournalFile> found) {
    return found.isEmpty()
        ? Answer.noContent()
        : Answer.ok(shown(call, app(call), found.getFirst()));
  }

  private Shown shown(Call call, AppKey app, JournalFile file) {
    Instant expiry = files.linkExpiry(app);
    return new Shown(
        "%s%s/%s/%s/%s/file?expires=%d&signature=%s"
            .formatted(
                call.origin(),
                FILES,
                app.maker(),
                app.app(),
                file.offset(),
                expiry.toEpochMilli(),
                file.linkKey().signature(expiry)),
        expiry.toString(),
        file.offset().toString());
  }

  private Answer batch(Call call, List<JournalFile> found) {
    return Answer.ok(batch(call, found, null));
  }

  private Batch batch(Call call, List<JournalFile> found, @Nullable List<BatchError> errors) {
    AppKey app = app(call);
    return new Batch(
        "COMPLETE",
        found.stream().map(file -> shown(call, app, file)).toList(),
        call.startedAt().toString(),
        call.now().toString(),
        errors == null ? null : errors.size(),
        errors);
  }

  private Answer read(Call call) {
    List<String> offsets = call.body(Offsets.class).inputs();
    if (offsets.size() > MOST) {
      throw Problem.invalid("inputs can have " + MOST + " elements");
    }
    JournalFiles.Found found = files.read(app(call), hub(call), offsets);
    return found.missing().isEmpty()
        ? batch(call, found.files())
        : Answer.multiStatus(
            batch(
                call,
                found.files(),
                found.missing().stream()
                    .map(
                        offset ->
                            BatchError.of(
                                JournalProblems.noOffset(offset), Map.of("ids", List.of(offset))))
                    .toList()));
  }

  private Answer file(Call call) {
    AppKey app =
        new AppKey(
            PortalId.parse(call.path("portalId")).orElseThrow(JournalProblems::linkOver),
            AppId.parse(call.path("appId")).orElseThrow(JournalProblems::linkOver));
    long expires;
    try {
      expires = Long.parseLong(call.query().text("expires").orElse("0"));
    } catch (NumberFormatException notANumber) {
      throw EdgeProblems.badQueryParameter("expires");
    }
    String content =
        files.content(
            app,
            call.path("offset"),
            Instant.ofEpochMilli(expires),
            call.query().text("signature").orElse(""));
    return Answer.ok(
        new Content(content.getBytes(StandardCharsets.UTF_8), "application/json;charset=utf-8"));
  }
}
