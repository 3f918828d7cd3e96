package dev.axle.files;

import dev.axle.edge.Access;
import dev.axle.edge.Answer;
import dev.axle.edge.ApiPaths;
import dev.axle.edge.Call;
import dev.axle.edge.Download;
import dev.axle.edge.EdgeProblems;
import dev.axle.edge.Method;
import dev.axle.edge.Operation;
import dev.axle.edge.Paging;
import dev.axle.edge.Parameter;
import dev.axle.edge.PortalId;
import dev.axle.edge.Upload;
import dev.axle.storage.Storage;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The operations on files.
 *
 * <p>Source: https://developers.hubspot.com/docs/api-reference/files-files-v3/guide
 */
public final class FilesApi {

  private static final int PAGE = 100;
  static final long LARGEST = 512L * 1024 * 1024;
  private static final int DEEPEST = 8;
  private static final Duration LINK_LIVES = Duration.ofHours(1);
  private static final Duration LONGEST_LINK = Duration.ofDays(7);
  private static final Set<String> SEARCHED =
      Set.of(
          "after",
          "limit",
          "ids",
          "parentFolderIds",
          "name",
          "extension",
          "type",
          "path",
          "fileMd5",
          "createdAtGte",
          "createdAtLte",
          "properties");

  private final Library library;

  public FilesApi(Library library) {
    this.library = library;
  }

  public List<Operation> operations() {
    Access reading = Access.anyOf("files", "files.read", "files.ui_hidden.read");
    Access writing = Access.anyOf("files", "files.write", "files.ui_hidden.write");
    Access deleting = Access.anyOf("files", "files.delete", "files.ui_hidden.write");
    List<String> all = ApiPaths.files("/files");
    List<String> one = ApiPaths.files("/files/{fileId}");
    List<Operation> operations = new ArrayList<>();
    operations.add(
        Operation.of("files.upload", Method.POST, all)
            .access(writing)
            .gives(201, FileWire.Shown.class)
            .takesParts(
                Parameter.file("file", "The bytes."),
                Parameter.json(
                    "options",
                    "Who may fetch it, how long it lives, and what to do about one of the same name."),
                Parameter.text("fileName", "The name, in place of that of the part."),
                Parameter.text("folderId", "The folder, by its id."),
                Parameter.text("folderPath", "The folder, by its path."))
            .documented("Takes a file in.")
            .answeredBy(this::upload));
    operations.add(
        Operation.of("files.search", Method.GET, ApiPaths.files("/files/search"))
            .access(reading)
            .gives(200, FileWire.Listing.class)
            .query(
                Parameter.limit(PAGE, PAGE),
                Parameter.after(),
                Parameter.numbers("ids", "The ids of those wanted."),
                Parameter.numbers("parentFolderIds", "The folders to look in."),
                Parameter.text("name", "A part of the name."),
                Parameter.text("extension", "The ending of the name."),
                Parameter.text("type", "Such as IMG or DOCUMENT."),
                Parameter.text("path", "The whole path."),
                Parameter.text("fileMd5", "The MD5 of the bytes."),
                Parameter.time("createdAtGte", "Not made before."),
                Parameter.time("createdAtLte", "Not made after."),
                Parameter.texts("properties", "Taken and not needed: everything is shown."))
            .documented("Lists the files that meet some conditions.")
            .answeredBy(this::search));
    operations.add(
        Operation.of("files.stat", Method.GET, ApiPaths.files("/files/stat/{path}"))
            .access(reading)
            .gives(200, FileWire.Stat.class)
            .documented("Says what is under a path.")
            .answeredBy(this::stat));
    operations.add(
        Operation.of("files.read", Method.GET, one)
            .access(reading)
            .gives(200, FileWire.Shown.class)
            .documented("Reads what is known of a file.")
            .answeredBy(call -> Answer.ok(FileWire.of(call, read(call)))));
    operations.add(
        Operation.of("files.replace", Method.PUT, one)
            .access(writing)
            .gives(200, FileWire.Shown.class)
            .takesParts(
                Parameter.file("file", "The bytes."),
                Parameter.json(
                    "options",
                    "Who may fetch it, how long it lives, and what to do about one of the same name."))
            .documented("Puts other bytes in place of a file's.")
            .answeredBy(this::replace));
    operations.add(
        Operation.of("files.update", Method.PATCH, one)
            .access(writing)
            .takes(Library.Change.class)
            .gives(200, FileWire.Shown.class)
            .documented("Renames or moves a file, or changes who may fetch it.")
            .answeredBy(
                call ->
                    Answer.ok(
                        FileWire.of(
                            call,
                            library.update(
                                call.portal(),
                                call.path("fileId"),
                                call.body(Library.Change.class),
                                call.now())))));
    for (String tail : List.of("", "/gdpr-delete")) {
      operations.add(
          Operation.of(
                  tail.isEmpty() ? "files.delete" : "files.gdpr-delete",
                  Method.DELETE,
                  ApiPaths.files("/files/{fileId}" + tail))
              .access(deleting)
              .givesNothing()
              .documented("Deletes a file and its bytes.")
              .answeredBy(
                  call -> {
                    library.delete(call.portal(), call.path("fileId"));
                    return Answer.noContent();
                  }));
    }
    operations.add(
        Operation.of("files.signed-url", Method.GET, ApiPaths.files("/files/{fileId}/signed-url"))
            .access(reading)
            .gives(200, FileWire.Signed.class)
            .query(
                Parameter.number(
                    "expirationSeconds",
                    "How long the link lives: an hour unless told, seven days at most."))
            .documented("Gives a link to a private file that dies after a while.")
            .answeredBy(this::sign));
    operations.add(
        Operation.of("files.download", Method.GET, ApiPaths.files("/files/{fileId}/download"))
            .access(reading)
            .documented("The bytes of a file.")
            .answeredBy(call -> download(read(call))));
    operations.add(
        Operation.of(
                "axle.files.signed",
                Method.GET,
                List.of("/axle/v1/files/{portalId}/{fileId}/signed"))
            .access(Access.open())
            .query(
                Parameter.time("expires", "When the link dies, in milliseconds since the epoch."),
                Parameter.text("signature", "What makes the link valid."))
            .documented("The bytes of a file, by a signed link.")
            .answeredBy(this::signed));
    operations.add(
        Operation.of("files.public", Method.GET, publicPaths())
            .access(Access.open())
            .documented("The bytes of a public file.")
            .answeredBy(this::open));
    return operations;
  }

  private static List<String> publicPaths() {
    List<String> paths = new ArrayList<>();
    StringBuilder path = new StringBuilder("/hubfs/{portalId}");
    for (int depth = 1; depth <= DEEPEST; depth++) {
      paths.add(path.append("/{p").append(depth).append('}').toString());
    }
    return paths;
  }

  private StoredFile read(Call call) {
    return library.read(call.portal(), call.path("fileId"));
  }

  private Answer upload(Call call) {
    try (Upload upload = call.upload(LARGEST)) {
      StoredFile file =
          library.upload(
              call.portal(),
              file(upload),
              Place.of(
                  upload.text("folderId").orElse(null),
                  upload.text("folderPath").orElse(null),
                  upload.text("fileName").orElse(null)),
              upload.json("options", UploadOptions.class),
              call.now());
      return Answer.created(FileWire.of(call, file), call.location(Long.toString(file.id())));
    }
  }

  private static Upload.File file(Upload upload) {
    return upload.files("file").stream().findFirst().orElseThrow(FileProblems::noUpload);
  }

  private Answer replace(Call call) {
    try (Upload upload = call.upload(LARGEST)) {
      UploadOptions options =
          upload.text("options").isEmpty()
              ? UploadOptions.none()
              : upload.json("options", UploadOptions.class);
      return Answer.ok(
          FileWire.of(
              call,
              library.replace(
                  call.portal(), call.path("fileId"), file(upload), options, call.now())));
    }
  }

  private Answer stat(Call call) {
    Library.Stat stat = library.stat(call.portal(), call.path("path"));
    return Answer.ok(
        new FileWire.Stat(
            stat.file().map(file -> FileWire.of(call, file)).orElse(null),
            stat.folder().map(FileWire::of).orElse(null)));
  }

  private Answer search(Call call) {
    for (String name : call.query().names()) {
      if (!SEARCHED.contains(name)) {
        throw FileProblems.badFilter(name);
      }
    }
    int limit = call.query().limit(PAGE, PAGE);
    FileStore.Search search =
        new FileStore.Search(
            numbers(call, "ids"),
            numbers(call, "parentFolderIds"),
            call.query().text("name"),
            call.query().text("extension"),
            call.query().text("type"),
            call.query().text("path"),
            call.query().text("fileMd5"),
            time(call, "createdAtGte"),
            time(call, "createdAtLte"),
            after(call));
    List<StoredFile> found = library.search(call.portal(), search, limit + 1);
    boolean more = found.size() > limit;
    List<StoredFile> shown = more ? found.subList(0, limit) : found;
    @Nullable Paging paging = more ? call.next(Long.toString(shown.getLast().id())) : null;
    return Answer.ok(
        new FileWire.Listing(shown.stream().map(file -> FileWire.of(call, file)).toList(), paging));
  }

  static long after(Call call) {
    return call.query().text("after").map(text -> number("after", text)).orElse(0L);
  }

  static List<Long> numbers(Call call, String name) {
    return call.query().list(name).stream().map(text -> number(name, text)).toList();
  }

  static long number(String name, String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException notANumber) {
      throw EdgeProblems.badQueryParameter(name);
    }
  }

  private static Optional<Instant> time(Call call, String name) {
    return call.query()
        .text(name)
        .map(
            text -> {
              try {
                return text.chars().allMatch(Character::isDigit)
                    ? Instant.ofEpochMilli(Long.parseLong(text))
                    : Instant.parse(text);
              } catch (DateTimeParseException notATime) {
                throw EdgeProblems.badQueryParameter(name);
              }
            });
  }

  private Answer sign(Call call) {
    StoredFile file = read(call);
    Duration lives =
        call.query()
            .text("expirationSeconds")
            .map(text -> Duration.ofSeconds(number("expirationSeconds", text)))
            .orElse(LINK_LIVES);
    if (lives.isNegative() || lives.isZero() || lives.compareTo(LONGEST_LINK) > 0) {
      throw EdgeProblems.badQueryParameter("expirationSeconds");
    }
    Instant expiry = Instant.ofEpochMilli(call.now().plus(lives).toEpochMilli());
    String url =
        "%s/axle/v1/files/%s/%d/signed?expires=%d&signature=%s"
            .formatted(
                call.origin(),
                call.portal(),
                file.id(),
                expiry.toEpochMilli(),
                file.linkKey().signature(expiry));
    return Answer.ok(
        new FileWire.Signed(
            expiry.toString(),
            url,
            file.extension(),
            file.bytes().size(),
            file.name(),
            file.bytes().type(),
            file.bytes().width().orElse(null),
            file.bytes().height().orElse(null)));
  }

  private Answer download(StoredFile file) {
    Storage.Content content = library.content(file);
    return Answer.ok(
        new Download(content.bytes(), content.length(), FileWire.mediaType(file), file.fileName()));
  }

  private static PortalId portal(Call call) {
    try {
      return new PortalId(Long.parseLong(call.path("portalId")));
    } catch (NumberFormatException notANumber) {
      throw FileProblems.noFile(call.path("portalId"));
    }
  }

  private Answer signed(Call call) {
    long expires = call.query().text("expires").map(text -> number("expires", text)).orElse(0L);
    return download(
        library.signed(
            portal(call),
            call.path("fileId"),
            Instant.ofEpochMilli(expires),
            call.query().text("signature").orElse("")));
  }

  private Answer open(Call call) {
    StringBuilder path = new StringBuilder();
    for (int depth = 1; depth <= DEEPEST; depth++) {
      call.pathIfAny("p" + depth).ifPresent(name -> path.append('/').append(name));
    }
    return download(library.open(portal(call), path.toString()));
  }
}
