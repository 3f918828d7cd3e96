package dev.axle.crm.exports;

import dev.axle.edge.Access;
import dev.axle.edge.Answer;
import dev.axle.edge.ApiPaths;
import dev.axle.edge.Call;
import dev.axle.edge.Download;
import dev.axle.edge.EdgeProblems;
import dev.axle.edge.Method;
import dev.axle.edge.Operation;
import dev.axle.edge.Parameter;
import dev.axle.edge.PortalId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The operations on exports.
 *
 * <p>Source: https://developers.hubspot.com/docs/api-reference/crm-exports-v3/guide
 */
public final class ExportsApi {

  private static final String FILES = "/axle/v1/exports/";

  private final Exports exports;

  public ExportsApi(Exports exports) {
    this.exports = exports;
  }

  /** {@code TaskLocator}. */
  record Task(String id, Map<String, String> links) {}

  /** {@code ActionResponseWithSingleResultURI}. */
  record Status(
      String status,
      @Nullable String result,
      String requestedAt,
      String startedAt,
      String completedAt) {}

  /** {@code PublicExportResponse}. */
  record Shown(
      String id,
      @Nullable String exportName,
      String exportType,
      String objectType,
      List<String> objectProperties,
      String exportState,
      long recordCount,
      String createdAt,
      String updatedAt) {}

  public List<Operation> operations() {
    Access access = Access.anyOf("crm.export");
    return List.of(
        Operation.of("crm.exports.start", Method.POST, ApiPaths.crm("exports", "/export/async"))
            .access(access)
            .takes(ExportRequest.class)
            .gives(202, Task.class)
            .documented("Begins an export.")
            .answeredBy(this::start),
        Operation.of(
                "crm.exports.status",
                Method.GET,
                ApiPaths.crm("exports", "/export/async/tasks/{taskId}/status"))
            .access(access)
            .gives(200, Status.class)
            .documented("Says how far an export is, and where its file is.")
            .answeredBy(this::status),
        Operation.of("crm.exports.read", Method.GET, ApiPaths.crm("exports", "/export/{exportId}"))
            .access(access)
            .gives(200, Shown.class)
            .documented("Reads an export.")
            .answeredBy(this::read),
        Operation.of(
                "axle.exports.download", Method.GET, List.of(FILES + "{portalId}/{exportId}/file"))
            .access(Access.open())
            .query(
                Parameter.time("expires", "When the link dies, in milliseconds since the epoch."),
                Parameter.text("signature", "What makes the link valid."))
            .documented("The file of an export, by the link that its status gives.")
            .answeredBy(this::download));
  }

  private Answer start(Call call) {
    Export export = exports.start(call.caller(), call.body(ExportRequest.class));
    String status = call.location("tasks/" + export.id() + "/status");
    return new Answer(
        202, new Task(Long.toString(export.id()), Map.of("status", status)), Map.of());
  }

  private Answer status(Call call) {
    Export export = exports.read(call.portal(), number(call, "taskId"));
    boolean done = export.state() == Export.State.DONE;
    return Answer.ok(
        new Status(
            switch (export.state()) {
              case ENQUEUED -> "PENDING";
              case PROCESSING -> "PROCESSING";
              case DONE -> "COMPLETE";
              case FAILED, DELETED -> "CANCELED";
            },
            done
                ? call.origin()
                    + FILES
                    + export.portal()
                    + "/"
                    + export.id()
                    + "/file?"
                    + exports.linkQuery(export)
                : null,
            export.createdAt().toString(),
            export.createdAt().toString(),
            (done ? export.updatedAt() : call.now()).toString()));
  }

  private Answer read(Call call) {
    Export export = exports.read(call.portal(), number(call, "exportId"));
    return Answer.ok(
        new Shown(
            Long.toString(export.id()),
            export.request().exportName(),
            "VIEW",
            export.objectType(),
            export.request().properties(),
            export.state().name(),
            export.recordCount(),
            export.createdAt().toString(),
            export.updatedAt().toString()));
  }

  private static long number(Call call, String name) {
    try {
      return Long.parseLong(call.path(name));
    } catch (NumberFormatException notANumber) {
      throw EdgeProblems.badPathParameter(name);
    }
  }

  private Answer download(Call call) {
    long expires;
    try {
      expires = Long.parseLong(call.query().text("expires").orElse("0"));
    } catch (NumberFormatException notANumber) {
      throw EdgeProblems.badQueryParameter("expires");
    }
    Exports.Written file =
        exports.file(
            new PortalId(number(call, "portalId")),
            number(call, "exportId"),
            Instant.ofEpochMilli(expires),
            call.query().text("signature").orElse(""));
    return Answer.ok(
        new Download(
            file.content().bytes(),
            file.content().length(),
            contentType(file.name()),
            "export-" + file.name()));
  }

  private static String contentType(String name) {
    if (name.endsWith(".csv")) {
      return "text/csv;charset=utf-8";
    }
    return name.endsWith(".zip")
        ? "application/zip"
        : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  }
}
