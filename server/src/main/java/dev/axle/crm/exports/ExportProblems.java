package dev.axle.crm.exports;

import dev.axle.edge.LimitProblems;
import dev.axle.edge.PortalId;
import dev.axle.edge.Problem;
import java.time.Duration;

/** What can go wrong with exports. */
final class ExportProblems {

  private ExportProblems() {}

  static Problem noType() {
    return Problem.invalid(
        "Could not resolve subtype of [PublicExportRequest]: missing type id property 'exportType'");
  }

  static Problem badType(String type) {
    return Problem.invalid("The exportType is VIEW or LIST, not '%s'.".formatted(type));
  }

  static Problem noList(String id, String type) {
    return Problem.invalid("There is no list %s of objects of type %s.".formatted(id, type));
  }

  static Problem badFormat(String format) {
    return Problem.invalid("The format is CSV, XLS or XLSX, not '%s'.".formatted(format));
  }

  static Problem tooManyTypes(int most) {
    return Problem.invalid(
        "An export can have at most %d associated object types.".formatted(most));
  }

  static Problem unknownProperty(String name) {
    return Problem.invalid("Property \"" + name + "\" does not exist");
  }

  static Problem tooMany(int most, Duration wait) {
    return LimitProblems.reached(
        "You have reached your limit of %d exports in 24 hours. The next one can be started in %d minutes."
            .formatted(most, wait.plusSeconds(59).toMinutes()),
        "DAILY_ROLLING",
        wait);
  }

  static Problem notYours(PortalId portal, long id) {
    return Problem.of(
        403,
        "PERMISSION_DENIED",
        "Permission to get export file cannot be granted for exportId %d and portalId %s"
            .formatted(id, portal));
  }

  static Problem expired() {
    return Problem.of(
        403, "PERMISSION_DENIED", "This link has expired. Ask for the export's status again.");
  }
}
