package dev.axle;

import dev.axle.audit.AuditApi;
import dev.axle.audit.AuditLog;
import dev.axle.crm.associations.AssociationBatchesApi;
import dev.axle.crm.associations.AssociationConfigurationsApi;
import dev.axle.crm.associations.AssociationDefinitions;
import dev.axle.crm.associations.AssociationLabelsApi;
import dev.axle.crm.associations.AssociationLimits;
import dev.axle.crm.associations.AssociationUsage;
import dev.axle.crm.associations.Associations;
import dev.axle.crm.associations.AssociationsApi;
import dev.axle.crm.associations.AssociationsV3Api;
import dev.axle.crm.associations.RecordAssociations;
import dev.axle.crm.associations.UsageReports;
import dev.axle.crm.associations.UsageReportsApi;
import dev.axle.crm.customobjects.CustomObjects;
import dev.axle.crm.customobjects.SchemasApi;
import dev.axle.crm.exports.Exports;
import dev.axle.crm.exports.ExportsApi;
import dev.axle.crm.imports.ImportFiles;
import dev.axle.crm.imports.Imports;
import dev.axle.crm.imports.ImportsApi;
import dev.axle.crm.limits.AssociationLimitsTracking;
import dev.axle.crm.limits.LimitsTracking;
import dev.axle.crm.limits.LimitsTrackingApi;
import dev.axle.crm.lists.Conversions;
import dev.axle.crm.lists.DynamicLists;
import dev.axle.crm.lists.Fills;
import dev.axle.crm.lists.Followed;
import dev.axle.crm.lists.HandLists;
import dev.axle.crm.lists.IndexedMemberships;
import dev.axle.crm.lists.ListAllowance;
import dev.axle.crm.lists.ListFolders;
import dev.axle.crm.lists.ListFoldersApi;
import dev.axle.crm.lists.ListManagementApi;
import dev.axle.crm.lists.ListMembers;
import dev.axle.crm.lists.Lists;
import dev.axle.crm.lists.ListsApi;
import dev.axle.crm.lists.Memberships;
import dev.axle.crm.lists.MembershipsApi;
import dev.axle.crm.lists.MovingLists;
import dev.axle.crm.lists.RecordScan;
import dev.axle.crm.objectlibrary.ObjectLibraryApi;
import dev.axle.crm.objects.Counterparts;
import dev.axle.crm.objects.ExpiredRecords;
import dev.axle.crm.objects.Merge;
import dev.axle.crm.objects.ObjectAssociationsApi;
import dev.axle.crm.objects.ObjectCounts;
import dev.axle.crm.objects.ObjectLabels;
import dev.axle.crm.objects.ObjectPurge;
import dev.axle.crm.objects.ObjectReader;
import dev.axle.crm.objects.Objects;
import dev.axle.crm.objects.ObjectsApi;
import dev.axle.crm.objects.PrivacyDeletion;
import dev.axle.crm.objects.RecordLifeApi;
import dev.axle.crm.objects.RecycleBin;
import dev.axle.crm.owners.Owners;
import dev.axle.crm.owners.OwnersApi;
import dev.axle.crm.owners.Teams;
import dev.axle.crm.pipelines.PipelineLimits;
import dev.axle.crm.pipelines.Pipelines;
import dev.axle.crm.pipelines.PipelinesApi;
import dev.axle.crm.pipelines.StageProperties;
import dev.axle.crm.properties.Properties;
import dev.axle.crm.properties.PropertiesApi;
import dev.axle.crm.properties.Recalculation;
import dev.axle.crm.properties.ValidationsApi;
import dev.axle.crm.recalculations.DerivationWorker;
import dev.axle.crm.recalculations.RecalculationRun;
import dev.axle.crm.recalculations.Recalculations;
import dev.axle.crm.rollups.RollupConsumer;
import dev.axle.crm.rollups.RollupDefinitions;
import dev.axle.crm.rollups.Rollups;
import dev.axle.crm.rollups.RollupsApi;
import dev.axle.crm.schemas.CustomObjectTypes;
import dev.axle.crm.schemas.ObjectTypeId;
import dev.axle.crm.schemas.ObjectTypes;
import dev.axle.crm.search.IndexUnavailable;
import dev.axle.crm.search.RunningSearch;
import dev.axle.crm.search.SearchApi;
import dev.axle.crm.users.AppUserApi;
import dev.axle.crm.users.UserRecords;
import dev.axle.crm.users.Users;
import dev.axle.crm.users.UsersApi;
import dev.axle.currencies.Currencies;
import dev.axle.currencies.CurrenciesApi;
import dev.axle.database.Database;
import dev.axle.database.DatabaseUnavailable;
import dev.axle.demo.DemoRecords;
import dev.axle.demo.FirstStart;
import dev.axle.edge.Edge;
import dev.axle.edge.HttpServer;
import dev.axle.edge.Limits;
import dev.axle.edge.Operation;
import dev.axle.files.FileTasks;
import dev.axle.files.FileTasksApi;
import dev.axle.files.FilesApi;
import dev.axle.files.FoldersApi;
import dev.axle.files.Library;
import dev.axle.jobs.Jobs;
import dev.axle.journal.CommitNews;
import dev.axle.journal.Consumers;
import dev.axle.journal.Journal;
import dev.axle.outgoing.Outgoing;
import dev.axle.portals.AccountApi;
import dev.axle.portals.ApiUsage;
import dev.axle.portals.Entitlements;
import dev.axle.portals.PortalSettings;
import dev.axle.portals.PortalSettingsApi;
import dev.axle.portals.Portals;
import dev.axle.portals.Revaluation;
import dev.axle.storage.Spool;
import dev.axle.storage.StorageUnavailable;
import dev.axle.storage.Storages;
import dev.axle.taxrates.TaxRates;
import dev.axle.taxrates.TaxRatesApi;
import dev.axle.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Axle, running: every part is made here, and handed those that it needs. */
public final class Axle implements AutoCloseable {

  /** No upload takes as long; what is older in the spool was left by a killed server. */
  private static final Duration UPLOADS_LAST = Duration.ofDays(1);

  private static final ObjectTypeId DEALS = new ObjectTypeId("0-3");

  private final HttpServer http;
  private final Portals portals;
  private final List<Operation> operations;
  private final Optional<Portals.Opened> opened;
  private final Deque<AutoCloseable> parts;

  private Axle(
      HttpServer http,
      Portals portals,
      List<Operation> operations,
      Optional<Portals.Opened> opened,
      Deque<AutoCloseable> parts) {
    this.http = http;
    this.portals = portals;
    this.operations = operations;
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
    Database database = DatabaseChoice.open(settings, clock, parts);
    Spool spool = Spool.open(settings.data().resolve("incoming"), clock.now().minus(UPLOADS_LAST));
    Storages storages =
        settings.bucket().isPresent()
            ? Storages.in(settings.bucket().get(), spool)
            : Storages.in(settings.data());
    parts.push(storages);

    Portals portals = new Portals(database.jdbi(), settings.limits(), clock);
    ApiUsage usage = new ApiUsage(database.jdbi());
    Limits limits = new Limits(usage);
    parts.push(usage.keeping(limits::days));

    Journal journal = new Journal(database);
    if (settings.databaseUrl().isPresent()) {
      parts.push(CommitNews.start(database, journal));
    }
    Jobs jobs = new Jobs(database, portals::times, clock);
    CustomObjectTypes customTypes =
        new CustomObjectTypes(
            database.jdbi(), portal -> portals.entitlements(portal).customObjectTypes());
    ObjectTypes types = ObjectTypes.with(customTypes);
    Recalculations recalculations = new Recalculations(database, clock);
    Pipelines pipelines =
        new Pipelines(
            database.jdbi(),
            new PipelineLimits(portals::entitlements, customTypes::all),
            recalculations);
    Properties properties =
        new Properties(
            database.jdbi(),
            new StageProperties(pipelines),
            types,
            portals::entitlements,
            recalculations);
    pipelines.onChange(properties::forget);
    AssociationDefinitions associationTypes =
        new AssociationDefinitions(
            database.jdbi(), portal -> portals.entitlements(portal).associationLabelsPerPair());
    AssociationLimits associationLimits =
        new AssociationLimits(portal -> portals.entitlements(portal).associationsPerRecord());
    Associations associations = new Associations(associationTypes, journal, associationLimits);
    RecordAssociations recordAssociations =
        new RecordAssociations(database, associationTypes, associations);
    AuditLog auditLog = new AuditLog(database);
    Teams teams = new Teams(database.jdbi(), portal -> portals.entitlements(portal).teams());
    Owners owners = new Owners(database.jdbi());
    Counterparts counterparts = new Counterparts(Map.of("user", new UserRecords()));
    Revaluation revaluation =
        (transaction, portal) ->
            recalculations.begin(transaction, portal, DEALS, Recalculation.Cause.RECORD);
    PortalSettings portalSettings = new PortalSettings(database, portals::forget, revaluation);
    Currencies currencies = new Currencies(database, portalSettings, revaluation);
    Objects objects =
        new Objects(
            database,
            types,
            properties,
            associations,
            journal,
            pipelines,
            owners,
            currencies::rate,
            portal -> portalSettings.of(portal).associatesCompanies(),
            counterparts);
    Users users = new Users(database, types, objects.bulk(), teams);
    ObjectReader reader = new ObjectReader(database, properties, associations, journal);
    ObjectCounts counts = new ObjectCounts(database.jdbi());
    ObjectPurge purge = new ObjectPurge(database, associations, journal);
    CustomObjects customObjects =
        new CustomObjects(
            customTypes, types, properties, associationTypes, pipelines, counts, purge);
    jobs.every(
        Duration.ofSeconds(10),
        "recycle bins",
        new ExpiredRecords(database, types, purge, portals::times));

    Imports imports =
        new Imports(
            database,
            types,
            properties,
            objects.bulk(),
            associations,
            associationTypes,
            owners,
            new HandLists(database, journal),
            new ImportFiles(storages.of("imports"), spool),
            portals,
            clock);
    parts.push(imports);
    parts.push(jobs);
    Library library = new Library(database.jdbi(), storages.of("files"), spool, clock);
    parts.push(library);
    Outgoing outgoing = new Outgoing(settings.reach());
    parts.push(outgoing);
    FileTasks fileTasks =
        new FileTasks(database.jdbi(), library, outgoing, spool, portals::clock, clock);
    parts.push(fileTasks);

    RunningSearch search =
        new SearchChoice(
                settings,
                database,
                journal,
                types,
                properties,
                associations,
                new IndexedMemberships(),
                clock)
            .start();
    parts.push(search);
    Exports exports =
        new Exports(
            database.jdbi(),
            types,
            properties,
            reader,
            new ListMembers(database),
            search,
            storages.of("exports"),
            spool,
            portals::clock);
    parts.push(exports);
    jobs.every(
        Duration.ofSeconds(10),
        "files of exports",
        stop -> exports.deleteExpired(stop, portals.times()));

    Rollups rollups = new Rollups(database, types, properties, objects.derived(), portals);
    DerivationWorker derivations =
        new DerivationWorker(
            List.of(
                rollups::advance,
                new RecalculationRun(database, types, objects.derived(), rollups, portals, clock)
                    ::advance));
    parts.push(derivations);
    Followed followed = new Followed(types, properties, associationTypes, portals::timeZone);
    Fills fills =
        new Fills(
            database,
            types,
            journal,
            followed,
            settings.searchLag().isZero() ? search::ids : new RecordScan(database, types),
            portals::clock);
    parts.push(fills);
    ListFolders listFolders = new ListFolders(database.jdbi());
    Lists lists =
        new Lists(
            database,
            types,
            properties,
            associationTypes,
            listFolders,
            fills,
            portal -> {
              Entitlements most = portals.entitlements(portal);
              return new ListAllowance(most.activeLists(), most.staticLists());
            });
    Memberships memberships = new Memberships(database, types, journal, lists);
    Conversions conversions = new Conversions(database, jobs, lists, portals::timeZone);
    new MovingLists(database, jobs, fills, portals::times);

    Consumers consumers =
        Consumers.start(
            database,
            journal,
            List.of(
                new RollupConsumer(database, types, properties, derivations::wake),
                new DynamicLists(database, types, journal, followed, fills, portals::clock)));
    parts.push(consumers);

    List<Operation> operations =
        Stream.of(
                new FilesApi(library).operations(),
                new FoldersApi(library).operations(),
                new ListsApi(lists, types).operations(),
                new ListFoldersApi(listFolders, lists).operations(),
                new MembershipsApi(memberships, types).operations(),
                new ListManagementApi(lists, conversions).operations(),
                new FileTasksApi(fileTasks).operations(),
                new ExportsApi(exports).operations(),
                new HealthApi(database, consumers, search).operations(),
                new ObjectsApi(types, objects, reader).operations(),
                new SearchApi(types, properties, search, reader).operations(),
                new RecordLifeApi(
                        types,
                        new Merge(database, properties, associations, journal),
                        new PrivacyDeletion(database, properties, associations, journal, imports),
                        new RecycleBin(database, properties, journal, counterparts))
                    .operations(),
                new ObjectAssociationsApi(types, recordAssociations, reader).operations(),
                new AssociationsApi(types, recordAssociations).operations(),
                new AssociationBatchesApi(types, recordAssociations).operations(),
                new AssociationLabelsApi(types, associationTypes, recordAssociations).operations(),
                new AssociationConfigurationsApi(types, associationTypes).operations(),
                new UsageReportsApi(
                        types, new UsageReports(database.jdbi(), associationLimits), owners)
                    .operations(),
                new AssociationsV3Api(types, recordAssociations).operations(),
                new PipelinesApi(types, pipelines).operations(),
                new ValidationsApi(types, properties).operations(),
                new PropertiesApi(types, properties).operations(),
                new RollupsApi(
                        types, new RollupDefinitions(properties, associationTypes, recalculations))
                    .operations(),
                new SchemasApi(customObjects, recordAssociations).operations(),
                new ObjectLibraryApi(types).operations(),
                new LimitsTrackingApi(
                        types,
                        new LimitsTracking(portals, types, customTypes, properties, counts),
                        new AssociationLimitsTracking(
                            types,
                            associationTypes,
                            new AssociationUsage(database.jdbi(), associationLimits),
                            new ObjectLabels(database)))
                    .operations(),
                new AccountApi(portals, usage, limits::days, currencies).operations(),
                new PortalSettingsApi(portalSettings, currencies).operations(),
                new CurrenciesApi(currencies).operations(),
                new TaxRatesApi(new TaxRates(database)).operations(),
                new AuditApi(auditLog).operations(),
                new UsersApi(users, teams).operations(),
                new AppUserApi(portals, users).operations(),
                new OwnersApi(owners, teams).operations(),
                new ImportsApi(imports, types).operations())
            .flatMap(List::stream)
            .map(auditLog::watching)
            .toList();

    exports.resume();

    Optional<Portals.Opened> opened =
        new FirstStart(portals, new DemoRecords(types, objects, users))
            .open(
                new FirstStart.Wish(
                    settings.portalId(), settings.token(), settings.tier(), settings.demo()));

    Edge edge = new Edge(operations, portals, limits, Axle::outage, clock);
    HttpServer http =
        HttpServer.start(settings.host(), settings.port(), settings.databaseConnections(), edge);
    parts.push(http);
    imports.resume();
    fills.start();
    jobs.start();
    fileTasks.resume();
    return new Axle(http, portals, operations, opened, parts);
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

  /** The operations list: all that is routed. */
  public List<Operation> operations() {
    return operations;
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
