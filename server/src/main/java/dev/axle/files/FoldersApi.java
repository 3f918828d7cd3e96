package dev.axle.files;

import dev.axle.edge.Access;
import dev.axle.edge.Answer;
import dev.axle.edge.ApiPaths;
import dev.axle.edge.Call;
import dev.axle.edge.Method;
import dev.axle.edge.Operation;
import dev.axle.edge.Paging;
import dev.axle.edge.Parameter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The operations on folders. A folder is named by its id or its path. */
public final class FoldersApi {

  private static final int PAGE = 100;

  private final Library library;

  public FoldersApi(Library library) {
    this.library = library;
  }

  public List<Operation> operations() {
    Access reading = Access.anyOf("files", "files.read", "files.ui_hidden.read");
    Access writing = Access.anyOf("files", "files.write", "files.ui_hidden.write");
    List<String> one = ApiPaths.files("/folders/{folderId}");
    return List.of(
        Operation.of("files.folders.create", Method.POST, ApiPaths.files("/folders"))
            .access(writing)
            .takes(FileWire.FolderCreate.class)
            .gives(201, FileWire.ShownFolder.class)
            .documented("Makes a folder.")
            .answeredBy(this::create),
        Operation.of("files.folders.search", Method.GET, ApiPaths.files("/folders/search"))
            .access(reading)
            .gives(200, FileWire.FolderListing.class)
            .query(
                Parameter.limit(PAGE, PAGE),
                Parameter.after(),
                Parameter.numbers("ids", "The ids of those wanted."),
                Parameter.numbers("parentFolderIds", "The folders to look in."),
                Parameter.text("name", "A part of the name."))
            .documented("Lists the folders that meet some conditions.")
            .answeredBy(this::search),
        Operation.of("files.folders.read", Method.GET, one)
            .access(reading)
            .gives(200, FileWire.ShownFolder.class)
            .documented("Reads a folder by id or path.")
            .answeredBy(
                call ->
                    Answer.ok(
                        FileWire.of(library.folders().read(call.portal(), call.path("folderId"))))),
        Operation.of("files.folders.update", Method.PATCH, one)
            .access(writing)
            .takes(FileWire.FolderUpdate.class)
            .gives(200, FileWire.ShownFolder.class)
            .documented("Renames or moves a folder with all that is below it.")
            .answeredBy(this::update),
        Operation.of("files.folders.delete", Method.DELETE, one)
            .access(Access.anyOf("files", "files.delete", "files.ui_hidden.write"))
            .givesNothing()
            .documented("Deletes an empty folder.")
            .answeredBy(
                call -> {
                  library.folders().delete(call.portal(), call.path("folderId"));
                  return Answer.noContent();
                }));
  }

  private Answer create(Call call) {
    var request = call.body(FileWire.FolderCreate.class);
    Folder made =
        library
            .folders()
            .create(
                call.portal(),
                request.name(),
                request.parentFolderId(),
                request.parentPath(),
                call.now());
    return Answer.created(FileWire.of(made), call.location(Long.toString(made.id())));
  }

  private Answer update(Call call) {
    var request = call.body(FileWire.FolderUpdate.class);
    return Answer.ok(
        FileWire.of(
            library
                .folders()
                .update(
                    call.portal(),
                    call.path("folderId"),
                    request.name(),
                    request.parentFolderId(),
                    call.now(),
                    (rows, folder) -> {})));
  }

  private Answer search(Call call) {
    int limit = call.query().limit(PAGE, PAGE);
    List<Folder> found =
        library
            .folders()
            .search(
                call.portal(),
                FilesApi.numbers(call, "ids"),
                FilesApi.numbers(call, "parentFolderIds"),
                call.query().text("name"),
                FilesApi.after(call),
                limit + 1);
    boolean more = found.size() > limit;
    List<Folder> shown = more ? found.subList(0, limit) : found;
    @Nullable Paging paging = more ? call.next(Long.toString(shown.getLast().id())) : null;
    return Answer.ok(new FileWire.FolderListing(shown.stream().map(FileWire::of).toList(), paging));
  }
}
