package dev.axle.edge;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A call of an operation that has been answered, also if it was refused.
 *
 * @param path as it was sent, without the query
 * @param identity the same for calls that ask for the same: path, query and, of searches, the body
 * @param search the body of a search that was answered; null for everything else
 * @param scopes of some of these the caller had to have one
 * @param policy the limit that it met, or null
 * @param size of the answer's body, in bytes
 * @param at when it was answered, on the portal's clock
 */
public record AnsweredCall(
    Caller caller,
    Operation operation,
    String path,
    int identity,
    byte @Nullable [] search,
    Set<String> scopes,
    int status,
    @Nullable String policy,
    int size,
    Instant at,
    long nanos) {}
