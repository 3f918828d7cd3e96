package dev.axle.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.axle.edge.Operation;
import dev.axle.testing.Browser;
import dev.axle.testing.RunningAxle;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The pages of the API reference, all of them. */
class ReferencePagesTest {

  private static final int LARGEST = 300_000;
  private static final Pattern LINK = Pattern.compile("href=\"(/docs[^\"#]*)");

  private static final RunningAxle AXLE = RunningAxle.get();
  private static final List<Operation> OPERATIONS = AXLE.axle().operations();
  private final Browser anybody = new Browser(AXLE.url());

  private String page(String path) {
    String text = anybody.get(path).expect(200).text();
    assertThat(text.getBytes(StandardCharsets.UTF_8).length).as(path).isLessThan(LARGEST);
    return text;
  }

  @Test
  void everyOperationHasAPageThatNamesItsPathsAndScopes() {
    Reference reference = new Reference(OPERATIONS, List.of("contacts", "companies"));
    for (Described each : reference.operations()) {
      String name = each.operation().name();
      String text = page("/docs/operations/" + name);
      assertThat(text)
          .as(name)
          .contains(each.paths().stream().map(Described.Path::template).toList())
          .contains(each.operation().method().name(), "data-language=\"JAVA\"", AXLE.url());
      for (RequiredScopes needed : each.scopes()) {
        if (needed instanceof RequiredScopes.Always(SortedSet<String> anyOf) && !anyOf.isEmpty()) {
          assertThat(text)
              .as(name)
              .contains(anyOf.stream().map("<code>%s</code>"::formatted).toList());
        }
      }
      each.operation()
          .query()
          .forEach(parameter -> assertThat(text).contains("<code>" + parameter.name() + "</code>"));
    }
  }

  @Test
  void allLinksOfTheReferenceLeadToPagesOfIt() {
    Set<String> seen = new TreeSet<>(Set.of("/docs"));
    Set<String> next = Set.copyOf(seen);
    while (!next.isEmpty()) {
      Set<String> found = new TreeSet<>();
      for (String path : next) {
        LINK.matcher(page(path)).results().map(link -> link.group(1)).forEach(found::add);
      }
      found.removeAll(seen);
      seen.addAll(found);
      next = found;
    }
    assertThat(seen)
        .contains("/docs/guides/errors", "/docs/groups/crm.objects")
        .hasSizeGreaterThan(OPERATIONS.size());
  }

  @Test
  void schemasThatAPageNamesAreOnIt() {
    String text = page("/docs/operations/crm.lists.create");
    List<String> named =
        Pattern.compile("href=\"#(schema-\\w+)\"")
            .matcher(text)
            .results()
            .map(link -> link.group(1))
            .toList();
    assertThat(named).isNotEmpty();
    assertThat(named).allSatisfy(name -> assertThat(text).contains("id=\"" + name + "\""));
  }

  private List<String> found(String wanted) {
    return Pattern.compile("href=\"/docs/operations/([^\"]+)\"")
        .matcher(page("/docs/search?q=" + wanted))
        .results()
        .map((MatchResult link) -> link.group(1))
        .toList();
  }

  @Test
  void operationsAreFoundByWhatTheyDoAreAboutAndHow() {
    assertThat(found("create+contact").getFirst()).isEqualTo("crm.objects.create");
    assertThat(found("PIPELINES+create").getFirst()).startsWith("crm.pipelines.");
    assertThat(found("/crm/v3/objects/contacts/512").getFirst()).isEqualTo("crm.objects.read");
    assertThat(found("%2Fcrm%2Fv3%2Fobjects%2Fcontacts%2F512%3Fproperties%3Demail"))
        .contains("crm.objects.read", "crm.objects.update");
    assertThat(found("crm")).hasSize(30);
    assertThat(found("")).isEmpty();
    assertThat(found("no+such+thing")).isEmpty();
  }

  @Test
  void whatIsLookedForIsShownAsText() {
    String text = page("/docs/search?q=%3Cscript%3Ealert(1)%3C%2Fscript%3E%22");
    assertThat(text)
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
        .doesNotContain("<script>alert");
  }

  @Test
  void whoIsSignedInMayTryWithTheRightsOfTheRole() {
    String create = "/docs/operations/crm.objects.create";
    assertThat(page(create)).contains("/sign-in?next=" + create).doesNotContain("data-try");
    assertThat(Browser.ofAdmin(AXLE).get(create).expect(200).text())
        .contains("data-try", "Super admin")
        .doesNotContain("does not open this operation");
    assertThat(
            Browser.ofMember(AXLE, "reads-docs@example.com", "READ_ONLY")
                .get(create)
                .expect(200)
                .text())
        .contains("data-try", "Your role, Read only, does not open this operation");
  }

  @Test
  void whatIsNotThereIsSaid() {
    for (String path : List.of("/docs/operations/none", "/docs/groups/none", "/docs/guides/none")) {
      assertThat(anybody.get(path).expect(404).text()).contains("no such page");
    }
  }

  @Test
  void htmlInAGuideIsText() {
    Guide guide =
        Guides.guide(
            "x",
            """
            # Title

            <script>alert(1)</script>

            [other](oauth.md#scopes) [far](../limits.md) [bad](javascript:x)
            """);
    assertThat(guide.title()).isEqualTo("Title");
    assertThat(guide.html())
        .contains("&lt;script&gt;", "href=\"/docs/guides/oauth#scopes\"", " far ")
        .doesNotContain("<script>", "javascript:", "limits.md");
  }
}
