package dev.axle.files;

import org.jspecify.annotations.Nullable;

/** Who may fetch a file: anybody, or only who has a signed link. */
enum FileAccess {
  PUBLIC_INDEXABLE,
  PUBLIC_NOT_INDEXABLE,
  HIDDEN_INDEXABLE,
  HIDDEN_NOT_INDEXABLE,
  HIDDEN_PRIVATE,
  PRIVATE,
  HIDDEN_SENSITIVE,
  SENSITIVE;

  /**
   * @throws dev.axle.edge.Problem 400 for what is none
   */
  static FileAccess named(@Nullable String name) {
    for (FileAccess access : values()) {
      if (access.name().equals(name)) {
        return access;
      }
    }
    throw FileProblems.noAccess();
  }

  boolean isPublic() {
    return switch (this) {
      case PUBLIC_INDEXABLE, PUBLIC_NOT_INDEXABLE, HIDDEN_INDEXABLE, HIDDEN_NOT_INDEXABLE -> true;
      case HIDDEN_PRIVATE, PRIVATE, HIDDEN_SENSITIVE, SENSITIVE -> false;
    };
  }
}
