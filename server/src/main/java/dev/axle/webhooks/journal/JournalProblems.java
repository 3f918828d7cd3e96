package dev.axle.webhooks.journal;

import dev.axle.edge.EdgeProblems;
import dev.axle.edge.PortalId;
import dev.axle.edge.Problem;
import java.util.Set;

/** What can go wrong with the journal of an app. */
final class JournalProblems {

  private JournalProblems() {}

  static Problem notTheApp() {
    return Problem.of(
        403,
        "FORBIDDEN",
        "Only an app itself reads its journal: with a token of the grant client_credentials, or as"
            + " a private app.");
  }

  static Problem noSuch(String what, String id) {
    return Problem.of(404, "OBJECT_NOT_FOUND", "There is no " + what + " with the id " + id + ".");
  }

  static Problem noOffset(String offset) {
    return Problem.of(
        404,
        "OBJECT_NOT_FOUND",
        "There is no journal entry with the offset "
            + offset
            + ", or it is older than three days. Go on with the earliest one.");
  }

  static Problem notInstalled(PortalId hub) {
    return Problem.invalid("The app is not installed in the account " + hub + ".");
  }

  static Problem lacking(Set<String> anyOf) {
    return EdgeProblems.missingScopes(anyOf);
  }

  static Problem linkOver() {
    return Problem.of(
        403, "FORBIDDEN", "This link has expired, or was not given out. Ask for the entry again.");
  }
}
