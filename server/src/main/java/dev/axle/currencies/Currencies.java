package dev.axle.currencies;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.axle.database.Database;
import dev.axle.edge.PortalId;
import dev.axle.edge.Problem;
import dev.axle.portals.AdditionalCurrencies;
import dev.axle.portals.PortalSetting;
import dev.axle.portals.PortalSettings;
import dev.axle.portals.Revaluation;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;

/**
 * The currencies of a portal and what they are worth in the company's. Rates are the portal's own:
 * none are fetched from anywhere.
 *
 * <p>Source: https://developers.hubspot.com/docs/api-reference/settings-multicurrency-v3/guide
 */
public final class Currencies implements AdditionalCurrencies {

  private static final int MOST = 10_000;

  /** How long another node may go on with the rates from before a change. */
  private static final Duration REMEMBERED = Duration.ofSeconds(10);

  /** The rates that are remembered, those of all portals together. */
  private static final long MOST_REMEMBERED = 500_000;

  private record Key(PortalId portal, String home) {}

  private final Cache<Key, Map<String, NavigableMap<Instant, BigDecimal>>> cache =
      Caffeine.newBuilder()
          .maximumWeight(MOST_REMEMBERED)
          .weigher(
              (Key key, Map<String, NavigableMap<Instant, BigDecimal>> rates) ->
                  1 + rates.values().stream().mapToInt(Map::size).sum())
          .expireAfterWrite(REMEMBERED)
          .build();

  private final Database database;
  private final PortalSettings settings;
  private final Revaluation revaluation;
  private final CurrencyStore store = new CurrencyStore();

  public Currencies(Database database, PortalSettings settings, Revaluation revaluation) {
    this.revaluation = revaluation;
    this.database = database;
    this.settings = settings;
  }

  /** The code of the company's currency. */
  public String home(PortalId portal) {
    return settings.of(portal).currency();
  }

  /**
   * What one unit of a currency is worth in the company's at a time; empty if the portal has no
   * rate that holds then. The company's own is worth 1.
   */
  public Optional<BigDecimal> rate(PortalId portal, String code, Instant at) {
    String home = home(portal);
    if (home.equals(code)) {
      return Optional.of(BigDecimal.ONE);
    }
    NavigableMap<Instant, BigDecimal> known = timelines(portal, home).get(code);
    return Optional.ofNullable(known).map(each -> each.floorEntry(at)).map(Map.Entry::getValue);
  }

  private Map<String, NavigableMap<Instant, BigDecimal>> timelines(PortalId portal, String home) {
    Key key = new Key(portal, home);
    Map<String, NavigableMap<Instant, BigDecimal>> known = cache.getIfPresent(key);
    if (known == null) {
      known = database.read(connection -> store.timelines(connection, portal, home));
      cache.put(key, known);
    }
    return known;
  }

  @Override
  public List<String> of(PortalId portal) {
    String home = home(portal);
    return database.read(connection -> store.codes(connection, portal, home));
  }

  @Override
  public boolean isCurrency(String code) {
    return CurrencyCodes.ALL.containsKey(code);
  }

  PortalSetting company(PortalId portal) {
    return settings.of(portal);
  }

  /**
   * @throws Problem 400 if there is no such currency
   */
  PortalSetting changeCompany(PortalId portal, String code, Instant now) {
    return settings.change(portal, PortalSettings.Edit.currency(known(code)), now);
  }

  String known(String code) {
    if (!isCurrency(code)) {
      throw CurrencyProblems.unknown(code);
    }
    return code;
  }

  /** A stretch of the rates, and the id that the next one begins with if there is more. */
  record Page(List<ExchangeRate> rates, Optional<Long> next) {}

  Page page(PortalId portal, Optional<String> from, Optional<String> to, long first, int limit) {
    from.ifPresent(this::known);
    to.ifPresent(this::known);
    List<ExchangeRate> found =
        database.read(connection -> store.page(connection, portal, from, to, first, limit + 1));
    return found.size() > limit
        ? new Page(found.subList(0, limit), Optional.of(found.getLast().id()))
        : new Page(found, Optional.empty());
  }

  /** The rate of each currency that holds now. */
  List<ExchangeRate> current(PortalId portal, Instant now) {
    String home = home(portal);
    return database.read(connection -> store.current(connection, portal, home, now));
  }

  List<ExchangeRate> find(PortalId portal, Collection<Long> ids) {
    return database.read(connection -> store.find(connection, portal, ids));
  }

  /** A rate to be made; effective now if it does not say. */
  record NewRate(String code, BigDecimal rate, Optional<Instant> effectiveAt) {}

  /**
   * @throws Problem 400 for what is not valid
   */
  void check(PortalId portal, NewRate wanted) {
    if (known(wanted.code()).equals(home(portal))) {
      throw CurrencyProblems.home(wanted.code());
    }
    checkRate(wanted.rate());
  }

  static void checkRate(BigDecimal rate) {
    if (rate.signum() <= 0) {
      throw CurrencyProblems.notPositive(rate.toPlainString());
    }
  }

  /** Makes rates that were checked. */
  List<ExchangeRate> create(PortalId portal, List<NewRate> wanted, Instant now) {
    String home = home(portal);
    List<ExchangeRate> made =
        database.transaction(
            transaction -> {
              if (store.count(transaction, portal) + wanted.size() > MOST) {
                throw CurrencyProblems.tooMany(MOST);
              }
              List<Long> ids = store.insert(transaction, portal, home, wanted, now);
              revaluation.begin(transaction, portal);
              return store.find(transaction, portal, ids);
            });
    cache.invalidate(new Key(portal, home));
    return made;
  }

  /** Another value for a rate; the time stays if it does not say. */
  record NewMultiplier(long id, BigDecimal rate, Optional<Instant> effectiveAt) {}

  /** Changes rates that were checked, and gives those that are there. */
  List<ExchangeRate> update(PortalId portal, List<NewMultiplier> wanted, Instant now) {
    Set<Long> ids = new HashSet<>();
    wanted.forEach(each -> ids.add(each.id()));
    List<ExchangeRate> changed =
        database.transaction(
            transaction -> {
              store.update(transaction, portal, wanted, now);
              revaluation.begin(transaction, portal);
              return store.find(transaction, portal, ids);
            });
    changed.forEach(rate -> cache.invalidate(new Key(portal, rate.to())));
    return changed;
  }

  /**
   * Shows a pair of currencies to users, or hides it.
   *
   * @throws Problem 404 if the pair has no rate
   */
  void show(PortalId portal, String from, String to, boolean visible) {
    if (page(portal, Optional.of(from), Optional.of(to), 0, 1).rates().isEmpty()) {
      throw CurrencyProblems.noPair(from, to);
    }
    database.transaction(
        transaction -> {
          store.show(transaction, portal, from, to, visible);
          return visible;
        });
  }
}
