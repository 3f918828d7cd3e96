package dev.axle.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.axle.edge.Method;
import dev.axle.testing.Browser;
import dev.axle.testing.RunningAxle;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What holds of each page there is; all are taken from the list of pages. */
class PagesTest {

  private static final RunningAxle AXLE = RunningAxle.get();

  private static List<Page> pages(Method method) {
    return AXLE.axle().pages().stream().filter(page -> page.method() == method).toList();
  }

  private static String path(Page page) {
    return page.paths().getFirst().replaceAll("\\{[^}]+}", "1");
  }

  @Test
  void onlyTheWaysInAreOpen() {
    assertThat(
            AXLE.axle().pages().stream()
                .filter(page -> page.right().isEmpty())
                .map(Page::name)
                .collect(Collectors.toSet()))
        .isEqualTo(
            Set.of(
                "root",
                "sign-in",
                "sign-in.enter",
                "set-up",
                "set-up.make",
                "invitation",
                "invitation.accept",
                // what the API is like; there is nothing of any account in it
                "docs",
                "docs.search",
                "docs.group",
                "docs.operation",
                "docs.guide"));
  }

  @Test
  void whoIsNotSignedInIsSentToSignIn() {
    for (Page page : pages(Method.GET)) {
      if (page.right().isPresent()) {
        Browser.Shown shown = new Browser(AXLE.url()).get(path(page)).expect(303);
        assertThat(shown.header("Location")).as(page.name()).startsWith("/sign-in?next=");
        assertThat(shown.text()).isEmpty();
      }
    }
  }

  @Test
  void nothingIsTakenFromAnotherSiteOrWithoutTheTokenOfOurForms() {
    Browser admin = Browser.ofAdmin(AXLE);
    String token = admin.get("/app/password").expect(200).token();
    for (Page page : pages(Method.POST)) {
      assertThat(admin.send(path(page), Map.of("_token", token), "cross-site").status())
          .as("%s from another site", page.name())
          .isEqualTo(403);
      assertThat(admin.send(path(page), Map.of("_token", token), "same-site").status())
          .as("%s from another origin of the site", page.name())
          .isEqualTo(403);
      assertThat(admin.send(path(page), Map.of()).status())
          .as("%s without a token", page.name())
          .isEqualTo(403);
      assertThat(admin.send(path(page), Map.of("_token", "made up")).status())
          .as("%s with another token", page.name())
          .isEqualTo(403);
      assertThat(new Browser(AXLE.url()).send(path(page), Map.of("_token", token)).status())
          .as("%s without a session", page.name())
          .isEqualTo(403);
    }
    admin.get("/app").expect(200);
  }

  @Test
  void everyPageIsGuardedAndLoadsNothingFromElsewhere() {
    Browser admin = Browser.ofAdmin(AXLE);
    for (Page page : pages(Method.GET)) {
      Browser.Shown shown = admin.get(path(page));
      if (shown.status() != 200) {
        continue;
      }
      assertThat(shown.header("Content-Security-Policy"))
          .as(page.name())
          .contains("default-src 'none'", "frame-ancestors 'none'", "script-src 'self'");
      assertThat(shown.header("X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(shown.header("Cache-Control")).isEqualTo("no-store");
      assertThat(shown.text()).doesNotContain("style=\"").doesNotContain("onclick");
      assertThat(shown.text().replace(AXLE.url(), ""))
          .as(page.name())
          .doesNotContainPattern("(src|href)=\"(https?:)?//");
    }
  }

  @Test
  void whatPagesLoadIsThereAndMayBeKept() {
    Browser browser = new Browser(AXLE.url());
    for (String name : List.of("tabler.css", "tabler.js", "axle.css", "axle.js", "axle.svg")) {
      Browser.Shown asset = browser.get(new Assets().address(name)).expect(200);
      assertThat(asset.header("Cache-Control")).contains("immutable");
      assertThat(asset.text()).isNotEmpty();
    }
    browser.get("/assets/other.css").expect(404);
    browser.get("/assets/..%2Faxle.css").expect(404);
  }

  @Test
  void aPageThatIsNotThereSaysSoToPeopleAndToClientsInTheirOwnWay() {
    Browser.Shown page = new Browser(AXLE.url()).get("/app/nowhere").expect(404);
    assertThat(page.header("Content-Type")).startsWith("text/html");
    assertThat(AXLE.portal(PagesTest.class).get("/app/nowhere").expect(404).at("/category"))
        .isEqualTo("ROUTE_NOT_FOUND");
  }

  @Test
  void eachRightOpensSomething() {
    Set<Optional<Right>> used =
        AXLE.axle().pages().stream().map(Page::right).collect(Collectors.toSet());
    assertThat(used).contains(Optional.of(Right.SEE), Optional.of(Right.MANAGE_PEOPLE));
  }
}
