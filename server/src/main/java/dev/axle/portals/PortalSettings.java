package dev.axle.portals;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.axle.database.Database;
import dev.axle.edge.PortalId;
import dev.axle.edge.Problem;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What portals have chosen for themselves: any feature may ask. */
public final class PortalSettings {

  private static final int LONGEST_NAME = 256;

  /** How long another node may go on with what was chosen before. */
  private static final Duration REMEMBERED = Duration.ofSeconds(10);

  private final Database database;
  private final Consumer<PortalId> changed;
  private final Revaluation revaluation;
  private final PortalSettingStore store = new PortalSettingStore();
  private final Cache<PortalId, PortalSetting> cache =
      Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(REMEMBERED).build();

  /**
   * @param changed told of each portal whose settings were changed
   * @param revaluation told of each whose currency is another
   */
  public PortalSettings(Database database, Consumer<PortalId> changed, Revaluation revaluation) {
    this.revaluation = revaluation;
    this.database = database;
    this.changed = changed;
  }

  public PortalSetting of(PortalId portal) {
    PortalSetting known = cache.getIfPresent(portal);
    if (known == null) {
      known = database.read(connection -> store.read(connection, portal, false));
      cache.put(portal, known);
    }
    return known;
  }

  /** What is to be changed; what is empty stays. */
  public record Edit(
      Optional<String> name,
      Optional<String> timeZone,
      Optional<String> currency,
      Optional<Boolean> associatesCompanies) {

    /** Another currency for the company. */
    public static Edit currency(String code) {
      return new Edit(Optional.empty(), Optional.empty(), Optional.of(code), Optional.empty());
    }
  }

  /**
   * Changes settings.
   *
   * @param edit whose currency is known to exist
   * @throws Problem 400 for a time zone or a name that can't be
   */
  public PortalSetting change(PortalId portal, Edit edit, Instant now) {
    Optional<ZoneId> zone = edit.timeZone().map(PortalSettings::zone);
    edit.name().ifPresent(PortalSettings::checkName);
    PortalSetting after =
        database.transaction(
            transaction -> {
              PortalSetting before = store.read(transaction, portal, true);
              boolean other =
                  edit.currency().filter(code -> !code.equals(before.currency())).isPresent();
              PortalSetting next =
                  new PortalSetting(
                      edit.name().orElse(before.name()),
                      zone.orElse(before.timeZone()),
                      edit.currency().orElse(before.currency()),
                      other ? now : before.currencySince(),
                      edit.associatesCompanies().orElse(before.associatesCompanies()),
                      before.createdAt());
              if (!next.equals(before)) {
                store.write(transaction, portal, next);
              }
              if (other) {
                revaluation.begin(transaction, portal);
              }
              return next;
            });
    cache.invalidate(portal);
    changed.accept(portal);
    return after;
  }

  private static ZoneId zone(String name) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException unknown) {
      throw Problem.invalid("There is no time zone " + name).context("timeZone", List.of(name));
    }
  }

  private static void checkName(String name) {
    if (name.isBlank() || name.length() > LONGEST_NAME) {
      throw Problem.invalid("The name must have 1 to " + LONGEST_NAME + " characters");
    }
  }
}
