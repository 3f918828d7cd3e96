package dev.axle.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.axle.testing.Browser;
import dev.axle.testing.Exchange;
import dev.axle.testing.HttpCall;
import dev.axle.testing.RunningAxle;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page of usage shows, and how its live part behaves. */
class UsagePagesTest {

  private static final String PAGE = "/app/settings/api-usage";
  private static final String CONTACTS = "/crm/v3/objects/contacts";
  private static final RunningAxle AXLE = RunningAxle.strict();

  private static String cell(String text) {
    return "\\s*<td class=\"text-end\">" + text + "</td>";
  }

  @Test
  void whatAnAppCallsIsShownByOperationHourAndDay() {
    PageApp app = PageApp.named(AXLE, "Shown on the page");
    for (int i = 0; i < 3; i++) {
      app.calls().get(CONTACTS).expect(200);
    }
    app.calls().get(CONTACTS + "/999999999999").expect(404);
    Browser admin = Browser.ofAdmin(AXLE);
    String page = admin.get(PAGE + "?app=" + app.id() + "&span=week").expect(200).text();
    assertThat(page)
        .containsPattern("crm.objects.list</code></td>" + cell("3") + cell("0"))
        .containsPattern("crm.objects.read</code></td>" + cell("1") + cell("1"))
        .containsPattern("Shown on the page</a></td>" + cell("4") + cell("1") + cell("0"))
        .contains("Last 24 hours of Shown on the page", "Last 30 days of Shown on the page")
        .contains("selected>Shown on the page</option>", "selected>7 days</option>");
    String hourOrDay = "</th>" + cell("3") + cell("1") + cell("0");
    assertThat(page.split(hourOrDay, -1)).as("one of 24 hours, and one of 30 days").hasSize(3);
    assertThat(page.split("<th scope=\"row\">", -1)).hasSize(1 + 24 + 30);
  }

  @Test
  void whoCallsNowIsShownBesideTheLimitAndWhatItRefused() {
    PageApp app = PageApp.named(AXLE, "Calls right now");
    int refused = 0;
    for (int i = 0; i < 260; i++) {
      refused += app.calls().get("/account-info/v3/details").status() == 429 ? 1 : 0;
    }
    assertThat(refused).isPositive();
    Browser.Shown now = Browser.ofAdmin(AXLE).get(PAGE + "/now").expect(200);
    assertThat(now.text())
        .doesNotContain("<html")
        .containsPattern("(?s)Calls right now</td>.*?of 190<.*?260.*?" + refused + " refused")
        .contains("The next day begins at 00:00 (America/New_York), in ");
    assertThat(Browser.ofAdmin(AXLE).get(PAGE + "?app=" + app.id()).text())
        .containsPattern("TEN_SECONDLY_ROLLING</code></td>" + cell(String.valueOf(refused)));
  }

  @Test
  void anAppThatNeverCalledHasNothing() {
    PageApp app = PageApp.named(AXLE, "Never calls");
    assertThat(Browser.ofAdmin(AXLE).get(PAGE + "?app=" + app.id()).expect(200).text())
        .contains("Nothing was called in this time.");
  }

  @Test
  void addressesThatNameNothingAreNotFound() {
    Browser admin = Browser.ofAdmin(AXLE);
    admin.get(PAGE + "?span=year").expect(404);
    admin.get(PAGE + "?app=mine").expect(404);
    admin.get(PAGE + "?app=&span=month").expect(200);
  }

  @Test
  void refreshingKeepsNoSessionAliveAndEndsWithIt() throws Exception {
    Browser admin = Browser.ofAdmin(AXLE);
    try (Connection database = AXLE.database();
        var statement = database.createStatement()) {
      statement.execute("update page_session set seen_at = now() - interval '1 hour'");
      admin.get(PAGE + "/now").expect(200);
      assertThat(used(database)).as("by the refreshing part").isZero();
      admin.get(PAGE).expect(200);
      assertThat(used(database)).as("by the page").isOne();
    }
    Exchange over =
        new HttpCall(AXLE.url() + PAGE + "/now", "GET").header("HX-Request", "true").send();
    assertThat(over.expect(204).header("HX-Refresh")).hasValue("true");
  }

  private static int used(Connection database) throws Exception {
    try (var select =
            database.prepareStatement(
                "select count(*) from page_session where seen_at > now() - interval '30 minutes'");
        ResultSet row = select.executeQuery()) {
      row.next();
      return row.getInt(1);
    }
  }

  @Test
  void whereNothingIsCalledAndNothingLimitedThePagesSaySo(@TempDir Path folder) {
    try (RunningAxle quiet = RunningAxle.start(folder, Map.of("AXLE_LIMITS", "off"))) {
      Browser admin = Browser.ofAdmin(quiet);
      assertThat(admin.get(PAGE).expect(200).text())
          .contains("No app has called in 30 days", "No app has called in the last minute")
          .contains("Limits are switched off: calls are counted, and none is refused.");
      assertThat(admin.get(PAGE + "/budgets").expect(200).text())
          .contains("Limits are switched off: budgets are remembered");
      assertThat(admin.get("/app/settings/advice").expect(200).text())
          .contains("Nothing to advise", "Many records written one by one");
    }
  }
}
