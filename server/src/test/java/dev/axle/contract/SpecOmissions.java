package dev.axle.contract;

import java.util.Set;

/** What HubSpot answers and its schemas forget; every other unknown property is a complaint. */
final class SpecOmissions {

  /** Source: https://developers.hubspot.com/docs/api/error-handling */
  private static final Set<String> OF_ERRORS = Set.of("/status");

  /** Hints that the files of v3 and 2026-03 describe and that of 2026-09 has lost. */
  private static final Set<String> OF_PROPERTIES_IN_2026_09 =
      Set.of(
          "/currencyPropertyName",
          "/numberDisplayHint",
          "/textDisplayHint",
          "/results/*/currencyPropertyName",
          "/results/*/numberDisplayHint",
          "/results/*/textDisplayHint");

  private static final Set<String> OF_SCHEMAS_IN_2026_09 =
      Set.of("/properties/*/numberDisplayHint", "/results/*/properties/*/numberDisplayHint");

  /** What a token is: the older files say it, that of 2026-09 says only whether it is active. */
  private static final Set<String> OF_TOKENS_IN_2026_09 =
      Set.of(
          "/app_id",
          "/client_id",
          "/expires_in",
          "/hub_domain",
          "/hub_id",
          "/is_private_distribution",
          "/scopes",
          "/signed_access_token",
          "/token",
          "/token_type",
          "/token_use",
          "/user",
          "/user_id");

  /**
   * Which event a subscription to those of apps is about, as clients read it. Source:
   * https://developers.hubspot.com/docs/api-reference/latest/webhooks-journal/subscriptions/guide
   */
  private static final Set<String> OF_JOURNAL_SUBSCRIPTIONS =
      Set.of("/eventTypeId", "/results/*/eventTypeId");

  private SpecOmissions() {}

  /** Places in an answer of this status that may hold what the schema does not know. */
  static Set<String> of(SpecOperation operation, int status) {
    if (status >= 400) {
      return OF_ERRORS;
    }
    if (operation.path().startsWith("/webhooks-journal/subscriptions/")) {
      return OF_JOURNAL_SUBSCRIPTIONS;
    }
    if (!operation.version().equals("2026-09")) {
      return Set.of();
    }
    return switch (operation.group()) {
      case "properties" -> OF_PROPERTIES_IN_2026_09;
      case "schemas" -> OF_SCHEMAS_IN_2026_09;
      case "oauth" -> OF_TOKENS_IN_2026_09;
      default -> Set.of();
    };
  }
}
