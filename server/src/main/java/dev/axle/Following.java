package dev.axle;

import dev.axle.crm.lists.Conversions;
import dev.axle.crm.lists.DynamicLists;
import dev.axle.crm.lists.Fills;
import dev.axle.crm.lists.Followed;
import dev.axle.crm.lists.IndexedMemberships;
import dev.axle.crm.lists.IndexedRecords;
import dev.axle.crm.lists.ListAllowance;
import dev.axle.crm.lists.ListFolders;
import dev.axle.crm.lists.ListFoldersApi;
import dev.axle.crm.lists.ListManagementApi;
import dev.axle.crm.lists.Lists;
import dev.axle.crm.lists.ListsApi;
import dev.axle.crm.lists.Memberships;
import dev.axle.crm.lists.MembershipsApi;
import dev.axle.crm.lists.MovingLists;
import dev.axle.crm.lists.RecordScan;
import dev.axle.crm.recalculations.DerivationWorker;
import dev.axle.crm.recalculations.RecalculationRun;
import dev.axle.crm.rollups.RollupConsumer;
import dev.axle.crm.rollups.Rollups;
import dev.axle.crm.search.RunningSearch;
import dev.axle.crm.search.SearchApi;
import dev.axle.database.Database;
import dev.axle.edge.Operation;
import dev.axle.journal.Consumer;
import dev.axle.journal.Consumers;
import dev.axle.portals.Entitlements;
import dev.axle.portals.Portals;
import java.util.List;
import java.util.stream.Stream;

/** What follows the journal: the search index, lists, and values that come from other records. */
final class Following {

  final RunningSearch search;
  final Consumers consumers;
  private final Crm crm;
  private final Fills fills;
  private final ListFolders listFolders;
  private final Lists lists;
  private final Memberships memberships;
  private final Conversions conversions;

  /**
   * @param hooks those who tell apps what happens
   */
  Following(Foundation base, Crm crm, List<Consumer> hooks) {
    this.crm = crm;
    Database database = base.database;
    Portals portals = base.portals;
    search =
        new SearchChoice(
                base.settings,
                database,
                base.journal,
                crm.types,
                crm.properties,
                crm.associations,
                new IndexedMemberships(),
                base.clock)
            .start();
    base.parts.push(search);
    DerivationWorker derivations = derivations(base, crm);
    base.parts.push(derivations);
    Followed followed =
        new Followed(crm.types, crm.properties, crm.associationTypes, portals::timeZone);
    fills =
        new Fills(
            database,
            crm.types,
            base.journal,
            followed,
            base.settings.searchLag().isZero()
                ? new IndexedRecords(search, database, crm.types, base.journal)
                : new RecordScan(database, crm.types, base.journal),
            portals::clock);
    base.parts.push(fills);
    listFolders = new ListFolders(database.jdbi());
    lists =
        new Lists(
            database,
            crm.types,
            crm.properties,
            crm.associationTypes,
            listFolders,
            fills,
            portal -> {
              Entitlements most = portals.entitlements(portal);
              return new ListAllowance(most.activeLists(), most.staticLists());
            });
    memberships = new Memberships(database, crm.types, base.journal, lists);
    conversions = new Conversions(database, base.jobs, lists, portals::timeZone);
    new MovingLists(database, base.jobs, fills, portals::times);
    consumers =
        Consumers.start(
            database,
            base.journal,
            Stream.concat(
                    hooks.stream(),
                    Stream.of(
                        new RollupConsumer(database, crm.types, crm.properties, derivations::wake),
                        new DynamicLists(
                            database, crm.types, base.journal, followed, fills, portals::clock)))
                .toList());
    base.parts.push(consumers);
  }

  private static DerivationWorker derivations(Foundation base, Crm crm) {
    Rollups rollups =
        new Rollups(base.database, crm.types, crm.properties, crm.objects.derived(), base.portals);
    RecalculationRun recalculations =
        new RecalculationRun(
            base.database, crm.types, crm.objects.derived(), rollups, base.portals, base.clock);
    return new DerivationWorker(List.of(rollups::advance, recalculations::advance));
  }

  /** Goes on with what a stopped server has left. */
  void resume() {
    fills.start();
  }

  List<Operation> operations() {
    return Stream.of(
            new SearchApi(crm.types, crm.properties, search, crm.reader).operations(),
            new ListsApi(lists, crm.types).operations(),
            new ListFoldersApi(listFolders, lists).operations(),
            new MembershipsApi(memberships, crm.types).operations(),
            new ListManagementApi(lists, conversions).operations())
        .flatMap(List::stream)
        .toList();
  }
}
