package dev.axle.portals;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.axle.edge.Allowance;
import dev.axle.edge.AppId;
import dev.axle.edge.Caller;
import dev.axle.edge.CallerKind;
import dev.axle.edge.EdgeProblems;
import dev.axle.edge.PortalId;
import dev.axle.edge.UserId;
import dev.axle.time.Clock;
import dev.axle.ui.Visitor;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/** Portals and the private apps in them; knows whom a token belongs to. */
public final class Portals {

  private static final ZoneId TIME_ZONE = ZoneId.of("America/New_York");
  private static final String CURRENCY = "USD";

  /** What the key of a developer opens. */
  private static final Set<String> DEVELOPERS = Set.of("developers-read", "developers-write");

  /** How long another node may go on believing a token that this one revoked. */
  private static final Duration REMEMBERED = Duration.ofSeconds(10);

  private final PortalStore store;
  private final LimitPolicy limits;
  private final Clock machine;
  private final TokenUse use;

  /** Whom a token belongs to, and until when by the portal's clock. */
  private record Known(Caller caller, Optional<Instant> expiresAt) {}

  private final Cache<ByteBuffer, Known> callers =
      Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(REMEMBERED).build();

  private final Cache<PortalId, Subscription> subscriptions =
      Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(REMEMBERED).build();

  public Portals(Jdbi jdbi, LimitPolicy limits, Clock machine) {
    this.store = new PortalStore(jdbi);
    this.limits = limits;
    this.machine = machine;
    this.use = new TokenUse(jdbi);
  }

  /** Keeps when tokens were last used, from now on and until it is closed. */
  public AutoCloseable keepingUse() {
    return use.keeping();
  }

  /**
   * A portal just made, and what opens it. The token is not kept: this is the only time to show it.
   */
  public record Opened(Portal portal, PrivateApp app, AccessToken token) {}

  /**
   * Makes a portal with one private app.
   *
   * @param id empty for a random one
   * @param token empty for a random one
   */
  public Opened open(
      String name,
      Tier tier,
      Optional<PortalId> id,
      Optional<AccessToken> token,
      Set<String> scopes) {
    Instant now = machine.now().truncatedTo(ChronoUnit.MILLIS);
    Portal portal =
        new Portal(
            id.orElseGet(() -> new PortalId(number())), name, tier, TIME_ZONE, CURRENCY, now);
    PrivateApp app =
        new PrivateApp(portal.id(), new AppId(number()), "First app", "", Optional.empty(), scopes);
    AccessToken opened = token.orElseGet(AccessToken::random);
    store.insert(portal, app, opened);
    return new Opened(portal, app, opened);
  }

  /**
   * Makes a further private app in a portal, and its token.
   *
   * @param user whom it acts for, where that is known
   */
  public AccessToken addApp(
      PortalId portal, String name, Optional<UserId> user, Set<String> scopes) {
    AccessToken token = AccessToken.random();
    PrivateApp app = new PrivateApp(portal, new AppId(number()), name, "", user, scopes);
    store.insert(app, token, machine.now());
    return token;
  }

  /** Says whom an app acts for from now on. */
  public void actFor(PortalId portal, AppId app, Optional<UserId> user) {
    store.actFor(portal, app, user);
    forget(portal);
  }

  /** What the portal's tier may have. */
  public Entitlements entitlements(PortalId portal) {
    return limits.entitlements(subscription(portal).tier());
  }

  private Subscription subscription(PortalId portal) {
    return subscriptions.get(portal, store::subscription);
  }

  /** What each private app of a portal may call; nothing when limits are switched off. */
  public Optional<Allowance> allowance(PortalId portal) {
    return allowance(portal, CallerKind.PRIVATE_APP);
  }

  /** What each app of a kind may call in a portal; nothing when limits are switched off. */
  public Optional<Allowance> allowance(PortalId portal, CallerKind kind) {
    return limits.allowance(subscription(portal), kind);
  }

  /** The calls of a day that a portal has subscribed to, however strictly they are held. */
  public long subscribedDaily(PortalId portal) {
    return TierLimits.get().of(subscription(portal), CallerKind.PRIVATE_APP).daily();
  }

  /**
   * Buys the API limit increase.
   *
   * @param times how often the portal has it from now on, at most {@value Subscription#MOST}
   */
  public void increaseLimits(PortalId portal, int times) {
    store.increaseLimits(portal, times);
    forget(portal);
  }

  /** The apps of a portal, private ones and installed public ones. */
  public List<PortalApp> apps(PortalId portal) {
    return store.apps(portal);
  }

  /** Whoever calls next is looked up again: the portal has changed. */
  public void forget(PortalId portal) {
    subscriptions.invalidate(portal);
    callers.asMap().values().removeIf(known -> known.caller().portal().equals(portal));
  }

  static long number() {
    return ThreadLocalRandom.current().nextLong(10_000_000, 100_000_000);
  }

  /** A portal's clock, for work that no call is waiting for. */
  public Clock clock(PortalId portal) {
    return new PortalClock(machine, Duration.ofMillis(store.time(portal).clockOffsetMillis()));
  }

  /** What time it is in each portal. */
  public Map<PortalId, Instant> times() {
    return store.clockOffsets().entrySet().stream()
        .collect(
            Collectors.toUnmodifiableMap(
                Map.Entry::getKey, entry -> new PortalClock(machine, entry.getValue()).now()));
  }

  /** Where a portal's days begin. */
  public ZoneId timeZone(PortalId portal) {
    return store.time(portal).zone();
  }

  /** A portal that there is. */
  public Portal read(PortalId portal) {
    return store.read(portal);
  }

  /** All portals, the oldest first. */
  public List<PortalId> all() {
    return store.portals();
  }

  /** Somebody who is signed in, as a caller with the scopes of the role. */
  public Caller callerOf(Visitor visitor) {
    PortalStore.Time time = store.time(visitor.portal());
    return new Caller(
        visitor.portal(),
        CallerKind.USER,
        AppId.PAGES,
        visitor.name(),
        Optional.of(visitor.user()),
        visitor.scopes(),
        Optional.empty(),
        time.zone(),
        new PortalClock(machine, Duration.ofMillis(time.clockOffsetMillis())));
  }

  /** Whoever has a developer's key of a portal: a caller that may do what is done with apps. */
  public Caller developer(PortalId portal) {
    PortalStore.Time time = store.time(portal);
    return new Caller(
        portal,
        CallerKind.DEVELOPER,
        AppId.PAGES,
        "Developer",
        Optional.empty(),
        DEVELOPERS,
        Optional.empty(),
        time.zone(),
        new PortalClock(machine, Duration.ofMillis(time.clockOffsetMillis())));
  }

  /**
   * Who a token belongs to.
   *
   * @throws dev.axle.edge.Problem 401 for a token that is unknown, revoked or expired
   */
  public Caller caller(String token) {
    AccessToken presented = new AccessToken(token);
    ByteBuffer hash = ByteBuffer.wrap(presented.hash());
    Known known = callers.getIfPresent(hash);
    if (known == null) {
      known =
          store
              .bearer(hash.array())
              .map(bearer -> new Known(caller(bearer), bearer.expiresAt()))
              .orElseThrow(
                  () ->
                      presented.isWellFormed()
                          ? EdgeProblems.noCredentials()
                          : EdgeProblems.expired(Instant.EPOCH, machine.now()));
      callers.put(hash, known);
    }
    Instant now = known.caller().clock().now();
    if (known.expiresAt().isPresent() && !now.isBefore(known.expiresAt().get())) {
      throw EdgeProblems.expired(known.expiresAt().get(), now);
    }
    use.seen(hash, now);
    return known.caller();
  }

  private Caller caller(PortalStore.Bearer bearer) {
    return new Caller(
        bearer.portal(),
        bearer.kind(),
        bearer.app(),
        bearer.appName(),
        bearer.user(),
        bearer.scopes(),
        limits.allowance(bearer.subscription(), bearer.kind()),
        bearer.timeZone(),
        new PortalClock(machine, Duration.ofMillis(bearer.clockOffsetMillis())));
  }
}
