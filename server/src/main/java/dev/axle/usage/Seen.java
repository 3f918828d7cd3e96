package dev.axle.usage;

import dev.axle.edge.AnsweredCall;
import dev.axle.edge.LimitClass;
import dev.axle.edge.Method;
import dev.axle.edge.Operation;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What is remembered of a call.
 *
 * @param path without what may tell a person
 * @param identity the same for calls that ask for the same
 * @param lookup what a search looked up, if it was by a value that names one record
 */
record Seen(
    Operation operation,
    String path,
    int identity,
    Optional<Lookup> lookup,
    int status,
    boolean throttled,
    int size,
    Instant begun,
    Instant at) {

  private static final Pattern EMAIL = Pattern.compile("[^/]*(@|%40)[^/]*");
  private static final int LONGEST_PATH = 200;

  static Seen of(AnsweredCall call, Optional<Lookup> lookup) {
    String path = EMAIL.matcher(call.path()).replaceAll("{email}");
    return new Seen(
        call.operation(),
        path.length() > LONGEST_PATH ? path.substring(0, LONGEST_PATH) : path,
        call.identity(),
        lookup,
        call.status(),
        call.policy() != null,
        call.size(),
        call.at().minusNanos(call.nanos()),
        call.at());
  }

  boolean succeeded() {
    return status >= 200 && status < 300;
  }

  boolean isRead() {
    return operation.method() == Method.GET || operation.limit() == LimitClass.SEARCH;
  }

  String request() {
    return operation.method() + " " + path;
  }
}
