package dev.axle.files;

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

  boolean isPublic() {
    return switch (this) {
      case PUBLIC_INDEXABLE, PUBLIC_NOT_INDEXABLE, HIDDEN_INDEXABLE, HIDDEN_NOT_INDEXABLE -> true;
      case HIDDEN_PRIVATE, PRIVATE, HIDDEN_SENSITIVE, SENSITIVE -> false;
    };
  }
}
