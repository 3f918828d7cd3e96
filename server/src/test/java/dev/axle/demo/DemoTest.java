package dev.axle.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.axle.Axle;
import dev.axle.Settings;
import dev.axle.testing.Exchange;
import dev.axle.testing.HttpCall;
import dev.axle.time.Clock;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first portal as a first start makes it. */
class DemoTest {

  @TempDir private Path data;

  @Test
  void itsPeopleAreUsersOwnersAndRecords() throws Exception {
    Settings settings =
        Settings.read(
            Map.of(
                "AXLE_PORT", "0",
                "AXLE_DATA", data.toString(),
                "AXLE_DEMO", "true",
                "AXLE_LIMITS", "generous"),
            List.of());
    try (Axle axle = Axle.start(settings, Clock.system())) {
      Exchange users = get(axle, "/settings/users/v3").expect(200);
      Exchange owners = get(axle, "/crm/v3/owners").expect(200);
      Exchange records =
          get(axle, "/crm/v3/objects/users?properties=hs_email,hs_given_name").expect(200);
      int people = users.json().get("results").size();
      assertThat(people).isEqualTo(DemoWords.OWNERS.size());
      assertThat(owners.json().get("results").size()).isEqualTo(people);
      assertThat(records.json().get("results").size()).isEqualTo(people);
      for (int i = 0; i < people; i++) {
        assertThat(owners.at("/results/" + i + "/userId"))
            .isEqualTo(users.at("/results/" + i + "/id"));
        assertThat(records.body()).contains(owners.at("/results/" + i + "/email"));
      }
      String owner =
          get(axle, "/crm/v3/objects/contacts?limit=1&properties=hubspot_owner_id")
              .at("/results/0/properties/hubspot_owner_id");
      get(axle, "/crm/v3/owners/" + owner).expect(200);
      Exchange company =
          get(axle, "/crm/v3/objects/companies?limit=1&propertiesWithHistory=name").expect(200);
      assertThat(company.at("/results/0/propertiesWithHistory/name/0/sourceType"))
          .isEqualTo("MIGRATION");
      assertThat(company.at("/results/0/propertiesWithHistory/name/0/sourceId")).isEqualTo("demo");
      assertThat(company.at("/results/0/propertiesWithHistory/name/0/updatedByUserId"))
          .isEqualTo(users.at("/results/0/id"));
      assertThat(axle.portals().caller(axle.opened().orElseThrow().token().value()).user())
          .hasValueSatisfying(
              user -> assertThat(user.toString()).isEqualTo(users.at("/results/0/id")));
    }
  }

  private static Exchange get(Axle axle, String path) {
    return new HttpCall("http://127.0.0.1:" + axle.port() + path, "GET")
        .header("Authorization", "Bearer " + axle.opened().orElseThrow().token().value())
        .send();
  }
}
