package dev.axle;

import dev.axle.crm.exports.Exports;
import dev.axle.crm.exports.ExportsApi;
import dev.axle.crm.imports.ImportFiles;
import dev.axle.crm.imports.Imports;
import dev.axle.crm.imports.ImportsApi;
import dev.axle.crm.lists.HandLists;
import dev.axle.crm.lists.ListMembers;
import dev.axle.edge.Operation;
import dev.axle.files.FileTasks;
import dev.axle.files.FileTasksApi;
import dev.axle.files.FilesApi;
import dev.axle.files.FoldersApi;
import dev.axle.files.Library;
import dev.axle.outgoing.Outgoing;
import dev.axle.portals.Portals;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** What comes and goes as files. */
final class Transfers {

  final Imports imports;
  private final Crm crm;
  private final Exports exports;
  private final Library library;
  private final FileTasks fileTasks;

  Transfers(Foundation base, Crm crm, Following following) {
    this.crm = crm;
    Portals portals = base.portals;
    imports =
        new Imports(
            base.database,
            crm.types,
            crm.properties,
            crm.objects.bulk(),
            crm.associations,
            crm.associationTypes,
            crm.owners,
            new HandLists(base.database, base.journal),
            new ImportFiles(base.storages.of("imports"), base.spool),
            portals,
            base.clock);
    base.parts.push(imports);
    exports =
        new Exports(
            base.database.jdbi(),
            crm.types,
            crm.properties,
            crm.reader,
            new ListMembers(base.database),
            following.search,
            base.storages.of("exports"),
            base.spool,
            portals::clock);
    base.parts.push(exports);
    base.jobs.every(
        Duration.ofSeconds(10),
        "files of exports",
        stop -> exports.deleteExpired(stop, portals.times()));
    library = new Library(base.database.jdbi(), base.storages.of("files"), base.spool, base.clock);
    base.parts.push(library);
    Outgoing outgoing = new Outgoing(base.settings.reach());
    base.parts.push(outgoing);
    fileTasks =
        new FileTasks(
            base.database.jdbi(), library, outgoing, base.spool, portals::clock, base.clock);
    base.parts.push(fileTasks);
  }

  /** Goes on with what a stopped server has left. */
  void resume() {
    exports.resume();
    imports.resume();
    fileTasks.resume();
  }

  List<Operation> operations() {
    return Stream.of(
            new FilesApi(library).operations(),
            new FoldersApi(library).operations(),
            new FileTasksApi(fileTasks).operations(),
            new ExportsApi(exports).operations(),
            new ImportsApi(imports, crm.types).operations())
        .flatMap(List::stream)
        .toList();
  }
}
