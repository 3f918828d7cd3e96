package dev.axle.portals;

import dev.axle.database.Database;
import dev.axle.edge.AppId;
import dev.axle.edge.Content;
import dev.axle.edge.Method;
import dev.axle.edge.PortalId;
import dev.axle.edge.Problem;
import dev.axle.ui.Page;
import dev.axle.ui.Right;
import dev.axle.ui.View;
import dev.axle.ui.Visit;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The logos of apps, kept by the portals that made these. The address of one names what is in it:
 * browsers may keep it, and who was not shown it can't guess it.
 */
public final class Logos implements AppRemains {

  private static final String PATH = "/app/logos/";

  private final Database database;
  private final LogoStore store = new LogoStore();

  public Logos(Database database) {
    this.database = database;
  }

  /** Does to the logo of an app what was wished. */
  public void change(Connection transaction, PortalId portal, AppId app, LogoChange change)
      throws SQLException {
    switch (change) {
      case LogoChange.Stays stays -> {}
      case LogoChange.Goes goes -> store.remove(transaction, portal, app);
      case LogoChange.Comes(Logo logo) -> store.put(transaction, portal, app, logo);
    }
  }

  @Override
  public void remove(Connection transaction, PortalId portal, AppId app) throws SQLException {
    store.remove(transaction, portal, app);
  }

  /** Where the logos of a portal's apps are shown. */
  public Map<AppId, String> addresses(PortalId portal) {
    Map<AppId, String> addresses = new HashMap<>();
    database
        .read(connection -> store.checksums(connection, portal))
        .forEach((app, checksum) -> addresses.put(app, PATH + portal + "/" + app + "/" + checksum));
    return addresses;
  }

  /** Where the logo of an app is shown; empty text if it has none. */
  public String address(PortalId portal, AppId app) {
    return addresses(portal).getOrDefault(app, "");
  }

  public List<Page> pages() {
    return List.of(
        Page.of("logo", Method.GET, PATH + "{portal}/{app}/{checksum}", Right.SEE, this::picture));
  }

  private View picture(Visit visit) {
    Logo logo = find(visit).orElseThrow(Logos::notFound);
    return new View.Picture(new Content(logo.bytes(), logo.type().mediaType()));
  }

  private Optional<Logo> find(Visit visit) {
    Optional<PortalId> portal = PortalId.parse(visit.path("portal"));
    Optional<AppId> app = AppId.parse(visit.path("app"));
    return portal.isEmpty() || app.isEmpty()
        ? Optional.empty()
        : database.read(
            connection -> store.find(connection, portal.get(), app.get(), visit.path("checksum")));
  }

  private static Problem notFound() {
    return Problem.of(404, "OBJECT_NOT_FOUND", "There is no such logo.");
  }
}
