package dev.axle.usage;

import dev.axle.edge.Method;
import dev.axle.edge.PortalId;
import dev.axle.ui.Page;
import dev.axle.ui.Right;
import dev.axle.ui.Shell;
import dev.axle.ui.View;
import dev.axle.ui.Visit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Settings → API usage: what apps call now, today and in the last 30 days. */
public final class UsagePages {

  static final String PATH = "/app/settings/api-usage";
  public static final Shell.Entry ENTRY = new Shell.Entry("API usage", PATH, Right.MANAGE_APPS);

  private final Usage usage;

  public UsagePages(Usage usage) {
    this.usage = usage;
  }

  public List<Page> pages() {
    return List.of(
        Page.of("api-usage", Method.GET, PATH, Right.MANAGE_APPS, this::page),
        Page.refreshing("api-usage.now", PATH + "/now", Right.MANAGE_APPS, this::now));
  }

  private View page(Visit visit) {
    PortalId portal = visit.visitor().portal();
    Map<String, Object> model = new HashMap<>(live(portal));
    model.put("report", UsageReport.of(usage, portal, UsageWish.of(visit.query())));
    return View.page("usage/usage", "API usage", model);
  }

  private View now(Visit visit) {
    return View.page("usage/now", "API usage", live(visit.visitor().portal()));
  }

  private Map<String, Object> live(PortalId portal) {
    return Map.of(
        "today",
        usage.today(portal),
        "paces",
        usage.now(portal),
        "now",
        usage.time(portal),
        "zone",
        usage.timeZone(portal));
  }
}
