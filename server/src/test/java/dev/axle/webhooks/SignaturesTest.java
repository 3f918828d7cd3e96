package dev.axle.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.axle.edge.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Signatures are those that HubSpot's SDK finds valid: it is asked by the tests of the SDK. */
class SignaturesTest {

  private static final Path FILE = Path.of("../e2e/sdk/signatures.json");

  @Test
  void theyAreThoseThatTheSdkFindsValid() throws IOException {
    JsonNode signed = new JsonMapper().readTree(Files.readString(FILE));
    Secret secret = new Secret(signed.get("clientSecret").asString());
    String body = signed.get("body").asString();
    assertThat(Signatures.v1(secret, body)).isEqualTo(signed.get("v1").asString());
    assertThat(
            Signatures.v2(
                secret, signed.get("method").asString(), signed.get("url").asString(), body))
        .isEqualTo(signed.get("v2").asString());
  }
}
