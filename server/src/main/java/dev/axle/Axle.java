package dev.axle;

import dev.axle.audit.AuditApi;
import dev.axle.audit.AuditLog;
import dev.axle.crm.schemas.ObjectType;
import dev.axle.crm.search.IndexUnavailable;
import dev.axle.currencies.CurrenciesApi;
import dev.axle.database.DatabaseUnavailable;
import dev.axle.demo.DemoRecords;
import dev.axle.demo.FirstStart;
import dev.axle.edge.Edge;
import dev.axle.edge.HttpServer;
import dev.axle.edge.Operation;
import dev.axle.oauth.Credentials;
import dev.axle.people.SetUp;
import dev.axle.portals.AccountApi;
import dev.axle.portals.AppActivity;
import dev.axle.portals.Portals;
import dev.axle.reference.ReferenceApi;
import dev.axle.storage.StorageUnavailable;
import dev.axle.taxrates.TaxRates;
import dev.axle.taxrates.TaxRatesApi;
import dev.axle.time.Clock;
import dev.axle.ui.Page;
import dev.axle.usage.Usage;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Axle, running: every part is made here, and handed those that it needs. */
public final class Axle implements AutoCloseable {

  private final HttpServer http;
  private final Portals portals;
  private final AppUsage usage;
  private final List<Operation> operations;
  private final WebSite site;
  private final SetUp setUp;
  private final Optional<Portals.Opened> opened;
  private final Deque<AutoCloseable> parts;

  private Axle(
      HttpServer http,
      Portals portals,
      AppUsage usage,
      List<Operation> operations,
      WebSite site,
      SetUp setUp,
      Optional<Portals.Opened> opened,
      Deque<AutoCloseable> parts) {
    this.http = http;
    this.portals = portals;
    this.usage = usage;
    this.operations = operations;
    this.site = site;
    this.setUp = setUp;
    this.opened = opened;
    this.parts = parts;
  }

  /**
   * Starts all parts; what was started is stopped again if one of them fails.
   *
   * @throws Exception whatever keeps a part from starting, in words for whoever started it
   */
  public static Axle start(Settings settings, Clock clock) throws Exception {
    Deque<AutoCloseable> parts = new ArrayDeque<>();
    try {
      return start(settings, clock, parts);
    } catch (Exception failure) {
      stop(parts);
      throw failure;
    }
  }

  private static Axle start(Settings settings, Clock clock, Deque<AutoCloseable> parts)
      throws Exception {
    Foundation base = new Foundation(settings, clock, parts);
    Apps apps = new Apps(base);
    Crm crm = new Crm(base);
    Hooks hooks = new Hooks(base, apps, new HookRecords(crm.types, crm.reader));
    Following following = new Following(base, crm, hooks.consumers());
    Transfers transfers = new Transfers(base, crm, following);
    AppUsage usage = new AppUsage(base, crm);
    parts.push(base.jobs);

    Optional<Portals.Opened> opened =
        new FirstStart(base.portals, new DemoRecords(crm.types, crm.objects, crm.users))
            .open(
                new FirstStart.Wish(
                    settings.portalId(),
                    settings.token(),
                    settings.tier(),
                    settings.limitIncreases(),
                    settings.demo()));

    AuditLog auditLog = new AuditLog(base.database, base.portals::clock);
    Entrance entrance = new Entrance(base, crm, auditLog);
    List<Operation> features =
        Stream.of(
                new HealthApi(
                        base.database, following.consumers, following.search, base.limitsState)
                    .operations(),
                usage.operations(),
                new AccountApi(base.portals, base.callsOfToday, crm.currencies).operations(),
                apps.operations(crm.users::email),
                hooks.operations(),
                new CurrenciesApi(crm.currencies).operations(),
                new TaxRatesApi(new TaxRates(base.database)).operations(),
                new AuditApi(auditLog, entrance::signIns).operations(),
                crm.operations(transfers.imports),
                following.operations(),
                transfers.operations())
            .flatMap(List::stream)
            .map(auditLog::watching)
            .toList();
    ReferenceApi reference =
        new ReferenceApi(features, crm.types.all().stream().map(ObjectType::plural).toList());
    List<Operation> operations = reference.operations();
    WebSite site = new WebSite(base, entrance, apps, hooks, usage, auditLog, reference);

    apps.seed();

    Edge edge =
        new Edge(
            operations,
            new Credentials(base.portals, apps.developerKeys),
            base.limits,
            site.pages(),
            Axle::outage,
            usage.listener(),
            clock);
    HttpServer http =
        HttpServer.start(settings.host(), settings.port(), settings.databaseConnections(), edge);
    parts.push(http);
    following.resume();
    transfers.resume();
    hooks.resume();
    base.jobs.start();
    return new Axle(http, base.portals, usage, operations, site, entrance.setUp, opened, parts);
  }

  private static Optional<String> outage(Throwable failure) {
    if (DatabaseUnavailable.explains(failure)) {
      return Optional.of("The database");
    }
    if (IndexUnavailable.explains(failure)) {
      return Optional.of("OpenSearch");
    }
    return StorageUnavailable.explains(failure)
        ? Optional.of("The storage of files")
        : Optional.empty();
  }

  public int port() {
    return http.port();
  }

  public Portals portals() {
    return portals;
  }

  /** What the apps of each portal called. */
  public Usage usage() {
    return usage.usage;
  }

  /** What pages of single apps show of their calls. */
  public AppActivity activity() {
    return usage.activity;
  }

  /** The operations list: all that is routed. */
  public List<Operation> operations() {
    return operations;
  }

  /** The list of pages: all that is drawn. */
  public List<Page> pages() {
    return site.list();
  }

  /** The path that makes the first super admin, as long as there is none. */
  public Optional<String> setUpPath() {
    return setUp.path();
  }

  /** The portal that this start made, and its token; nothing on later starts. */
  public Optional<Portals.Opened> opened() {
    return opened;
  }

  /** Lets requests under way finish, and stops every part, the last one started first. */
  @Override
  public void close() throws Exception {
    stop(parts);
  }

  private static void stop(Deque<AutoCloseable> parts) throws Exception {
    Exception first = null;
    while (!parts.isEmpty()) {
      try {
        parts.pop().close();
      } catch (Exception failure) {
        if (first == null) {
          first = failure;
        } else {
          first.addSuppressed(failure);
        }
      }
    }
    if (first != null) {
      throw first;
    }
  }
}
