package dev.axle.crm.lists;

import dev.axle.edge.Answer;
import dev.axle.edge.ApiPaths;
import dev.axle.edge.Call;
import dev.axle.edge.Method;
import dev.axle.edge.Operation;
import dev.axle.edge.Parameter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The operations on folders of lists. */
public final class ListFoldersApi {

  private static final String ROOT = "0";

  private final ListFolders folders;
  private final Lists lists;

  public ListFoldersApi(ListFolders folders, Lists lists) {
    this.folders = folders;
    this.lists = lists;
  }

  record Create(String name, @Nullable String parentFolderId) {}

  record MoveList(String listId, String newFolderId) {}

  /** {@code PublicListFolder}, with all that is below it. */
  record Shown(
      String id,
      String parentFolderId,
      @Nullable String name,
      @Nullable Long userId,
      @Nullable String createdAt,
      @Nullable String updatedAt,
      @Nullable String updatedContentsAt,
      List<Long> childLists,
      List<Shown> childNodes) {

    static Shown of(ListFolders.Tree tree) {
      return new Shown(
          Long.toString(tree.id()),
          tree.folder().map(folder -> Long.toString(folder.parent())).orElse(ROOT),
          tree.folder().map(ListFolder::name).orElse(null),
          tree.folder().map(folder -> Long.valueOf(folder.createdBy())).orElse(null),
          tree.folder().map(folder -> folder.createdAt().toString()).orElse(null),
          tree.folder().map(folder -> folder.updatedAt().toString()).orElse(null),
          tree.folder().map(folder -> folder.contentsUpdatedAt().toString()).orElse(null),
          tree.lists(),
          tree.below().stream().map(Shown::of).toList());
    }
  }

  record One(Shown folder) {}

  public List<Operation> operations() {
    List<String> all = ApiPaths.crm("lists", "/folders");
    return List.of(
        Operation.of("crm.lists.folders.create", Method.POST, all)
            .access(ListScopes.WRITING)
            .takes(Create.class)
            .gives(200, One.class)
            .documented("Makes a folder.")
            .answeredBy(this::create),
        Operation.of("crm.lists.folders.read", Method.GET, all)
            .access(ListScopes.READING)
            .gives(200, One.class)
            .query(Parameter.text("folderId", "The folder: the root unless told."))
            .documented("Reads a folder with all that is below it.")
            .answeredBy(
                call ->
                    shown(
                        folders.read(
                            call.portal(), folder(call.query().text("folderId").orElse(ROOT))))),
        Operation.of(
                "crm.lists.folders.moveList",
                Method.PUT,
                ApiPaths.crm("lists", "/folders/move-list"))
            .access(ListScopes.WRITING)
            .takes(MoveList.class)
            .givesNothing()
            .documented("Puts a list into another folder.")
            .answeredBy(this::moveList),
        Operation.of(
                "crm.lists.folders.delete",
                Method.DELETE,
                ApiPaths.crm("lists", "/folders/{folderId}"))
            .access(ListScopes.WRITING)
            .givesNothing()
            .documented("Deletes an empty folder.")
            .answeredBy(
                call -> {
                  folders.delete(call.portal(), folder(call.path("folderId")), call.now());
                  return Answer.noContent();
                }),
        Operation.of(
                "crm.lists.folders.move",
                Method.PUT,
                ApiPaths.crm("lists", "/folders/{folderId}/move/{newParentFolderId}"))
            .access(ListScopes.WRITING)
            .gives(200, One.class)
            .documented("Puts a folder into another.")
            .answeredBy(
                call ->
                    shown(
                        folders.move(
                            call.portal(),
                            folder(call.path("folderId")),
                            folder(call.path("newParentFolderId")),
                            call.now()))),
        Operation.of(
                "crm.lists.folders.rename",
                Method.PUT,
                ApiPaths.crm("lists", "/folders/{folderId}/rename"))
            .access(ListScopes.WRITING)
            .gives(200, One.class)
            .query(Parameter.text("newFolderName", "The new name."))
            .documented("Gives a folder another name.")
            .answeredBy(
                call ->
                    shown(
                        folders.rename(
                            call.portal(),
                            folder(call.path("folderId")),
                            call.query().text("newFolderName").orElse(""),
                            call.now()))));
  }

  private static long folder(String text) {
    return ListId.number("folderId", text);
  }

  private static Answer shown(ListFolders.Tree tree) {
    return Answer.ok(new One(Shown.of(tree)));
  }

  private Answer create(Call call) {
    Create request = call.body(Create.class);
    String parent = request.parentFolderId();
    return shown(
        folders.create(
            call.portal(),
            folder(parent == null || parent.isBlank() ? ROOT : parent),
            request.name(),
            ListsApi.author(call),
            call.now()));
  }

  private Answer moveList(Call call) {
    MoveList request = call.body(MoveList.class);
    lists.move(
        call.portal(),
        ListId.of(request.listId()),
        folder(request.newFolderId()),
        ListsApi.stamp(call));
    return Answer.noContent();
  }
}
