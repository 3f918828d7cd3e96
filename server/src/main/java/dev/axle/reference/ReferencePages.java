package dev.axle.reference;

import dev.axle.edge.Method;
import dev.axle.edge.Problem;
import dev.axle.ui.Page;
import dev.axle.ui.Right;
import dev.axle.ui.Shell;
import dev.axle.ui.View;
import dev.axle.ui.Visit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The API reference: what anybody may read of it, signed in or not, as there is nothing of any
 * account in it. Trying an operation calls it, with the rights of who is signed in.
 */
public final class ReferencePages {

  private static final String PATH = "/docs";
  public static final Shell.Entry ENTRY = new Shell.Entry("API reference", PATH, Right.SEE);

  private static final int MOST_FOUND = 30;

  private final ReferenceApi api;
  private final Guides guides = new Guides();
  private final Map<String, OperationSheet> sheets = new ConcurrentHashMap<>();
  private @Nullable OperationSearch search;

  public ReferencePages(ReferenceApi api) {
    this.api = api;
  }

  public List<Page> pages() {
    return List.of(
        Page.open("docs", Method.GET, PATH, visit -> start()),
        Page.open("docs.search", Method.GET, PATH + "/search", this::found),
        Page.open("docs.group", Method.GET, PATH + "/groups/{group}", this::group),
        Page.open("docs.operation", Method.GET, PATH + "/operations/{operation}", this::operation),
        Page.open("docs.guide", Method.GET, Guides.PATH + "/{guide}", this::guide));
  }

  private View start() {
    return View.page(
        "reference/start",
        "API reference",
        Map.of("areas", Area.of(api.reference().groups()), "guides", guides.all()));
  }

  private View found(Visit visit) {
    String wanted = visit.query().text("q").orElse("").strip();
    List<Described> found = wanted.isEmpty() ? List.of() : search().find(wanted, MOST_FOUND + 1);
    return View.page(
        "reference/search",
        "Search the API",
        Map.of(
            "wanted",
            wanted,
            "found",
            found.stream().limit(MOST_FOUND).toList(),
            "isMore",
            found.size() > MOST_FOUND));
  }

  private synchronized OperationSearch search() {
    OperationSearch made = search;
    if (made == null) {
      made = new OperationSearch(api.reference().operations());
      search = made;
    }
    return made;
  }

  private View group(Visit visit) {
    Reference.Group group =
        api.reference().groups().stream()
            .filter(each -> each.tag().equals(visit.path("group")))
            .findFirst()
            .orElseThrow(ReferencePages::notThere);
    return View.page("reference/group", group.title(), Map.of("group", group));
  }

  private View operation(Visit visit) {
    OperationSheet sheet = sheet(visit.path("operation"));
    Map<String, Object> model = new HashMap<>();
    model.put("sheet", sheet);
    model.put("snippets", api.reference().snippets(sheet.described(), visit.origin()));
    model.put("origin", visit.origin());
    return View.page("reference/operation", sheet.operation().name(), model);
  }

  private OperationSheet sheet(String name) {
    OperationSheet known = sheets.get(name);
    if (known != null) {
      return known;
    }
    Reference reference = api.reference();
    OperationSheet made =
        reference.operations().stream()
            .filter(each -> each.operation().name().equals(name))
            .findFirst()
            .map(each -> OperationSheet.of(each, reference.schemas()))
            .orElseThrow(ReferencePages::notThere);
    sheets.put(name, made);
    return made;
  }

  private View guide(Visit visit) {
    Guide guide = guides.named(visit.path("guide")).orElseThrow(ReferencePages::notThere);
    return View.page(
        "reference/guide", guide.title(), Map.of("guide", guide, "guides", guides.all()));
  }

  private static Problem notThere() {
    return Problem.of(
        404, "OBJECT_NOT_FOUND", "The API reference has no such page. Search it from its start.");
  }
}
