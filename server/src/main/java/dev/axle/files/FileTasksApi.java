package dev.axle.files;

import dev.axle.edge.Access;
import dev.axle.edge.Answer;
import dev.axle.edge.ApiPaths;
import dev.axle.edge.Call;
import dev.axle.edge.Method;
import dev.axle.edge.Operation;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The operations whose work goes on after their answer. */
public final class FileTasksApi {

  private static final String STATUS = "/tasks/{taskId}/status";

  private final FileTasks tasks;

  public FileTasksApi(FileTasks tasks) {
    this.tasks = tasks;
  }

  public List<Operation> operations() {
    Access reading = Access.anyOf("files", "files.read", "files.ui_hidden.read");
    Access writing = Access.anyOf("files", "files.write", "files.ui_hidden.write");
    String importing = "/files/import-from-url/async";
    String updating = "/folders/update/async";
    return List.of(
        Operation.of("files.import-from-url", Method.POST, ApiPaths.files(importing))
            .access(writing)
            .takes(UrlImport.class)
            .gives(202, FileWire.TaskLocator.class)
            .documented("Fetches a file from an address, in the background.")
            .answeredBy(
                call ->
                    begun(
                        call,
                        tasks.importFromUrl(
                            call.portal(), call.body(UrlImport.class), call.now()))),
        Operation.of("files.import-from-url.status", Method.GET, ApiPaths.files(importing + STATUS))
            .access(reading)
            .gives(200, FileWire.TaskStatus.class)
            .documented("Says how far the fetch of a file is.")
            .answeredBy(
                call -> {
                  FileTask task = read(call, FileTask.Kind.IMPORT_FROM_URL);
                  return status(task, tasks.file(task).map(file -> FileWire.of(call, file)));
                }),
        Operation.of("files.folders.update-async", Method.POST, ApiPaths.files(updating))
            .access(writing)
            .takes(FileWire.FolderUpdateWithId.class)
            .gives(202, FileWire.TaskLocator.class)
            .documented("Renames or moves a folder with all that is below it, in the background.")
            .answeredBy(
                call ->
                    begun(
                        call,
                        tasks.updateFolder(
                            call.portal(),
                            call.body(FileWire.FolderUpdateWithId.class),
                            call.now()))),
        Operation.of(
                "files.folders.update-async.status", Method.GET, ApiPaths.files(updating + STATUS))
            .access(writing)
            .gives(200, FileWire.TaskStatus.class)
            .documented("Says how far the change of a folder is.")
            .answeredBy(
                call -> {
                  FileTask task = read(call, FileTask.Kind.FOLDER_UPDATE);
                  return status(task, tasks.folder(task).map(FileWire::of));
                }));
  }

  private FileTask read(Call call, FileTask.Kind kind) {
    return tasks.read(call.portal(), kind, call.path("taskId"));
  }

  private static Answer begun(Call call, FileTask task) {
    String id = task.id().toString();
    return new Answer(
        202,
        new FileWire.TaskLocator(id, Map.of("status", call.location("tasks/" + id + "/status"))),
        Map.of());
  }

  private static Answer status(FileTask task, Optional<?> result) {
    return Answer.ok(FileWire.of(task, result.orElse(null)));
  }
}
