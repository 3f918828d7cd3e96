package dev.axle.edge;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What can go wrong before an operation is reached, in HubSpot's words. */
public final class EdgeProblems {

  private static final String SCOPES = "https://developers.hubspot.com/scopes";

  private EdgeProblems() {}

  public static Problem noCredentials() {
    return Problem.of(
        401,
        "INVALID_AUTHENTICATION",
        "Authentication credentials not found. This API supports OAuth 2.0 authentication and you"
            + " can find more details at"
            + " https://developers.hubspot.com/docs/methods/auth/oauth-overview");
  }

  static Problem apiKey() {
    return Problem.of(
        401,
        "INVALID_AUTHENTICATION",
        "Authentication credentials not found. API keys (the hapikey parameter) were retired on"
            + " 30 November 2022. Create a private app, and send its access token in the header"
            + " 'Authorization: Bearer pat-…'. The way from one to the other:"
            + " https://developers.hubspot.com/docs/guides/apps/private-apps/migrate-an-api-key-integration-to-a-private-app");
  }

  /** A token that has expired; HubSpot dates a token that it cannot decode to the epoch. */
  public static Problem expired(Instant expiry, Instant now) {
    return Problem.of(
            401,
            "EXPIRED_AUTHENTICATION",
            "The OAuth token used to make this call expired "
                + ago(Duration.between(expiry, now))
                + " ago.")
        .context("expire time", List.of(expiry.toString()));
  }

  private static String ago(Duration past) {
    if (past.toDays() > 0) {
      return past.toDays() + " day(s)";
    }
    if (past.toHours() > 0) {
      return past.toHours() + " hour(s)";
    }
    if (past.toMinutes() > 0) {
      return past.toMinutes() + " minute(s)";
    }
    return past.toSeconds() + " second(s)";
  }

  /** 403 in words for who called: an app lacks scopes, and somebody on pages has another role. */
  static Problem missingScopes(Caller caller, Set<String> anyOf) {
    return switch (caller.kind()) {
      case USER ->
          lacking(
              anyOf,
              "Your role in this account does not open this call. Ask somebody who manages its"
                  + " people.");
      case DEVELOPER -> apiKey();
      case PRIVATE_APP, PUBLIC_APP, ANONYMOUS -> missingScopes(anyOf);
    };
  }

  public static Problem missingScopes(Set<String> anyOf) {
    return lacking(
        anyOf,
        "This app hasn't been granted all required scopes to make this call. Read more about"
            + " required scopes here: "
            + SCOPES
            + ".");
  }

  private static Problem lacking(Set<String> anyOf, String message) {
    return Problem.of(403, "MISSING_SCOPES", message)
        .details(
            List.of(
                Problem.Detail.of(
                    "One or more of the following scopes are required.",
                    null,
                    Map.of("requiredGranularScopes", List.copyOf(new TreeSet<>(anyOf))))))
        .link("scopes", SCOPES);
  }

  static Problem noRoute(String method, String path) {
    return Problem.of(404, "ROUTE_NOT_FOUND", "No operation answers " + method + " " + path + ".");
  }

  static Problem wrongMethod(String method, Set<String> allowed) {
    String methods = String.join(", ", allowed);
    return Problem.of(
            405,
            "METHOD_NOT_ALLOWED",
            "Method " + method + " is not allowed here. Allowed: " + methods + ".")
        .header("Allow", methods);
  }

  static Problem wrongMediaType(String type) {
    return Problem.of(
        415,
        "UNSUPPORTED_MEDIA_TYPE",
        "Unsupported media type '" + type + "'. Send the header 'Content-Type: application/json'.");
  }

  static Problem notMultipart(String type) {
    return Problem.of(
        415,
        "UNSUPPORTED_MEDIA_TYPE",
        "Unsupported media type '" + type + "'. Send the parts as 'multipart/form-data'.");
  }

  static Problem notAForm(String type) {
    return Problem.of(
        415,
        "UNSUPPORTED_MEDIA_TYPE",
        "Unsupported media type '"
            + type
            + "'. Send the fields as 'application/x-www-form-urlencoded'.");
  }

  static Problem tooLarge(long limit) {
    return Problem.of(
        413, "REQUEST_TOO_LARGE", "The request body is larger than " + limit + " bytes.");
  }

  static Problem brokenBody() {
    return Problem.withoutCategory(400, "The request body ended before it was complete.");
  }

  static Problem internal() {
    return Problem.of(500, "INTERNAL_ERROR", "internal error");
  }

  static Problem unavailable(String what) {
    return Problem.of(
            503,
            "SERVICE_UNAVAILABLE",
            what + " can't be reached at the moment. Nothing was written. Try again shortly.")
        .header("Retry-After", "1");
  }

  /** A path segment that ought to be of another form. */
  public static Problem badPathParameter(String name) {
    return Problem.invalid("Unable to parse value for path parameter: " + name);
  }

  /** A query parameter that ought to be of another form. */
  public static Problem badQueryParameter(String name) {
    return Problem.invalid("Unable to parse value for query parameter: " + name);
  }
}
