package dev.axle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.axle.crm.search.opensearch.OpenSearchAddress;
import dev.axle.edge.PortalId;
import dev.axle.outgoing.Reach;
import dev.axle.portals.LimitPolicy;
import dev.axle.portals.Tier;
import dev.axle.storage.Bucket;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an instance is told at its start. */
class SettingsTest {

  @Test
  void theDefaultsAreThoseOfTheReference() throws Settings.Unusable {
    Settings settings = Settings.read(Map.of("PATH", "/bin"), List.of());
    assertThat(settings.host()).isEqualTo("127.0.0.1");
    assertThat(settings.port()).isEqualTo(8080);
    assertThat(settings.data()).isEqualTo(Path.of("./data"));
    assertThat(settings.databaseUrl()).isEmpty();
    assertThat(settings.portalId()).isEmpty();
    assertThat(settings.token()).isEmpty();
    assertThat(settings.demo()).isTrue();
    assertThat(settings.tier()).isEqualTo(Tier.ENTERPRISE);
    assertThat(settings.limits()).isEqualTo(LimitPolicy.REAL);
    assertThat(settings.bucket()).isEmpty();
    assertThat(settings.reach()).isEqualTo(Reach.PUBLIC);
  }

  @Test
  void aBucketComesWithItsKeysAndShowsNone() throws Settings.Unusable {
    Map<String, String> whole =
        Map.of(
            "AXLE_S3_BUCKET", "b",
            "AXLE_S3_ENDPOINT", "http://127.0.0.1:9000",
            "AXLE_S3_ACCESS_KEY", "the-access",
            "AXLE_S3_SECRET_KEY", "the-secret");
    Settings settings = Settings.read(whole, List.of());
    assertThat(settings.bucket())
        .contains(
            new Bucket(
                "b",
                Optional.of(URI.create("http://127.0.0.1:9000")),
                "us-east-1",
                "the-access",
                "the-secret"));
    assertThat(settings.toString()).doesNotContain("the-secret").doesNotContain("the-access");
    for (String missing : List.of("AXLE_S3_BUCKET", "AXLE_S3_ACCESS_KEY", "AXLE_S3_SECRET_KEY")) {
      Map<String, String> part = new HashMap<>(whole);
      part.remove(missing);
      assertThatThrownBy(() -> Settings.read(part, List.of()))
          .isInstanceOf(Settings.Unusable.class)
          .hasMessageStartingWith(missing + " must be set too")
          .hasMessageNotContaining("the-secret");
    }
    Map<String, String> odd = new HashMap<>(whole);
    odd.put("AXLE_S3_ENDPOINT", "minio:9000");
    assertThatThrownBy(() -> Settings.read(odd, List.of()))
        .hasMessageContaining("AXLE_S3_ENDPOINT must be an address");
  }

  @Test
  void anOpenSearchIsNamedByItsAddressAndItsPasswordIsNotShown() throws Settings.Unusable {
    assertThat(Settings.read(Map.of(), List.of()).openSearch()).isEmpty();
    Map<String, String> whole =
        Map.of(
            "AXLE_SEARCH_URL", "https://one:9200,https://two:9200/crm",
            "AXLE_SEARCH_USER", "axle",
            "AXLE_SEARCH_PASSWORD", "the-secret");
    Settings settings = Settings.read(whole, List.of());
    OpenSearchAddress address = settings.openSearch().orElseThrow();
    assertThat(address.nodes()).hasSize(2);
    assertThat(address.prefix()).isEqualTo("crm");
    assertThat(address.credentials())
        .contains(new OpenSearchAddress.Credentials("axle", "the-secret"));
    assertThat(settings.toString()).doesNotContain("the-secret");
    assertThatThrownBy(
            () -> Settings.read(Map.of("AXLE_SEARCH_URL", "http://a:b@one:9200"), List.of()))
        .isInstanceOf(Settings.Unusable.class)
        .hasMessageStartingWith("AXLE_SEARCH_URL can't be used.")
        .hasMessageNotContaining("a:b");
    assertThatThrownBy(() -> Settings.read(Map.of("AXLE_SEARCH_USER", "axle"), List.of()))
        .hasMessageStartingWith("AXLE_SEARCH_URL must be set too");
  }

  @Test
  void aRedisIsNamedByItsAddressAndItsPasswordIsNotShown() throws Settings.Unusable {
    Settings settings =
        Settings.read(Map.of("AXLE_REDIS_URL", "redis://axle:the-secret@cache:6380"), List.of());
    assertThat(settings.redis()).isPresent();
    assertThat(settings.toString()).contains("cache:6380").doesNotContain("the-secret");
    assertThatThrownBy(
            () -> Settings.read(Map.of("AXLE_REDIS_URL", "http://a:the-secret@cache"), List.of()))
        .isInstanceOf(Settings.Unusable.class)
        .hasMessageStartingWith("AXLE_REDIS_URL can't be used.")
        .hasMessageNotContaining("the-secret");
  }

  @Test
  void theLimitIncreaseCanBeBoughtTwice() throws Settings.Unusable {
    assertThat(Settings.read(Map.of("AXLE_LIMIT_INCREASES", "2"), List.of()).limitIncreases())
        .isEqualTo(2);
    assertThatThrownBy(() -> Settings.read(Map.of("AXLE_LIMIT_INCREASES", "3"), List.of()))
        .hasMessage("AXLE_LIMIT_INCREASES must be a number from 0 to 2, not '3'.");
  }

  @Test
  void aFlagWinsOverTheEnvironment() throws Settings.Unusable {
    Settings settings =
        Settings.read(
            Map.of("AXLE_PORT", "9000", "AXLE_PORTAL_ID", "62515", "AXLE_LIMITS", "off"),
            List.of("--port", "9001", "--tier=free"));
    assertThat(settings.port()).isEqualTo(9001);
    assertThat(settings.portalId()).contains(new PortalId(62515));
    assertThat(settings.limits()).isEqualTo(LimitPolicy.OFF);
    assertThat(settings.tier()).isEqualTo(Tier.FREE);
  }

  @ParameterizedTest
  @CsvSource({"AXLE_PROT,AXLE_PORT", "AXLE_DATABASE,AXLE_DATA", "AXLE_LIMIT,AXLE_LIMITS"})
  void anUnknownNameIsRefusedAndTheNearestNamed(String typed, String meant) {
    assertThatThrownBy(() -> Settings.read(Map.of(typed, "1"), List.of()))
        .isInstanceOf(Settings.Unusable.class)
        .hasMessageContaining("There is no setting " + typed + ". Did you mean " + meant);
  }

  @Test
  void anUnknownFlagIsRefusedInItsOwnSpelling() {
    assertThatThrownBy(() -> Settings.read(Map.of(), List.of("--prot", "1")))
        .hasMessageContaining("There is no setting --prot. Did you mean --port?");
    assertThatThrownBy(() -> Settings.read(Map.of(), List.of("--port")))
        .hasMessage("The flag --port needs a value.");
    assertThatThrownBy(() -> Settings.read(Map.of(), List.of("8080")))
        .hasMessageContaining("not a flag");
  }

  @ParameterizedTest
  @CsvSource({
    "AXLE_PORT,http",
    "AXLE_PORT,70000",
    "AXLE_DEMO,yes",
    "AXLE_FETCH_ALLOW_PRIVATE,maybe",
    "AXLE_TIER,gold",
    "AXLE_LIMITS,none"
  })
  void aValueOfNoUseIsRefusedByName(String name, String value) {
    assertThatThrownBy(() -> Settings.read(Map.of(name, value), List.of()))
        .isInstanceOf(Settings.Unusable.class)
        .hasMessageContaining(name)
        .hasMessageContaining("'" + value + "'");
  }

  @Test
  void aTokenMustLookLikeOne() {
    assertThatThrownBy(() -> Settings.read(Map.of("AXLE_TOKEN", "secret"), List.of()))
        .hasMessageContaining("AXLE_TOKEN")
        .hasMessageNotContaining("secret");
  }

  @Test
  void aPublicAppComesWithAllItsCredentialsAndShowsNone() throws Settings.Unusable {
    Map<String, String> whole =
        Map.of(
            "AXLE_APP_CLIENT_ID", "6b1e2c6e-0d5c-4b56-9c0f-6f8d1e3d9a10",
            "AXLE_APP_CLIENT_SECRET", "the-secret",
            "AXLE_APP_REDIRECT_URI", "http://localhost:3000/back",
            "AXLE_DEVELOPER_API_KEY", "the-key",
            "AXLE_SECRET_KEY", "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=");
    Settings settings = Settings.read(whole, List.of());
    assertThat(settings.oauth().app().orElseThrow().clientSecret().value()).isEqualTo("the-secret");
    assertThat(settings.oauth().key()).isPresent();
    assertThat(settings.toString())
        .doesNotContain("the-secret")
        .doesNotContain("the-key")
        .doesNotContain("MDEy");
    for (String missing :
        List.of("AXLE_APP_CLIENT_ID", "AXLE_APP_CLIENT_SECRET", "AXLE_APP_REDIRECT_URI")) {
      Map<String, String> part = new HashMap<>(whole);
      part.remove(missing);
      assertThatThrownBy(() -> Settings.read(part, List.of()))
          .isInstanceOf(Settings.Unusable.class)
          .hasMessageStartingWith(missing + " must be set too")
          .hasMessageNotContaining("the-secret");
    }
    assertThat(Settings.read(Map.of(), List.of()).oauth().app()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "AXLE_APP_CLIENT_ID,me",
    "AXLE_APP_REDIRECT_URI,http://example.com",
    "AXLE_SECRET_KEY,short",
    "AXLE_SECRET_KEY,c2hvcnQ="
  })
  void credentialsOfNoUseAreRefusedByName(String name, String value) {
    Map<String, String> settings =
        new HashMap<>(
            Map.of(
                "AXLE_APP_CLIENT_ID", "6b1e2c6e-0d5c-4b56-9c0f-6f8d1e3d9a10",
                "AXLE_APP_CLIENT_SECRET", "the-secret",
                "AXLE_APP_REDIRECT_URI", "http://localhost:3000/back"));
    settings.put(name, value);
    assertThatThrownBy(() -> Settings.read(settings, List.of()))
        .isInstanceOf(Settings.Unusable.class)
        .hasMessageStartingWith(name);
  }

  @Test
  void theLaunchersOwnNamesAreLeftAlone() throws Settings.Unusable {
    assertThat(Settings.read(Map.of("AXLE_JAVA_HOME", "/jdk"), List.of()).port()).isEqualTo(8080);
  }
}
