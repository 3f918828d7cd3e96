package dev.axle.oauth;

import dev.axle.edge.Method;
import dev.axle.edge.PortalId;
import dev.axle.edge.Problem;
import dev.axle.portals.Portals;
import dev.axle.ui.Page;
import dev.axle.ui.Right;
import dev.axle.ui.Shell;
import dev.axle.ui.View;
import dev.axle.ui.Visit;
import java.util.List;
import java.util.Map;

/**
 * Developers → Developer API keys: they stand for the public apps of the account, and open no
 * records.
 */
public final class DeveloperKeysPages {

  private static final String PATH = "/app/developers/keys";
  public static final Shell.Entry ENTRY =
      new Shell.Entry("Developer API keys", PATH, Right.MANAGE_APPS);

  private final DeveloperKeys keys;
  private final Portals portals;

  public DeveloperKeysPages(DeveloperKeys keys, Portals portals) {
    this.keys = keys;
    this.portals = portals;
  }

  public List<Page> pages() {
    return List.of(
        Page.of(
            "developer-keys", Method.GET, PATH, Right.MANAGE_APPS, visit -> list(visit, "", "")),
        Page.of("developer-keys.create", Method.POST, PATH, Right.MANAGE_APPS, this::create),
        Page.of(
            "developer-keys.end", Method.POST, PATH + "/{key}/end", Right.MANAGE_APPS, this::end));
  }

  /**
   * @param key that is shown only now; empty text if there is none
   */
  private View list(Visit visit, String key, String problem) {
    Map<String, Object> model =
        Map.of("keys", keys.all(visit.visitor().portal()), "key", key, "problem", problem);
    return View.form("oauth/developer-keys", "Developer API keys", model);
  }

  private View create(Visit visit) {
    PortalId developer = visit.visitor().portal();
    try {
      visit.announce("", visit.field("name"));
      return list(
          visit,
          keys.create(developer, visit.field("name"), portals.clock(developer).now()).value(),
          "");
    } catch (Problem problem) {
      return list(visit, "", problem.text());
    }
  }

  private View end(Visit visit) {
    PortalId developer = visit.visitor().portal();
    DeveloperKeys.Key key =
        keys.all(developer).stream()
            .filter(each -> Long.toString(each.id()).equals(visit.path("key")))
            .findFirst()
            .orElseThrow(DeveloperKeys::notFound);
    visit.announce(Long.toString(key.id()), key.name());
    keys.end(developer, key.id());
    return View.goTo(PATH);
  }
}
