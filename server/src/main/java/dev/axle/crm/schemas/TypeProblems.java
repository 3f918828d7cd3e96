package dev.axle.crm.schemas;

import dev.axle.edge.Problem;
import java.util.List;

/** What can go wrong with a portal's own types. */
final class TypeProblems {

  private TypeProblems() {}

  static Problem badName(String name) {
    return Problem.invalid(
        "Invalid object type name '%s'. Names begin with a letter, hold letters, digits and underscores, and are 100 characters long at most."
            .formatted(name));
  }

  static Problem exists(String name) {
    return Problem.of(
        409,
        "OBJECT_ALREADY_EXISTS",
        "An object type named '"
            + name
            + "' already exists. An archived one keeps its name until it is purged.");
  }

  static Problem tooMany(int limit) {
    return Problem.of(
            400,
            "API_LIMIT",
            "You have reached your limit of %d custom object types.".formatted(limit))
        .context("maximum custom object types", List.of(Integer.toString(limit)));
  }

  static Problem tooManyArchived(int limit) {
    return Problem.of(
        400,
        "API_LIMIT",
        "There are %d object types with the archived ones. Purge some of them.".formatted(limit));
  }
}
