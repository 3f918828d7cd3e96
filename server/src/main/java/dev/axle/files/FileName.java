package dev.axle.files;

/** A name in a folder, and its extension without the dot; empty if it has none. */
record FileName(String base, String extension) {

  /** The last part of what a sender calls a file. */
  static FileName of(String text) {
    String name = text.substring(Math.max(text.lastIndexOf('/'), text.lastIndexOf('\\')) + 1);
    Folders.checked(name);
    int dot = name.lastIndexOf('.');
    return dot <= 0
        ? new FileName(name, "")
        : new FileName(name.substring(0, dot), name.substring(dot + 1));
  }

  /** This name with another's extension, if it has none. */
  FileName orExtensionOf(FileName other) {
    return extension.isEmpty() ? new FileName(base, other.extension) : this;
  }

  FileName copy(int number) {
    return number == 0 ? this : new FileName(base + "-" + number, extension);
  }

  String in(String folder) {
    return folder + "/" + base + (extension.isEmpty() ? "" : "." + extension);
  }
}
