package dev.axle.oauth;

import dev.axle.edge.Access;
import dev.axle.edge.Answer;
import dev.axle.edge.Method;
import dev.axle.edge.Operation;
import dev.axle.edge.UserId;
import dev.axle.portals.InstalledApps;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The operations on the public apps that an account has installed. Axle's own: HubSpot has them on
 * pages only.
 */
public final class InstallsApi {

  private static final String INSTALLS = "/axle/v1/installs";

  private final Installs installs;

  public InstallsApi(Installs installs) {
    this.installs = installs;
  }

  record Shown(
      long appId, String name, @Nullable Long userId, Set<String> scopes, String installedAt) {

    static Shown of(InstalledApps.Install install) {
      return new Shown(
          install.app().value(),
          install.name(),
          install.user().map(UserId::value).orElse(null),
          new TreeSet<>(install.scopes()),
          install.installedAt().toString());
    }
  }

  record Listing(List<Shown> results) {}

  public List<Operation> operations() {
    return List.of(
        Operation.of("axle.installs.list", Method.GET, List.of(INSTALLS))
            .access(Access.anyOf("private-apps-read", "private-apps-write"))
            .gives(200, Listing.class)
            .documented("Lists the public apps that the account has installed.")
            .answeredBy(
                call ->
                    Answer.ok(
                        new Listing(installs.all(call.portal()).stream().map(Shown::of).toList()))),
        Operation.of("axle.installs.delete", Method.DELETE, List.of(INSTALLS + "/{appId}"))
            .access(Access.anyOf("private-apps-write"))
            .givesNothing()
            .documented("Uninstalls a public app; all its tokens end at once.")
            .answeredBy(
                call -> {
                  installs.uninstall(call.portal(), PublicApps.id(call.path("appId")));
                  return Answer.noContent();
                }));
  }
}
