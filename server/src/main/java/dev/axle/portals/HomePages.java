package dev.axle.portals;

import dev.axle.edge.Method;
import dev.axle.edge.PortalId;
import dev.axle.ui.Page;
import dev.axle.ui.Right;
import dev.axle.ui.Shell;
import dev.axle.ui.View;
import dev.axle.ui.Visit;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** The first page of an account. */
public final class HomePages {

  private static final String PATH = "/app";
  public static final Shell.Entry ENTRY = new Shell.Entry("Overview", PATH, Right.SEE);

  private final Portals portals;
  private final CallsOfToday calls;

  public HomePages(Portals portals, CallsOfToday calls) {
    this.portals = portals;
    this.calls = calls;
  }

  public List<Page> pages() {
    return List.of(Page.of("home", Method.GET, PATH, Right.SEE, this::home));
  }

  private View home(Visit visit) {
    PortalId id = visit.visitor().portal();
    Portal portal = portals.read(id);
    Instant now = portals.clock(id).now();
    LocalDate today = LocalDate.ofInstant(now, portal.timeZone());
    return View.page(
        "portals/home",
        "Overview",
        Map.of(
            "portal",
            portal,
            "origin",
            visit.origin(),
            "calls",
            calls.of(id, today),
            "daily",
            portals.subscribedDaily(id)));
  }
}
