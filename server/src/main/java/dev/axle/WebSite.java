package dev.axle;

import dev.axle.audit.AuditLog;
import dev.axle.audit.AuditPages;
import dev.axle.edge.PortalId;
import dev.axle.oauth.ConnectedAppsPages;
import dev.axle.oauth.ConsentPages;
import dev.axle.oauth.DeveloperKeysPages;
import dev.axle.oauth.PublicAppsPages;
import dev.axle.people.People;
import dev.axle.people.PeoplePages;
import dev.axle.people.SignInPages;
import dev.axle.portals.HomePages;
import dev.axle.portals.PrivateAppsPages;
import dev.axle.portals.ScopeGuide;
import dev.axle.reference.ReferenceApi;
import dev.axle.reference.ReferencePages;
import dev.axle.ui.Page;
import dev.axle.ui.Pages;
import dev.axle.ui.Shell;
import dev.axle.usage.AdvicePages;
import dev.axle.usage.UsagePages;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The pages for people. */
final class WebSite {

  private final People people;
  private final List<Page> pages;

  WebSite(
      Foundation base,
      Entrance entrance,
      Apps apps,
      Hooks hooks,
      AppUsage usage,
      AuditLog auditLog,
      ReferenceApi reference) {
    people = entrance.people;
    ScopeGuide guide = scope -> reference.reference().opened(scope);
    pages =
        Stream.of(
                new SignInPages(people, entrance.signIn, entrance.setUp).pages(),
                new HomePages(base.portals, base.callsOfToday).pages(),
                new PrivateAppsPages(
                        apps.privateApps, apps.logos, base.portals, usage.activity, guide)
                    .pages(),
                apps.logos.pages(),
                new ConsentPages(apps.authorizations, apps.publicApps, base.portals).pages(),
                new ConnectedAppsPages(apps.installs, apps.publicApps).pages(),
                new PublicAppsPages(apps.publicApps, base.portals, guide).pages(),
                new DeveloperKeysPages(apps.developerKeys, base.portals).pages(),
                hooks.pages(),
                usage.pages(),
                new PeoplePages(people).pages(),
                new AuditPages(auditLog, portal -> names(base, portal), entrance::signIns).pages(),
                new ReferencePages(reference).pages())
            .flatMap(List::stream)
            .map(auditLog::watching)
            .toList();
  }

  /** What the users and apps of an account are called. */
  private Map<Long, String> names(Foundation base, PortalId portal) {
    Map<Long, String> names = new HashMap<>();
    base.portals.apps(portal).forEach(app -> names.put(app.id().value(), app.name()));
    people.members(portal).forEach(member -> names.put(member.user().value(), member.name()));
    return names;
  }

  /** All pages: nothing else is drawn. */
  List<Page> list() {
    return pages;
  }

  Pages pages() {
    return new Pages(
        pages,
        List.of(
            new Shell.Section("", List.of(HomePages.ENTRY)),
            new Shell.Section(
                "Apps",
                List.of(
                    PrivateAppsPages.ENTRY,
                    ConnectedAppsPages.ENTRY,
                    UsagePages.ENTRY,
                    AdvicePages.ENTRY)),
            new Shell.Section(
                "Developers",
                List.of(PublicAppsPages.ENTRY, DeveloperKeysPages.ENTRY, ReferencePages.ENTRY)),
            new Shell.Section("Account", List.of(PeoplePages.ENTRY, AuditPages.ENTRY))),
        people);
  }
}
