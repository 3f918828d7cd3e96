package dev.axle.files;

import dev.axle.edge.Problem;
import dev.axle.outgoing.OutgoingFailure;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What can go wrong with files and folders. */
final class FileProblems {

  private FileProblems() {}

  static Problem noFile(String name) {
    return Problem.of(404, "OBJECT_NOT_FOUND", "File not found: " + name);
  }

  static Problem noFolder(String name) {
    return Problem.of(404, "OBJECT_NOT_FOUND", "Folder not found: " + name);
  }

  static Problem badName(String name) {
    return Problem.invalid(
        "'%s' can't be a name: 1 to 200 characters, no slashes, not '.' or '..'.".formatted(name));
  }

  static Problem noUpload() {
    return Problem.invalid("The part 'file' is missing.");
  }

  static Problem noPlace() {
    return Problem.invalid("One of folderId and folderPath is required.");
  }

  static Problem noAccess() {
    return Problem.invalid(
        "An 'access' is needed, one of "
            + Stream.of(FileAccess.values()).map(Enum::name).collect(Collectors.joining(", "))
            + ".");
  }

  static Problem badChoice(String name, String value, Set<String> choices) {
    return Problem.invalid(
        "%s must be one of %s, not '%s'."
            .formatted(name, String.join(", ", new TreeSet<>(choices)), value));
  }

  static Problem noTask(String id) {
    return Problem.of(404, "OBJECT_NOT_FOUND", "Task not found: " + id);
  }

  static Problem tooManyTasks(int most) {
    return Problem.of(
        429,
        "RATE_LIMITS",
        "More than " + most + " tasks are waiting. Try again when some are done.");
  }

  static Problem notFetched(OutgoingFailure failure) {
    return Problem.invalid("The file could not be fetched. " + failure.getMessage());
  }

  static Problem badAddress(OutgoingFailure failure) {
    return Problem.invalid(String.valueOf(failure.getMessage()))
        .context("url", List.of(String.valueOf(failure.getMessage())));
  }

  static Problem duplicate(long id) {
    return Problem.of(409, "CONFLICT", "A file with the same content exists: " + id);
  }

  static Problem taken(String path) {
    return Problem.of(409, "CONFLICT", "There is something under '" + path + "' already.");
  }

  static Problem notEmpty(String path) {
    return Problem.invalid("The folder '" + path + "' is not empty.");
  }

  static Problem intoItself() {
    return Problem.invalid("A folder can't be moved into itself.");
  }

  static Problem badFilter(String name) {
    return Problem.invalid("Files can't be searched by '" + name + "' yet.");
  }

  static Problem expired() {
    return Problem.of(403, "PERMISSION_DENIED", "This link has expired. Ask for a new one.");
  }
}
