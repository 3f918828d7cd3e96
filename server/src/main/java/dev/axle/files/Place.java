package dev.axle.files;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where an upload goes; one of the first two, and the name if it is to have another. */
record Place(Optional<String> folderId, Optional<String> folderPath, Optional<String> name) {

  static Place of(@Nullable String folderId, @Nullable String folderPath, @Nullable String name) {
    return new Place(given(folderId), given(folderPath), given(name));
  }

  private static Optional<String> given(@Nullable String text) {
    return Optional.ofNullable(text).filter(value -> !value.isBlank());
  }

  /**
   * @throws dev.axle.edge.Problem 400 if it names no folder, or one or a file that can't be
   */
  Place checked() {
    if (folderId.isEmpty() && folderPath.isEmpty()) {
      throw FileProblems.noPlace();
    }
    folderPath.ifPresent(Folders::normalised);
    name.ifPresent(FileName::of);
    return this;
  }

  /** The folder, made where it is named by a path and missing; none is the root. */
  Optional<Folder> folder(FileStore.Rows rows, Instant now) {
    return folderId
        .map(id -> Folders.find(rows, id))
        .or(() -> folderPath.flatMap(path -> Folders.made(rows, path, now)));
  }

  FileName name(String given) {
    FileName sent = FileName.of(given);
    return name.map(FileName::of).map(wished -> wished.orExtensionOf(sent)).orElse(sent);
  }
}
