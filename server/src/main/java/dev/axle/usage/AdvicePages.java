package dev.axle.usage;

import dev.axle.edge.AppId;
import dev.axle.edge.CallerKind;
import dev.axle.edge.Method;
import dev.axle.edge.PortalId;
import dev.axle.portals.PortalApp;
import dev.axle.portals.Portals;
import dev.axle.ui.Page;
import dev.axle.ui.Right;
import dev.axle.ui.Shell;
import dev.axle.ui.View;
import dev.axle.ui.Visit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Settings → Advice: what apps could do better, with the calls that show it. */
public final class AdvicePages {

  private static final String PATH = "/app/settings/advice";
  public static final Shell.Entry ENTRY = new Shell.Entry("Advice", PATH, Right.MANAGE_APPS);

  private final AdviceBook advice;

  private final Portals portals;

  public AdvicePages(AdviceBook advice, Portals portals) {
    this.advice = advice;
    this.portals = portals;
  }

  public List<Page> pages() {
    return List.of(Page.of("advice", Method.GET, PATH, Right.MANAGE_APPS, this::list));
  }

  private View list(Visit visit) {
    PortalId portal = visit.visitor().portal();
    Map<AppId, List<Advice>> byApp = new LinkedHashMap<>();
    for (Advice each : advice.of(portal)) {
      byApp.computeIfAbsent(each.app(), unused -> new ArrayList<>()).add(each);
    }
    return View.page(
        "usage/advice",
        "Advice",
        Map.of(
            "apps",
            List.copyOf(byApp.values()),
            "privateApps",
            privateApps(portal),
            "kinds",
            List.of(AdviceKind.values())));
  }

  /** Those that have a page of their own. */
  private Set<AppId> privateApps(PortalId portal) {
    return portals.apps(portal).stream()
        .filter(app -> app.kind() == CallerKind.PRIVATE_APP)
        .map(PortalApp::id)
        .collect(Collectors.toSet());
  }
}
