package dev.axle.testing;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A public app and the portal of its developer.
 *
 * @param redirectUrl the one that it has registered
 */
public record ConnectedApp(
    TestPortal developer, String id, String clientId, String clientSecret, String redirectUrl) {

  private static final String REDIRECT = "http://localhost:3000/callback?from=axle";

  /** Made by the portal; it requires to read contacts, and may write them. */
  public static ConnectedApp of(TestPortal developer) {
    Exchange made =
        developer
            .post(
                "/axle/v1/public-apps",
                """
                {"name": "Sync", "redirectUrls": ["%s"],
                 "requiredScopes": ["crm.objects.contacts.read"],
                 "conditionallyRequiredScopes": ["crm.objects.companies.read"],
                 "optionalScopes": ["crm.objects.contacts.write"]}
                """
                    .formatted(REDIRECT))
            .expect(201);
    return new ConnectedApp(
        developer, made.at("/appId"), made.at("/clientId"), made.at("/clientSecret"), REDIRECT);
  }

  /** What the browser of a user of this portal brings to the app. */
  public String code(TestPortal portal) {
    return code(portal, "");
  }

  /**
   * @param more fields of the request, each after a comma
   */
  public String code(TestPortal portal, String more) {
    return codeIn(authorized(portal, more).at("/redirectUrl"));
  }

  public Exchange authorized(TestPortal portal, String more) {
    return portal
        .post(
            "/axle/v1/public-apps/" + id + "/authorizations",
            """
            {"redirectUrl": "%s", "scopes": ["crm.objects.contacts.read"] %s}
            """
                .formatted(redirectUrl, more))
        .expect(201);
  }

  /** The code that a URL brings. */
  public static String codeIn(String url) {
    return Objects.requireNonNull(parameters(url).get("code"), url);
  }

  /** The parameters of a URL. */
  public static Map<String, String> parameters(String url) {
    return Stream.of(URI.create(url).getQuery().split("&"))
        .map(pair -> pair.split("=", 2))
        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
  }

  /** Fields of a form, beside the app's credentials. */
  public Map<String, String> form(String... namesAndValues) {
    Map<String, String> fields = new HashMap<>();
    fields.put("client_id", clientId);
    fields.put("client_secret", clientSecret);
    List<String> all = List.of(namesAndValues);
    for (int i = 0; i < all.size(); i += 2) {
      fields.put(all.get(i), all.get(i + 1));
    }
    return fields;
  }

  public Map<String, String> codeForm(String code) {
    return form("grant_type", "authorization_code", "code", code, "redirect_uri", redirectUrl);
  }

  public Map<String, String> refreshForm(String refreshToken) {
    return form("grant_type", "refresh_token", "refresh_token", refreshToken);
  }

  /** Installed in a portal, with some of its other scopes. */
  public Exchange installed(TestPortal portal, String... optionalScopes) {
    return developer
        .form(
            "/oauth/v1/token",
            codeForm(
                code(
                    portal,
                    ", \"optionalScopes\": [%s]"
                        .formatted(
                            Stream.of(optionalScopes)
                                .map(scope -> '"' + scope + '"')
                                .collect(Collectors.joining(", "))))))
        .expect(200);
  }

  /** Installed in a portal: the answer with its tokens. */
  public Exchange installed(TestPortal portal) {
    return developer.form("/oauth/v1/token", codeForm(code(portal))).expect(200);
  }
}
