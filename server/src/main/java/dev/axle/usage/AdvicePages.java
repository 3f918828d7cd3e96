package dev.axle.usage;

import dev.axle.edge.AppId;
import dev.axle.edge.Method;
import dev.axle.ui.Page;
import dev.axle.ui.Right;
import dev.axle.ui.Shell;
import dev.axle.ui.View;
import dev.axle.ui.Visit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Settings → Advice: what apps could do better, with the calls that show it. */
public final class AdvicePages {

  private static final String PATH = "/app/settings/advice";
  public static final Shell.Entry ENTRY = new Shell.Entry("Advice", PATH, Right.MANAGE_APPS);

  private final AdviceBook advice;

  public AdvicePages(AdviceBook advice) {
    this.advice = advice;
  }

  public List<Page> pages() {
    return List.of(Page.of("advice", Method.GET, PATH, Right.MANAGE_APPS, this::list));
  }

  private View list(Visit visit) {
    Map<AppId, List<Advice>> byApp = new LinkedHashMap<>();
    for (Advice each : advice.of(visit.visitor().portal())) {
      byApp.computeIfAbsent(each.app(), unused -> new ArrayList<>()).add(each);
    }
    return View.page(
        "usage/advice", "Advice", Map.of("apps", List.copyOf(byApp.values()), "kinds", kinds()));
  }

  private static List<AdviceKind> kinds() {
    return List.of(AdviceKind.values());
  }
}
