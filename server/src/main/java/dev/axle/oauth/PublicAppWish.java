package dev.axle.oauth;

import dev.axle.edge.Problem;
import dev.axle.portals.LogoChange;
import dev.axle.portals.Scopes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What is wished of a public app; what is empty stays, or is nothing for a new one. */
record PublicAppWish(
    Optional<String> name,
    Optional<String> description,
    Optional<List<String>> redirectUrls,
    Optional<Set<String>> requiredScopes,
    Optional<Set<String>> conditionalScopes,
    Optional<Set<String>> optionalScopes,
    LogoChange logo) {

  private static final int MOST_REDIRECT_URLS = 100;
  private static final int LONGEST_NAME = 256;
  private static final int LONGEST_DESCRIPTION = 2_000;

  /**
   * This on top of what there is.
   *
   * @throws Problem 400 for what is not valid
   */
  PublicApp on(PublicApp before, Instant now) {
    PublicApp after =
        new PublicApp(
            before.id(),
            before.developer(),
            name.orElse(before.name()),
            description.orElse(before.description()),
            before.clientId(),
            redirectUrls.orElse(before.redirectUrls()),
            requiredScopes.orElse(before.requiredScopes()),
            conditionalScopes.orElse(before.conditionalScopes()),
            optionalScopes.orElse(before.optionalScopes()),
            before.createdAt(),
            now);
    check(after);
    return after;
  }

  private static void check(PublicApp app) {
    if (app.name().isBlank() || app.name().length() > LONGEST_NAME) {
      throw Problem.invalid("The name must have 1 to " + LONGEST_NAME + " characters");
    }
    if (app.description().length() > LONGEST_DESCRIPTION) {
      throw Problem.invalid(
          "The description must have at most " + LONGEST_DESCRIPTION + " characters");
    }
    if (app.redirectUrls().isEmpty() || app.redirectUrls().size() > MOST_REDIRECT_URLS) {
      throw Problem.invalid("There must be 1 to " + MOST_REDIRECT_URLS + " redirectUrls");
    }
    for (String url : app.redirectUrls()) {
      if (!RedirectUrl.isAllowed(url)) {
        throw Problem.invalid(
                "A redirect URL must be https, or http on localhost, without a fragment")
            .context("redirectUrls", List.of(url));
      }
    }
    Set<String> unknown = new TreeSet<>(app.scopes());
    unknown.removeAll(Scopes.all());
    if (!unknown.isEmpty()) {
      throw Problem.invalid("There are no scopes " + unknown)
          .context("scopes", List.copyOf(unknown));
    }
  }
}
