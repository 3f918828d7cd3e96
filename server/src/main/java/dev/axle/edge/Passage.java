package dev.axle.edge;

import dev.axle.time.Clock;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is found out about a request on its way, for whoever listens to calls. */
final class Passage {

  /** A larger search is no simple one. */
  private static final int SEARCH_BYTES = 4_096;

  private final Request request;
  private final Clock clock;
  private final long begun;
  private @Nullable Caller caller;
  private @Nullable Operation operation;
  private @Nullable String policy;
  private Set<String> scopes = Set.of();

  Passage(Request request, Clock clock) {
    this.request = request;
    this.clock = clock;
    this.begun = clock.nanos();
  }

  void calls(Operation called, Caller by) {
    operation = called;
    caller = by;
  }

  /** One of these scopes opened the operation, or part of it. */
  void opened(Set<String> needed) {
    if (!needed.isEmpty() && scopes.isEmpty()) {
      scopes = needed;
    } else if (!needed.isEmpty()) {
      scopes = new HashSet<>(scopes);
      scopes.addAll(needed);
    }
  }

  void refused(Problem problem) {
    policy = problem.policy();
  }

  void answered(int status, int size, CallListener listener) {
    if (caller == null || operation == null) {
      return;
    }
    byte[] search = operation.limit() == LimitClass.SEARCH && status == 200 ? request.body() : null;
    int identity = request.path().hashCode() * 31 + request.rawQuery().hashCode();
    listener.answered(
        new AnsweredCall(
            caller,
            operation,
            request.path(),
            search == null ? identity : identity * 31 + Arrays.hashCode(search),
            search == null || search.length > SEARCH_BYTES ? null : search,
            scopes,
            status,
            policy,
            size,
            caller.clock().now(),
            clock.nanos() - begun));
  }
}
