package dev.axle.oauth;

import dev.axle.portals.LogoChange;
import dev.axle.portals.ScopeChoice;
import dev.axle.portals.ScopeGuide;
import dev.axle.ui.Visit;
import java.util.Optional;
import java.util.Set;

/**
 * The form by which a developer makes or changes a public app.
 *
 * @param redirectUrls one on each line
 * @param logo where the present one is shown; empty text if there is none
 */
public record PublicAppForm(
    String name,
    String description,
    String redirectUrls,
    ScopeChoice required,
    ScopeChoice conditional,
    ScopeChoice optional,
    String logo) {

  private static final String REQUIRED = "required";
  private static final String CONDITIONAL = "conditional";
  private static final String OPTIONAL = "optional";

  static PublicAppForm empty(ScopeGuide guide) {
    return new PublicAppForm(
        "",
        "",
        "",
        new ScopeChoice(REQUIRED, Set.of(), guide),
        new ScopeChoice(CONDITIONAL, Set.of(), guide),
        new ScopeChoice(OPTIONAL, Set.of(), guide),
        "");
  }

  static PublicAppForm of(PublicApp app, String logo, ScopeGuide guide) {
    return new PublicAppForm(
        app.name(),
        app.description(),
        String.join("\n", app.redirectUrls()),
        new ScopeChoice(REQUIRED, app.requiredScopes(), guide),
        new ScopeChoice(CONDITIONAL, app.conditionalScopes(), guide),
        new ScopeChoice(OPTIONAL, app.optionalScopes(), guide),
        logo);
  }

  /** As it was sent, to be shown again. */
  static PublicAppForm of(Visit visit, String logo, ScopeGuide guide) {
    return new PublicAppForm(
        visit.field("name"),
        visit.field("description"),
        visit.field("redirectUrls"),
        new ScopeChoice(REQUIRED, visit.form().list(REQUIRED), guide),
        new ScopeChoice(CONDITIONAL, visit.form().list(CONDITIONAL), guide),
        new ScopeChoice(OPTIONAL, visit.form().list(OPTIONAL), guide),
        logo);
  }

  /**
   * @throws dev.axle.edge.Problem 400 if what was sent as a logo is none
   */
  static PublicAppWish wish(Visit visit) {
    return new PublicAppWish(
        Optional.of(visit.field("name")),
        Optional.of(visit.field("description")),
        Optional.of(
            visit
                .field("redirectUrls")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList()),
        Optional.of(visit.form().list(REQUIRED)),
        Optional.of(visit.form().list(CONDITIONAL)),
        Optional.of(visit.form().list(OPTIONAL)),
        LogoChange.of(visit));
  }
}
