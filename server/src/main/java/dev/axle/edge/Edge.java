package dev.axle.edge;

import dev.axle.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What every request passes, in this order: correlation id, route, caller, scope, limit, operation.
 * All failures leave through one door, in HubSpot's error shape.
 */
public final class Edge {

  private static final Logger log = LoggerFactory.getLogger(Edge.class);

  /** What a path calls a parameter that nobody else may read. */
  private static final String SECRET_PARAMETER = "token";

  private static final String JSON = "application/json;charset=utf-8";

  private final Routes<Operation> routes;
  private final Authentication authentication;
  private final Limits limits;
  private final Site site;
  private final Outage outage;
  private final CallListener listener;
  private final Clock clock;

  /**
   * @param site asked for what is no operation
   * @param listener told of each call that was answered
   * @param clock the server's own, for what happens before a portal is known
   */
  public Edge(
      List<Operation> operations,
      Authentication authentication,
      Limits limits,
      Site site,
      Outage outage,
      CallListener listener,
      Clock clock) {
    this.routes = new Routes<>(operations);
    this.authentication = authentication;
    this.limits = limits;
    this.site = site;
    this.outage = outage;
    this.listener = listener;
    this.clock = clock;
  }

  /** An answer, ready for the wire. */
  record Reply(
      int status,
      byte[] body,
      String contentType,
      Optional<Download> download,
      Map<String, String> headers,
      String correlationId) {

    /** One whose body is JSON, or none. */
    Reply(int status, byte[] body, Map<String, String> headers, String correlationId) {
      this(status, body, JSON, Optional.empty(), headers, correlationId);
    }
  }

  Reply pass(Request request) {
    String correlationId = CorrelationId.at(clock.now().toEpochMilli());
    Passage passage = new Passage(request, clock);
    Answer answer;
    try {
      answer = answer(request, passage);
    } catch (Problem problem) {
      passage.refused(problem);
      answer = problem.answer(correlationId);
    } catch (RuntimeException | StackOverflowError failure) {
      answer = failed(request, failure, correlationId);
    }
    Reply reply = reply(answer, correlationId);
    passage.answered(reply.status(), reply.body().length, listener);
    return reply;
  }

  private static Reply reply(Answer answer, String correlationId) {
    if (answer.body() instanceof Download download) {
      return new Reply(
          answer.status(),
          new byte[0],
          download.contentType(),
          Optional.of(download),
          answer.headers(),
          correlationId);
    }
    if (answer.body() instanceof Content content) {
      return new Reply(
          answer.status(),
          content.bytes(),
          content.type(),
          Optional.empty(),
          answer.headers(),
          correlationId);
    }
    byte[] body = answer.body() == null ? new byte[0] : Json.write(answer.body());
    return new Reply(answer.status(), body, answer.headers(), correlationId);
  }

  private Answer failed(Request request, Throwable failure, String correlationId) {
    Optional<String> missing = outage.behind(failure);
    if (missing.isPresent()) {
      log.warn(
          "{} can't be reached: {} {} failed, correlationId {}: {}",
          missing.get(),
          request.method(),
          shown(request),
          correlationId,
          failure.toString());
      return EdgeProblems.unavailable(missing.get()).answer(correlationId);
    }
    log.error(
        "{} {} failed, correlationId {}", request.method(), shown(request), correlationId, failure);
    return EdgeProblems.internal().answer(correlationId);
  }

  /** The path for the log: a token in it is a secret. */
  private String shown(Request request) {
    Optional<Method> method = Method.named(request.method());
    return routes.find(method.orElse(null), Paths.segments(request.path()))
                instanceof Routes.Found<Operation> found
            && found.parameters().values().containsKey(SECRET_PARAMETER)
        ? found.route().paths().getFirst()
        : request.path();
  }

  private Answer answer(Request request, Passage passage) {
    Optional<Method> method = Method.named(request.method());
    return switch (routes.find(method.orElse(null), Paths.segments(request.path()))) {
      case Routes.Found<Operation> found -> answer(request, found, passage);
      case Routes.OtherMethods<Operation> other when request.method().equals("OPTIONS") ->
          new Answer(200, null, Map.of("Allow", String.join(", ", other.allowed()) + ", OPTIONS"));
      case Routes.OtherMethods<Operation> other ->
          throw EdgeProblems.wrongMethod(request.method(), other.allowed());
      case Routes.Nothing<Operation> nothing ->
          site.answer(request)
              .orElseThrow(() -> EdgeProblems.noRoute(request.method(), request.path()));
    };
  }

  private Answer answer(Request request, Routes.Found<Operation> found, Passage passage) {
    Operation operation = found.route();
    Query query = Query.parse(request.rawQuery().orElse(null));
    List<Access.Rule> rules =
        switch (operation.access()) {
          case Access.Open open -> List.of();
          case Access.AnyScope(Access.Rule rule) -> List.of(rule);
          case Access.EachOf(List<Access.Rule> each) -> each;
        };
    if (!rules.isEmpty()) {
      Caller caller = caller(request, query);
      if (caller.kind() != CallerKind.DEVELOPER) {
        passage.calls(operation, caller);
      }
      for (Access.Rule rule : rules) {
        Set<String> needed = rule.scopes(caller, found.parameters());
        if (!opens(caller, needed)) {
          throw EdgeProblems.missingScopes(caller, needed);
        }
        passage.opened(needed);
      }
      Map<String, String> limitHeaders = limits.admit(caller, operation.limit());
      return withHeaders(
          limitHeaders,
          () -> {
            checkMediaType(request, operation);
            return operation.handler().answer(new Call(request, caller, found.parameters(), query));
          });
    }
    return operation
        .handler()
        .answer(new Call(request, Anonymous.at(clock), found.parameters(), query));
  }

  /** Where no scope is needed a valid token is enough, but not the key of a developer. */
  private static boolean opens(Caller caller, Set<String> anyOf) {
    return anyOf.isEmpty()
        ? caller.kind() != CallerKind.DEVELOPER
        : anyOf.stream().anyMatch(caller.scopes()::contains);
  }

  /** A refused call has counted too, so its answer carries the limit headers as well. */
  private static Answer withHeaders(Map<String, String> headers, Supplier<Answer> work) {
    try {
      Answer answer = work.get();
      if (headers.isEmpty()) {
        return answer;
      }
      Map<String, String> all = new HashMap<>(headers);
      all.putAll(answer.headers());
      return new Answer(answer.status(), answer.body(), all);
    } catch (Problem problem) {
      throw problem.headers(headers);
    }
  }

  private Caller caller(Request request, Query query) {
    Optional<String> authorization = request.header("Authorization");
    if (authorization.isEmpty()) {
      return site.caller(request)
          .or(() -> query.text("hapikey").map(Secret::new).flatMap(authentication::developer))
          .orElseThrow(() -> noCredentials(query));
    }
    String value = authorization.get();
    if (!value.regionMatches(true, 0, "Bearer ", 0, 7)) {
      throw noCredentials(query);
    }
    return authentication.caller(value.substring(7).strip());
  }

  private static Problem noCredentials(Query query) {
    return query.text("hapikey").isPresent() ? EdgeProblems.apiKey() : EdgeProblems.noCredentials();
  }

  private static void checkMediaType(Request request, Operation operation) {
    if (operation.request() == null || !operation.method().hasBody()) {
      return;
    }
    Optional<String> type = request.header("Content-Type");
    if (type.isPresent() && !isJson(type.get())) {
      throw EdgeProblems.wrongMediaType(type.get());
    }
  }

  private static boolean isJson(String type) {
    String media = type.toLowerCase(Locale.ROOT);
    return media.startsWith("application/json")
        || (media.startsWith("application/") && media.contains("+json"));
  }
}
