package dev.axle.files;

import dev.axle.edge.Problem;

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

  static Problem noOptions() {
    return Problem.invalid("The part 'options' needs an 'access' of PUBLIC_INDEXABLE, PRIVATE, ….");
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
