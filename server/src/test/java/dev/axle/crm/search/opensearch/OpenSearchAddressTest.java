package dev.axle.crm.search.opensearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.axle.crm.search.opensearch.OpenSearchAddress.Credentials;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenSearchAddressTest {

  @Test
  void nodesAreJoinedByCommasAndThePathIsWhatNamesBeginWith() {
    OpenSearchAddress address =
        OpenSearchAddress.parse("https://one:9200, https://two:9200/crm", Optional.empty());
    assertThat(address.nodes())
        .isEqualTo(List.of(URI.create("https://one:9200/"), URI.create("https://two:9200/")));
    assertThat(address.prefix()).isEqualTo("crm");
    assertThat(OpenSearchAddress.parse("http://one:9200", Optional.empty()).prefix())
        .isEqualTo("axle");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "one:9200",
        "ftp://one",
        "http://",
        "http://ann:secret@one:9200",
        "http://one:9200/Axle",
        "http://one:9200/a/b",
        "http://one:9200/?pretty",
        "http://one:9200,"
      })
  void anythingElseIsRefusedWithoutRepeatingAPassword(String url) {
    assertThatThrownBy(() -> OpenSearchAddress.parse(url, Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("secret");
  }

  @Test
  void thePasswordIsNotShown() {
    OpenSearchAddress address =
        OpenSearchAddress.parse(
            "https://one:9200", Optional.of(new Credentials("ann", "correct horse")));
    assertThat(address.toString()).contains("ann").doesNotContain("correct horse");
  }
}
