package dev.axle.audit;

import dev.axle.edge.Access;
import dev.axle.edge.Answer;
import dev.axle.edge.ApiPaths;
import dev.axle.edge.Call;
import dev.axle.edge.EdgeProblems;
import dev.axle.edge.Method;
import dev.axle.edge.Operation;
import dev.axle.edge.Paging;
import dev.axle.edge.Parameter;
import dev.axle.edge.PortalId;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The operations on the audit log. An act of an app is shown as that of the user whom it acts for,
 * or as that of a user with the app's number.
 *
 * <p>Source: https://developers.hubspot.com/docs/api-reference/account-audit-logs-v3/guide
 */
public final class AuditApi {

  private static final int PAGE = 100;

  private final AuditLog log;
  private final SignIns signIns;

  public AuditApi(AuditLog log, SignIns signIns) {
    this.log = log;
    this.signIns = signIns;
  }

  /** {@code PublicApiUserActionEvent}. */
  record Event(
      String id,
      String category,
      String action,
      @Nullable String targetObjectId,
      String occurredAt,
      Actor actingUser) {}

  record Actor(long userId) {}

  record Events(List<Event> results, @Nullable Paging paging) {}

  /** {@code HydratedCriticalAction}. */
  record Critical(
      String id, String type, long userId, @Nullable String objectId, String createdAt) {}

  record Criticals(List<Critical> results, @Nullable Paging paging) {}

  /** {@code PublicLoginAudit}; where the address is on earth is not known. */
  record Login(
      String id,
      long userId,
      String email,
      String loginAt,
      boolean loginSucceeded,
      String ipAddress,
      String userAgent) {}

  record Logins(List<Login> results, @Nullable Paging paging) {}

  /** A try to sign in. */
  public record SignIn(
      long id,
      long user,
      String email,
      Instant at,
      boolean succeeded,
      String address,
      String userAgent) {}

  /** Knows the tries to sign in, the latest first. */
  @FunctionalInterface
  public interface SignIns {
    List<SignIn> of(PortalId portal, Optional<Long> user, Optional<Long> before, int most);
  }

  public List<Operation> operations() {
    Access access = Access.anyOf("account-info.security.read");
    return List.of(
        Operation.of("account.audit.acts", Method.GET, ApiPaths.account("/activity/audit-logs"))
            .access(access)
            .gives(200, Events.class)
            .query(
                Parameter.numbers("actingUserId", "Who did it."),
                Parameter.time("occurredAfter", "Not before."),
                Parameter.time("occurredBefore", "Not after."),
                Parameter.text(
                    "sort", "occurredAt unless told, or -occurredAt for the newest first."),
                Parameter.limit(PAGE, PAGE),
                Parameter.after())
            .documented("Lists sensitive acts.")
            .answeredBy(this::acts),
        Operation.of("account.audit.security", Method.GET, ApiPaths.account("/activity/security"))
            .access(access)
            .gives(200, Criticals.class)
            .query(
                Parameter.numbers("userId", "Who did it."),
                Parameter.number("fromTimestamp", "Not before, in milliseconds since the epoch."),
                Parameter.number("toTimestamp", "Not after, in milliseconds since the epoch."),
                Parameter.limit(PAGE, PAGE),
                Parameter.after())
            .documented("Lists acts that matter to the security of the account.")
            .answeredBy(this::security),
        Operation.of("account.audit.logins", Method.GET, ApiPaths.account("/activity/login"))
            .access(access)
            .gives(200, Logins.class)
            .documented("Lists the tries of users to sign in, the latest first.")
            .answeredBy(this::logins));
  }

  private Answer acts(Call call) {
    AuditStore.Wish wish =
        new AuditStore.Wish(
            numbers(call, "actingUserId"),
            time(call, "occurredAfter"),
            time(call, "occurredBefore"),
            false,
            call.query().list("sort").contains("-occurredAt"));
    AuditLog.Stretch page =
        log.page(call.portal(), wish, after(call), call.query().limit(PAGE, PAGE));
    return Answer.ok(
        new Events(
            page.entries().stream()
                .map(
                    entry ->
                        new Event(
                            Long.toString(entry.id()),
                            entry.act().category(),
                            entry.act().action(),
                            entry.target().orElse(null),
                            entry.occurredAt().toString(),
                            new Actor(entry.actor())))
                .toList(),
            page.next().map(next -> call.next(next.toString())).orElse(null)));
  }

  private Answer security(Call call) {
    AuditStore.Wish wish =
        new AuditStore.Wish(
            numbers(call, "userId"),
            millis(call, "fromTimestamp"),
            millis(call, "toTimestamp"),
            true,
            true);
    AuditLog.Stretch page =
        log.page(call.portal(), wish, after(call), call.query().limit(PAGE, PAGE));
    return Answer.ok(
        new Criticals(
            page.entries().stream()
                .map(
                    entry ->
                        new Critical(
                            Long.toString(entry.id()),
                            entry.act().securityType().orElseThrow(),
                            entry.actor(),
                            entry.target().orElse(null),
                            entry.occurredAt().toString()))
                .toList(),
            page.next().map(next -> call.next(next.toString())).orElse(null)));
  }

  private Answer logins(Call call) {
    int limit = call.query().limit(PAGE, PAGE);
    Optional<Long> user = call.query().text("userId").map(text -> number("userId", text));
    List<SignIn> found = signIns.of(call.portal(), user, after(call), limit + 1);
    List<SignIn> shown = found.size() > limit ? found.subList(0, limit) : found;
    return Answer.ok(
        new Logins(
            shown.stream()
                .map(
                    each ->
                        new Login(
                            Long.toString(each.id()),
                            each.user(),
                            each.email(),
                            each.at().toString(),
                            each.succeeded(),
                            each.address(),
                            each.userAgent()))
                .toList(),
            found.size() > limit ? call.next(Long.toString(shown.getLast().id())) : null));
  }

  private static Optional<Long> after(Call call) {
    return call.query().text("after").map(text -> number("after", text));
  }

  private static List<Long> numbers(Call call, String name) {
    List<Long> numbers = new ArrayList<>();
    call.query().list(name).forEach(text -> numbers.add(number(name, text)));
    return numbers;
  }

  private static Optional<Instant> millis(Call call, String name) {
    return call.query().text(name).map(text -> Instant.ofEpochMilli(number(name, text)));
  }

  private static long number(String name, String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException notANumber) {
      throw EdgeProblems.badQueryParameter(name);
    }
  }

  private static Optional<Instant> time(Call call, String name) {
    return call.query()
        .text(name)
        .map(
            text -> {
              try {
                return Instant.parse(text);
              } catch (DateTimeParseException notATime) {
                throw EdgeProblems.badQueryParameter(name);
              }
            });
  }
}
