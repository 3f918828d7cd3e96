package dev.axle.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.axle.testing.Exchange;
import dev.axle.testing.RunningAxle;
import dev.axle.testing.TestPortal;
import org.junit.jupiter.api.Test;

/** Who calls, and what he may do. */
class AuthenticationTest {

  private static final TestPortal PORTAL = RunningAxle.get().portal(AuthenticationTest.class);
  private static final String CONTACTS = "/crm/v3/objects/contacts";

  @Test
  void withoutATokenThereAreNoCredentials() {
    Exchange refused = PORTAL.request("GET", CONTACTS).without("Authorization").send().expect(401);
    assertThat(refused.at("/category")).isEqualTo("INVALID_AUTHENTICATION");
    assertThat(refused.at("/message"))
        .isEqualTo(
            "Authentication credentials not found. This API supports OAuth 2.0 authentication and you can find more details at https://developers.hubspot.com/docs/methods/auth/oauth-overview");
  }

  @Test
  void anUnknownTokenIsNone() {
    assertThat(
            PORTAL
                .request("GET", CONTACTS)
                .header("Authorization", "Bearer pat-na1-00000000-0000-0000-0000-000000000000")
                .send()
                .expect(401)
                .at("/category"))
        .isEqualTo("INVALID_AUTHENTICATION");
  }

  @Test
  void aTokenThatCannotBeDecodedExpiredWithTheEpoch() {
    Exchange refused =
        PORTAL
            .request("GET", CONTACTS)
            .header("Authorization", "Bearer nonsense")
            .send()
            .expect(401);
    assertThat(refused.at("/category")).isEqualTo("EXPIRED_AUTHENTICATION");
    assertThat(refused.at("/message"))
        .matches("The OAuth token used to make this call expired \\d+ day\\(s\\) ago\\.");
    assertThat(refused.at("/context/expire time/0")).isEqualTo("1970-01-01T00:00:00Z");
  }

  @Test
  void anApiKeyIsShownTheWayToAPrivateApp() {
    Exchange refused =
        PORTAL
            .request("GET", CONTACTS + "?hapikey=00000000-0000-0000-0000-000000000000")
            .without("Authorization")
            .send()
            .expect(401);
    assertThat(refused.at("/category")).isEqualTo("INVALID_AUTHENTICATION");
    assertThat(refused.at("/message"))
        .startsWith("Authentication credentials not found.")
        .contains("private app", "Authorization: Bearer");
  }

  @Test
  void aMissingScopeIsNamed() {
    TestPortal reader = PORTAL.withScopes("crm.objects.contacts.read");
    reader.get(CONTACTS).expect(200);
    Exchange refused =
        reader.post(CONTACTS, "{\"properties\": {\"email\": \"a@b.co\"}}").expect(403);
    assertThat(refused.at("/category")).isEqualTo("MISSING_SCOPES");
    assertThat(refused.at("/errors/0/context/requiredGranularScopes/0"))
        .isEqualTo("crm.objects.contacts.write");
    assertThat(refused.at("/links/scopes")).isEqualTo("https://developers.hubspot.com/scopes");
    reader.get("/crm/v3/objects/companies").expect(403);
    reader.get("/crm/v3/owners").expect(403);
  }

  @Test
  void theScopeOfAnObjectTypeHoldsUnderAllItsNames() {
    TestPortal reader = PORTAL.withScopes("crm.objects.deals.read");
    for (String name : new String[] {"deals", "deal", "0-3", "DEAL"}) {
      reader.get("/crm/v3/objects/" + name).expect(200);
    }
    for (String name : new String[] {"contacts", "contact", "0-1", "CONTACT"}) {
      reader.get("/crm/v3/objects/" + name).expect(403);
    }
  }
}
