package dev.axle.portals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.axle.Axle;
import dev.axle.testing.RunningAxle;
import dev.axle.testing.TestPortal;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a token was last used is known, some time after. */
class TokenUseTest {

  @TempDir private Path folder;

  @Test
  void isWrittenBehindTheCallAndAtTheEnd() throws Exception {
    TestPortal portal = RunningAxle.get().portal(TokenUseTest.class);
    try (Axle other = RunningAxle.get().other(folder, "off")) {
      RunningAxle.get().through(other, portal).get("/crm/v3/owners").expect(200);
    }
    assertThat(portal.get("/axle/v1/private-apps").expect(200).at("/results/0/tokens/0/lastUsedAt"))
        .isGreaterThanOrEqualTo(
            portal.get("/axle/v1/private-apps").at("/results/0/tokens/0/createdAt"));
  }
}
