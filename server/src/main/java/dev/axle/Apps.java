package dev.axle;

import dev.axle.edge.Operation;
import dev.axle.edge.PortalId;
import dev.axle.oauth.Authorizations;
import dev.axle.oauth.DeveloperKeys;
import dev.axle.oauth.Installs;
import dev.axle.oauth.InstallsApi;
import dev.axle.oauth.OAuthApi;
import dev.axle.oauth.PublicApps;
import dev.axle.oauth.PublicAppsApi;
import dev.axle.oauth.Tokens;
import dev.axle.oauth.UserEmails;
import dev.axle.oauth.Vault;
import dev.axle.portals.AppRemains;
import dev.axle.portals.InstalledApps;
import dev.axle.portals.Logos;
import dev.axle.portals.PrivateApps;
import dev.axle.portals.PrivateAppsApi;
import dev.axle.webhooks.AppKey;
import dev.axle.webhooks.DeletedApps;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The apps that call: private and public ones, and their tokens. */
final class Apps {

  final PublicApps publicApps;
  final Authorizations authorizations;
  final DeveloperKeys developerKeys;
  private final Foundation base;
  final Vault vault;
  final Installs installs;
  final PrivateApps privateApps;
  final Logos logos;
  private final Tokens tokens;

  /**
   * @throws IOException if the key of secrets can't be read or made
   */
  Apps(Foundation base) throws IOException {
    this.base = base;
    vault = Vault.open(base.settings.oauth().key(), base.settings.data());
    logos = new Logos(base.database);
    DeletedApps deleted = new DeletedApps();
    AppRemains remains =
        AppRemains.of(
            logos,
            base.budgets,
            (transaction, maker, app) -> deleted.forget(transaction, new AppKey(maker, app)));
    InstalledApps installed =
        new InstalledApps(base.database, base.portals, new InstallNews(base.portals::clock));
    publicApps = new PublicApps(base.database, vault, installed, logos, remains);
    publicApps.check();
    authorizations = new Authorizations(base.database, base.portals, publicApps);
    developerKeys = new DeveloperKeys(base.database);
    installs = new Installs(base.database, installed);
    privateApps = new PrivateApps(base.database, base.portals, logos, remains);
    tokens = new Tokens(base.database, base.portals, publicApps, installed);
    base.jobs.every(Duration.ofMinutes(10), "tokens that are over", stop -> tokens.deleteOver());
    base.parts.push(base.portals.keepingUse());
  }

  List<Operation> operations(UserEmails emails) {
    return Stream.of(
            new OAuthApi(tokens, publicApps, installs, emails, vault).operations(),
            new PublicAppsApi(publicApps, authorizations).operations(),
            new InstallsApi(installs).operations(),
            new PrivateAppsApi(privateApps, base.portals).operations())
        .flatMap(List::stream)
        .toList();
  }

  /** Makes what the settings name, for the first portal. */
  void seed() {
    List<PortalId> portals = base.portals.all();
    if (portals.isEmpty()) {
      return;
    }
    PortalId first = portals.getFirst();
    base.settings.oauth().app().ifPresent(seed -> publicApps.seed(seed, first, base.clock.now()));
    base.settings
        .oauth()
        .developerKey()
        .ifPresent(key -> developerKeys.seed(key, first, base.clock.now()));
  }
}
