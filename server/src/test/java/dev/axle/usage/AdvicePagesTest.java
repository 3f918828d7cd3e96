package dev.axle.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.axle.testing.Browser;
import dev.axle.testing.RunningAxle;
import java.sql.Connection;
import org.junit.jupiter.api.Test;

/** The page that says what apps could do better. */
class AdvicePagesTest {

  private static final String CONTACTS = "/crm/v3/objects/contacts";
  private static final RunningAxle AXLE = RunningAxle.get();

  @Test
  void adviceIsShownByAppWithTheCallsThatLedToIt() {
    PageApp app = PageApp.named(AXLE, "Importer <1>");
    for (int i = 0; i < 40; i++) {
      app.calls()
          .post(CONTACTS, "{\"properties\": {\"lastname\": \"L%d\"}}".formatted(i))
          .expect(201);
    }
    String page = Browser.ofAdmin(AXLE).get("/app/settings/advice").expect(200).text();
    String advice = page.substring(page.indexOf("Importer &lt;1&gt;"));
    assertThat(advice)
        .contains("Write in batches", "POST " + CONTACTS + "/batch/create takes up to 100 records")
        .contains("saves 39 of 40 calls", "The first 10 of 40.")
        .containsPattern(
            "POST " + CONTACTS + "</td>\\s*<td><code[^>]*>crm.objects.create</code></td>");
    assertThat(page).doesNotContain("Importer <1>");
  }

  @Test
  void scopesThatAreNotUsedLeadToThePageOfTheApp() throws Exception {
    PageApp app = PageApp.named(AXLE, "Asks for much");
    try (Connection database = AXLE.database();
        var used =
            database.prepareStatement(
                """
                insert into scope_use
                values (?, ?, 'oauth', now() - interval '2 days', now() - interval '2 days')
                """)) {
      used.setLong(1, AXLE.axle().portals().all().getFirst().value());
      used.setLong(2, app.id().value());
      used.executeUpdate();
    }
    app.calls().get(CONTACTS).expect(200);
    assertThat(Browser.ofAdmin(AXLE).get("/app/settings/advice").expect(200).text())
        .contains("Take away scopes", "/app/settings/private-apps/" + app.id());
  }
}
