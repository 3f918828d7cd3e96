package dev.axle;

import dev.axle.audit.AuditApi;
import dev.axle.audit.AuditLog;
import dev.axle.crm.associations.AssociationBatchesApi;
import dev.axle.crm.associations.AssociationConfigurationsApi;
import dev.axle.crm.associations.AssociationDefinitions;
import dev.axle.crm.associations.AssociationLabelsApi;
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
import dev.axle.crm.objectlibrary.ObjectLibraryApi;
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
import dev.axle.crm.pipelines.Pipelines;
import dev.axle.crm.pipelines.PipelinesApi;
import dev.axle.crm.pipelines.StageProperties;
import dev.axle.crm.properties.Properties;
import dev.axle.crm.properties.PropertiesApi;
import dev.axle.crm.properties.ValidationsApi;
import dev.axle.crm.schemas.CustomObjectTypes;
import dev.axle.crm.schemas.ObjectTypes;
import dev.axle.crm.search.ListMemberships;
import dev.axle.crm.search.RecordSearch;
import dev.axle.crm.search.SearchApi;
import dev.axle.crm.search.lucene.LuceneIndexes;
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
import dev.axle.files.FilesApi;
import dev.axle.files.FoldersApi;
import dev.axle.files.Library;
import dev.axle.journal.Consumers;
import dev.axle.journal.Journal;
import dev.axle.portals.AccountApi;
import dev.axle.portals.ApiUsage;
import dev.axle.portals.PortalSettings;
import dev.axle.portals.PortalSettingsApi;
import dev.axle.portals.Portals;
import dev.axle.taxrates.TaxRates;
import dev.axle.taxrates.TaxRatesApi;
import dev.axle.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Axle, running: every part is made here, and handed those that it needs. */
public final class Axle implements AutoCloseable {

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

    Portals portals = new Portals(database.jdbi(), settings.limits(), clock);
    ApiUsage usage = new ApiUsage(database.jdbi());
    Limits limits = new Limits(usage);
    parts.push(usage.keeping(limits::days));

    Journal journal = new Journal(database);
    CustomObjectTypes customTypes =
        new CustomObjectTypes(
            database.jdbi(), portal -> portals.entitlements(portal).customObjectTypes());
    ObjectTypes types = ObjectTypes.with(customTypes);
    Pipelines pipelines = new Pipelines(database.jdbi());
    Properties properties = new Properties(database.jdbi(), new StageProperties(pipelines));
    pipelines.onChange(properties::forget);
    AssociationDefinitions associationTypes = new AssociationDefinitions(database.jdbi());
    Associations associations = new Associations(associationTypes, journal);
    RecordAssociations recordAssociations =
        new RecordAssociations(database, associationTypes, associations);
    AuditLog auditLog = new AuditLog(database.jdbi());
    Teams teams = new Teams(database.jdbi());
    Owners owners = new Owners(database.jdbi());
    PortalSettings portalSettings = new PortalSettings(database, portals::forget);
    Currencies currencies = new Currencies(database, portalSettings);
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
            portal -> portalSettings.of(portal).associatesCompanies());
    Users users = new Users(database, types, objects.bulk(), teams);
    ObjectReader reader = new ObjectReader(database, properties, associations, journal);
    ObjectCounts counts = new ObjectCounts(database.jdbi());
    CustomObjects customObjects =
        new CustomObjects(
            customTypes,
            types,
            properties,
            associationTypes,
            pipelines,
            counts,
            new ObjectPurge(database, associations, journal));

    Imports imports =
        new Imports(
            database,
            types,
            properties,
            objects.bulk(),
            associations,
            associationTypes,
            owners,
            new ImportFiles(settings.data().resolve("imports")),
            portals,
            clock);
    parts.push(imports);
    Exports exports =
        new Exports(
            database.jdbi(), types, properties, reader, settings.data().resolve("exports"), clock);
    parts.push(exports);
    Library library = new Library(database.jdbi(), settings.data().resolve("files"), clock);

    RecordSearch search =
        RecordSearch.start(
            new RecordSearch.Settings(settings.data().resolve("search"), settings.searchLag()),
            new LuceneIndexes(settings.data().resolve("search")),
            database,
            journal,
            types,
            properties,
            associations,
            ListMemberships.none(),
            clock);
    parts.push(search);

    Consumers consumers = Consumers.start(database, journal, List.of());
    parts.push(consumers);

    List<Operation> operations =
        Stream.of(
                new FilesApi(library).operations(),
                new FoldersApi(library).operations(),
                new ExportsApi(exports).operations(),
                new HealthApi(database, consumers, search).operations(),
                new ObjectsApi(types, objects, reader).operations(),
                new SearchApi(types, properties, search, reader).operations(),
                new RecordLifeApi(
                        types,
                        new Merge(database, properties, associations, journal),
                        new PrivacyDeletion(database, properties, associations, journal, imports),
                        new RecycleBin(database, properties, journal))
                    .operations(),
                new ObjectAssociationsApi(types, recordAssociations, reader).operations(),
                new AssociationsApi(types, recordAssociations).operations(),
                new AssociationBatchesApi(types, recordAssociations).operations(),
                new AssociationLabelsApi(types, associationTypes, recordAssociations).operations(),
                new AssociationConfigurationsApi(types, associationTypes).operations(),
                new UsageReportsApi(types, new UsageReports(database.jdbi()), owners).operations(),
                new AssociationsV3Api(types, recordAssociations).operations(),
                new PipelinesApi(types, pipelines).operations(),
                new ValidationsApi(types, properties).operations(),
                new PropertiesApi(types, properties).operations(),
                new SchemasApi(customObjects, recordAssociations).operations(),
                new ObjectLibraryApi(types).operations(),
                new LimitsTrackingApi(
                        types,
                        new LimitsTracking(portals, types, customTypes, properties, counts),
                        new AssociationLimitsTracking(
                            types,
                            associationTypes,
                            new AssociationUsage(database.jdbi()),
                            new ObjectLabels(database)))
                    .operations(),
                new AccountApi(portals, usage, limits::days, currencies).operations(),
                new PortalSettingsApi(portalSettings, currencies).operations(),
                new CurrenciesApi(currencies).operations(),
                new TaxRatesApi(new TaxRates(database)).operations(),
                new AuditApi(auditLog).operations(),
                new UsersApi(users, teams).operations(),
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

    Edge edge = new Edge(operations, portals, limits, DatabaseUnavailable::explains, clock);
    HttpServer http =
        HttpServer.start(settings.host(), settings.port(), settings.databaseConnections(), edge);
    parts.push(http);
    imports.resume();
    return new Axle(http, portals, operations, opened, parts);
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
