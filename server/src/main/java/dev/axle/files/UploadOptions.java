package dev.axle.files;

import dev.axle.edge.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How an upload is to be taken in, as it is on the wire. */
record UploadOptions(
    @Nullable String access,
    @Nullable String ttl,
    @Nullable String expiresAt,
    @Nullable Boolean overwrite,
    @Nullable String duplicateValidationStrategy,
    @Nullable String duplicateValidationScope) {

  private static final Set<String> STRATEGIES = Set.of("NONE", "REJECT", "RETURN_EXISTING");
  private static final Set<String> SCOPES = Set.of("ENTIRE_PORTAL", "EXACT_FOLDER");

  static UploadOptions none() {
    return new UploadOptions(null, null, null, null, null, null);
  }

  /**
   * @throws Problem 400 for what can't be
   */
  UploadOptions checked(Instant now) {
    checkedAccess();
    expiry(now);
    if (!STRATEGIES.contains(strategy())) {
      throw FileProblems.badChoice("duplicateValidationStrategy", strategy(), STRATEGIES);
    }
    if (duplicateValidationScope != null && !SCOPES.contains(duplicateValidationScope)) {
      throw FileProblems.badChoice("duplicateValidationScope", duplicateValidationScope, SCOPES);
    }
    return this;
  }

  FileAccess checkedAccess() {
    return FileAccess.named(access);
  }

  String strategy() {
    return duplicateValidationStrategy == null ? "NONE" : duplicateValidationStrategy;
  }

  boolean anywhere() {
    return !"EXACT_FOLDER".equals(duplicateValidationScope);
  }

  boolean overwrites() {
    return Boolean.TRUE.equals(overwrite);
  }

  Optional<Instant> expiry(Instant now) {
    if (expiresAt != null) {
      return Optional.of(time(expiresAt));
    }
    if (ttl == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          ttl.contains("T")
              ? now.plus(Duration.parse(ttl))
              : now.atOffset(ZoneOffset.UTC).plus(Period.parse(ttl)).toInstant());
    } catch (DateTimeParseException notAPeriod) {
      throw Problem.invalid("The ttl '" + ttl + "' is not a period such as P3M.");
    }
  }

  static Instant time(String expiresAt) {
    try {
      return Instant.parse(expiresAt);
    } catch (DateTimeParseException notATime) {
      throw Problem.invalid("expiresAt is not a time: " + expiresAt);
    }
  }
}
