package dev.axle;

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
import dev.axle.crm.limits.AssociationLimitsTracking;
import dev.axle.crm.limits.LimitsTracking;
import dev.axle.crm.limits.LimitsTrackingApi;
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
import dev.axle.crm.objects.PersonalTraces;
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
import dev.axle.crm.recalculations.Recalculations;
import dev.axle.crm.rollups.RollupDefinitions;
import dev.axle.crm.rollups.RollupsApi;
import dev.axle.crm.schemas.CustomObjectTypes;
import dev.axle.crm.schemas.ObjectTypeId;
import dev.axle.crm.schemas.ObjectTypes;
import dev.axle.crm.users.AppUserApi;
import dev.axle.crm.users.UserRecords;
import dev.axle.crm.users.Users;
import dev.axle.crm.users.UsersApi;
import dev.axle.currencies.Currencies;
import dev.axle.database.Database;
import dev.axle.edge.Operation;
import dev.axle.portals.PortalSettings;
import dev.axle.portals.PortalSettingsApi;
import dev.axle.portals.Portals;
import dev.axle.portals.Revaluation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** Records, what they are made of, and whom they belong to. */
final class Crm {

  private static final ObjectTypeId DEALS = new ObjectTypeId("0-3");

  final ObjectTypes types;
  final Properties properties;
  final AssociationDefinitions associationTypes;
  final Associations associations;
  final Recalculations recalculations;
  final Owners owners;
  final Currencies currencies;
  final Objects objects;
  final ObjectReader reader;
  final Users users;
  private final Foundation base;
  private final CustomObjectTypes customTypes;
  private final Pipelines pipelines;
  private final AssociationLimits associationLimits;
  private final RecordAssociations recordAssociations;
  private final Teams teams;
  private final Counterparts counterparts = new Counterparts(Map.of("user", new UserRecords()));
  private final PortalSettings portalSettings;
  private final ObjectCounts counts;
  private final ObjectPurge purge;

  Crm(Foundation base) {
    this.base = base;
    Database database = base.database;
    Portals portals = base.portals;
    customTypes =
        new CustomObjectTypes(
            database.jdbi(), portal -> portals.entitlements(portal).customObjectTypes());
    types = ObjectTypes.with(customTypes);
    recalculations = new Recalculations(database, base.clock);
    pipelines =
        new Pipelines(
            database.jdbi(),
            new PipelineLimits(portals::entitlements, customTypes::all),
            recalculations);
    properties =
        new Properties(
            database.jdbi(),
            new StageProperties(pipelines),
            types,
            portals::entitlements,
            recalculations);
    pipelines.onChange(properties::forget);
    associationTypes =
        new AssociationDefinitions(
            database.jdbi(), portal -> portals.entitlements(portal).associationLabelsPerPair());
    associationLimits =
        new AssociationLimits(portal -> portals.entitlements(portal).associationsPerRecord());
    associations = new Associations(associationTypes, base.journal, associationLimits);
    recordAssociations = new RecordAssociations(database, associationTypes, associations);
    teams = new Teams(database.jdbi(), portal -> portals.entitlements(portal).teams());
    owners = new Owners(database.jdbi());
    Revaluation revaluation =
        (transaction, portal) ->
            recalculations.begin(transaction, portal, DEALS, Recalculation.Cause.RECORD);
    portalSettings = new PortalSettings(database, portals::forget, revaluation);
    currencies = new Currencies(database, portalSettings, revaluation);
    objects =
        new Objects(
            database,
            types,
            properties,
            associations,
            base.journal,
            pipelines,
            owners,
            currencies::rate,
            portal -> portalSettings.of(portal).associatesCompanies(),
            counterparts);
    users = new Users(database, types, objects.bulk(), teams);
    reader = new ObjectReader(database, properties, associations, base.journal);
    counts = new ObjectCounts(database.jdbi());
    purge = new ObjectPurge(database, associations, base.journal);
    base.jobs.every(
        Duration.ofSeconds(10),
        "recycle bins",
        new ExpiredRecords(database, types, purge, portals::times));
  }

  /**
   * @param traces what other features keep of persons
   */
  List<Operation> operations(PersonalTraces traces) {
    return Stream.of(records(traces), connections(), definitions(), account())
        .flatMap(Function.identity())
        .flatMap(List::stream)
        .toList();
  }

  private Stream<List<Operation>> records(PersonalTraces traces) {
    return Stream.of(
        new ObjectsApi(types, objects, reader).operations(),
        new RecordLifeApi(
                types,
                new Merge(base.database, properties, associations, base.journal),
                new PrivacyDeletion(base.database, properties, associations, base.journal, traces),
                new RecycleBin(base.database, properties, base.journal, counterparts))
            .operations());
  }

  private Stream<List<Operation>> connections() {
    return Stream.of(
        new ObjectAssociationsApi(types, recordAssociations, reader).operations(),
        new AssociationsApi(types, recordAssociations).operations(),
        new AssociationBatchesApi(types, recordAssociations).operations(),
        new AssociationLabelsApi(types, associationTypes, recordAssociations).operations(),
        new AssociationConfigurationsApi(types, associationTypes).operations(),
        new UsageReportsApi(
                types, new UsageReports(base.database.jdbi(), associationLimits), owners)
            .operations(),
        new AssociationsV3Api(types, recordAssociations).operations());
  }

  private Stream<List<Operation>> definitions() {
    CustomObjects customObjects =
        new CustomObjects(
            customTypes, types, properties, associationTypes, pipelines, counts, purge);
    return Stream.of(
        new PipelinesApi(types, pipelines).operations(),
        new ValidationsApi(types, properties).operations(),
        new PropertiesApi(types, properties).operations(),
        new RollupsApi(types, new RollupDefinitions(properties, associationTypes, recalculations))
            .operations(),
        new SchemasApi(customObjects, recordAssociations).operations(),
        new ObjectLibraryApi(types).operations(),
        new LimitsTrackingApi(
                types,
                new LimitsTracking(base.portals, types, customTypes, properties, counts),
                new AssociationLimitsTracking(
                    types,
                    associationTypes,
                    new AssociationUsage(base.database.jdbi(), associationLimits),
                    new ObjectLabels(base.database)))
            .operations());
  }

  private Stream<List<Operation>> account() {
    return Stream.of(
        new PortalSettingsApi(portalSettings, currencies).operations(),
        new UsersApi(users, teams).operations(),
        new AppUserApi(base.portals, users).operations(),
        new OwnersApi(owners, teams).operations());
  }
}
