package dev.axle.crm.imports;

import dev.axle.crm.schemas.ObjectTypes;
import dev.axle.edge.Access;
import dev.axle.edge.Answer;
import dev.axle.edge.ApiPaths;
import dev.axle.edge.Call;
import dev.axle.edge.EdgeProblems;
import dev.axle.edge.Method;
import dev.axle.edge.Operation;
import dev.axle.edge.Parameter;
import dev.axle.edge.Upload;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The operations on imports. */
public final class ImportsApi {

  private static final int PAGE = 10;
  private static final int LARGEST_PAGE = 100;
  private static final int ERROR_PAGE = 100;
  private static final int LARGEST_ERROR_PAGE = 500;

  /** What HubSpot takes: 512 MB a file. */
  private static final long LARGEST_FILE = 512L * 1024 * 1024;

  private final Imports imports;
  private final ObjectTypes types;

  public ImportsApi(Imports imports, ObjectTypes types) {
    this.imports = imports;
    this.types = types;
  }

  public List<Operation> operations() {
    Access access = Access.anyOf("crm.import");
    List<String> all = ApiPaths.crm("imports", "");
    List<String> one = ApiPaths.crm("imports", "/{importId}");
    return List.of(
        Operation.of("crm.imports.list", Method.GET, all)
            .access(access)
            .gives(200, ImportWire.Listing.class)
            .query(Parameter.limit(PAGE, LARGEST_PAGE), Parameter.after())
            .documented("Lists the imports of the calling app, the newest first.")
            .answeredBy(this::list),
        Operation.of("crm.imports.start", Method.POST, all)
            .access(access)
            .gives(200, ImportWire.Shown.class)
            .takesParts(
                Parameter.json("importRequest", "What the columns of the files are."),
                Parameter.file(
                    "files", "A file, CSV or XLSX; several, if the request names several."))
            .documented("Begins an import of the files sent with it.")
            .answeredBy(this::start),
        Operation.of("crm.imports.read", Method.GET, one)
            .access(access)
            .gives(200, ImportWire.Shown.class)
            .documented("Tells how far an import is.")
            .answeredBy(
                call -> Answer.ok(ImportWire.Shown.of(imports.read(call.caller(), id(call))))),
        Operation.of(
                "crm.imports.cancel", Method.POST, ApiPaths.crm("imports", "/{importId}/cancel"))
            .access(access)
            .gives(200, ImportWire.Cancelled.class)
            .documented("Ends an import where it is; what is written stays.")
            .answeredBy(
                call ->
                    Answer.ok(
                        ImportWire.Cancelled.of(
                            imports.cancel(call.caller(), id(call)), call.now().toString()))),
        Operation.of(
                "crm.imports.errors", Method.GET, ApiPaths.crm("imports", "/{importId}/errors"))
            .access(access)
            .gives(200, ImportWire.ErrorListing.class)
            .query(
                Parameter.limit(ERROR_PAGE, LARGEST_ERROR_PAGE),
                Parameter.after(),
                Parameter.flag(
                    "includeErrorMessage",
                    "Whether to show the sentence that says what was wrong."),
                Parameter.flag("includeRowData", "Whether to show the cells of the row."))
            .documented("Lists the rows and cells of an import that could not be used.")
            .answeredBy(this::errors));
  }

  private static long id(Call call) {
    long id;
    try {
      id = Long.parseLong(call.path("importId"));
    } catch (NumberFormatException notANumber) {
      throw EdgeProblems.badPathParameter("importId");
    }
    if (id <= 0) {
      throw ImportProblems.notPositive();
    }
    return id;
  }

  private static long after(Call call, long otherwise) {
    try {
      return call.query().text("after").map(Long::valueOf).orElse(otherwise);
    } catch (NumberFormatException notANumber) {
      throw EdgeProblems.badQueryParameter("after");
    }
  }

  private Answer start(Call call) {
    try (Upload upload = call.upload(LARGEST_FILE)) {
      return Answer.ok(ImportWire.Shown.of(imports.start(call.caller(), upload)));
    }
  }

  private Answer list(Call call) {
    Imports.Page page =
        imports.page(
            call.portal(),
            call.caller().app(),
            after(call, Long.MAX_VALUE),
            call.query().limit(PAGE, LARGEST_PAGE));
    return Answer.ok(
        new ImportWire.Listing(
            page.imports().stream().map(ImportWire.Shown::of).toList(),
            page.next().map(next -> call.next(next.toString())).orElse(null)));
  }

  private Answer errors(Call call) {
    Imports.ErrorPage page =
        imports.errors(
            call.caller(),
            id(call),
            after(call, 0),
            call.query().limit(ERROR_PAGE, LARGEST_ERROR_PAGE));
    boolean withMessage = call.query().flag("includeErrorMessage");
    boolean withRow = call.query().flag("includeRowData");
    return Answer.ok(
        new ImportWire.ErrorListing(
            page.errors().stream()
                .map(
                    error ->
                        ImportWire.ShownError.of(
                            error, type -> name(call, type), withMessage, withRow))
                .toList(),
            page.next().map(next -> call.next(next.toString())).orElse(null)));
  }

  private @Nullable String name(Call call, String type) {
    return type.startsWith("0-") ? types.named(call.portal(), type).fullyQualifiedName() : null;
  }
}
