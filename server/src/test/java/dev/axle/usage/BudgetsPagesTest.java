package dev.axle.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.axle.testing.Browser;
import dev.axle.testing.RunningAxle;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Budgets that people set on a page. */
class BudgetsPagesTest {

  private static final String PAGE = "/app/settings/api-usage/budgets";
  private static final RunningAxle AXLE = RunningAxle.strict();

  private static Browser.Shown set(Browser admin, PageApp app, String percent) {
    return admin.submit(PAGE, PAGE + "/" + app.id(), Map.of("percent", percent));
  }

  private static Browser.Shown remove(Browser admin, PageApp app) {
    return admin.submit(PAGE, PAGE + "/" + app.id() + "/remove", Map.of());
  }

  private static int entries(Browser admin) {
    return admin
            .get("/app/settings/audit-log")
            .expect(200)
            .text()
            .split("</span> budget", -1)
            .length
        - 1;
  }

  @Test
  void aBudgetIsSetUsedChangedAndRemoved() {
    PageApp app = PageApp.named(AXLE, "Nightly sync");
    Browser admin = Browser.ofAdmin(AXLE);
    int before = entries(admin);
    set(admin, app, "10").expect(303);
    app.calls().get("/account-info/v3/details").expect(200);
    assertThat(admin.get(PAGE).expect(200).text())
        .contains("10 %</span> of 1,000,000 calls a day are kept for single apps, 90 % are for all")
        .containsPattern(
            "Nightly sync</div>\\s*<div[^>]*>100,000 calls a day are kept; it has made 1 today.");
    set(admin, app, "100").expect(303);
    remove(admin, app).expect(303);
    assertThat(admin.get(PAGE).expect(200).text())
        .containsPattern("Nightly sync</div>\\s*<div[^>]*>No budget. 1 call today.");
    assertThat(entries(admin)).as("two set, one removed").isEqualTo(before + 3);
    assertThat(admin.get("/app/settings/audit-log").text())
        .containsPattern("DELETE</span> budget</td>\\s*<td[^>]*>\\s*[^<]*" + app.id());
  }

  @Test
  void whatIsNoBudgetIsRefusedInWordsAndNotInTheAuditLog() {
    PageApp app = PageApp.named(AXLE, "Refused");
    PageApp other = PageApp.named(AXLE, "Greedy");
    Browser admin = Browser.ofAdmin(AXLE);
    set(admin, other, "70").expect(303);
    int before = entries(admin);
    assertThat(set(admin, app, "31").expect(422).text()).contains("30 are left for this app");
    assertThat(set(admin, app, "0").expect(422).text()).contains("from 1 to 100");
    assertThat(set(admin, app, "a lot").expect(422).text()).contains("whole number");
    assertThat(remove(admin, app).expect(422).text()).contains("has no budget");
    admin.submit(PAGE, PAGE + "/mine", Map.of("percent", "10")).expect(422);
    assertThat(entries(admin)).isEqualTo(before);
    remove(admin, other).expect(303);
  }
}
