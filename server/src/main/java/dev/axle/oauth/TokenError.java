package dev.axle.oauth;

import dev.axle.edge.Problem;

/**
 * What the token endpoints refuse. Version 1 says it in HubSpot's older words, all others in those
 * of the error's description.
 *
 * <p>Source: https://developers.hubspot.com/docs/api-reference/auth-oauth-v3/guide
 */
enum TokenError {
  BAD_GRANT_TYPE(
      "missing or unknown grant type",
      "unsupported_grant_type",
      "grant type is missing or not supported"),
  BAD_CLIENT_ID(
      "missing or invalid client id", "invalid_client", "client id is missing or invalid"),
  BAD_CLIENT_SECRET(
      "missing or invalid client secret", "invalid_client", "client secret is missing or invalid"),
  BAD_AUTH_CODE(
      "missing or unknown auth code",
      "invalid_grant",
      "authorization code is invalid, expired or already used"),
  BAD_REDIRECT_URI(
      "missing or invalid redirect uri",
      "invalid_grant",
      "redirect URI does not match that of the authorization"),
  BAD_CODE_VERIFIER(
      "missing or invalid code verifier",
      "invalid_grant",
      "code verifier does not match the code challenge"),
  BAD_REFRESH_TOKEN(
      "missing or invalid refresh token",
      "invalid_grant",
      "refresh token is invalid, expired or revoked"),
  BAD_SCOPES(
      "missing or invalid scopes",
      "invalid_scope",
      "scopes are missing, unknown or not for this grant");

  private final String older;
  private final String error;
  private final String description;

  TokenError(String older, String error, String description) {
    this.older = older;
    this.error = error;
    this.description = description;
  }

  /** In which words an endpoint refuses. */
  @FunctionalInterface
  interface Words {
    Problem of(TokenError error);
  }

  /** In the words of version 1. */
  Problem older() {
    return Problem.oauth(name(), older, error, description);
  }

  /** In the words of version 3 and later. */
  Problem newer() {
    return Problem.oauth(name(), description, error, description);
  }
}
