package dev.axle;

import dev.axle.audit.AuditLog;
import dev.axle.audit.AuditPages;
import dev.axle.oauth.OAuthPages;
import dev.axle.people.People;
import dev.axle.people.PeoplePages;
import dev.axle.people.SignInPages;
import dev.axle.portals.HomePages;
import dev.axle.portals.PrivateAppsPages;
import dev.axle.reference.ReferenceApi;
import dev.axle.reference.ReferencePages;
import dev.axle.ui.Page;
import dev.axle.ui.Pages;
import dev.axle.ui.Shell;
import dev.axle.usage.AdvicePages;
import dev.axle.usage.UsagePages;
import java.util.List;
import java.util.stream.Stream;

/** The pages for people. */
final class WebSite {

  private final People people;
  private final List<Page> pages;

  WebSite(
      Foundation base,
      Entrance entrance,
      Apps apps,
      AppUsage usage,
      AuditLog auditLog,
      ReferenceApi reference) {
    people = entrance.people;
    pages =
        Stream.of(
                new SignInPages(people, entrance.signIn, entrance.setUp).pages(),
                new HomePages(base.portals, base.callsOfToday).pages(),
                new PrivateAppsPages(
                        apps.privateApps,
                        apps.logos,
                        base.portals,
                        usage.activity,
                        scope -> reference.reference().opened(scope))
                    .pages(),
                apps.logos.pages(),
                new OAuthPages(apps.authorizations, apps.installs).pages(),
                usage.pages(),
                new PeoplePages(people).pages(),
                new AuditPages(auditLog).pages(),
                new ReferencePages(reference).pages())
            .flatMap(List::stream)
            .map(auditLog::watching)
            .toList();
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
                    PrivateAppsPages.ENTRY, OAuthPages.ENTRY, UsagePages.ENTRY, AdvicePages.ENTRY)),
            new Shell.Section("Developers", List.of(ReferencePages.ENTRY)),
            new Shell.Section("Account", List.of(PeoplePages.ENTRY, AuditPages.ENTRY))),
        people);
  }
}
