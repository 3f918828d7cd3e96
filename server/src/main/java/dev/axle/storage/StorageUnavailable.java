package dev.axle.storage;

import org.jspecify.annotations.Nullable;

/** The place where bytes lie can't be reached now, or refuses us. */
public final class StorageUnavailable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Causes deeper than this are not looked at: chains can be circular. */
  private static final int DEPTH = 50;

  StorageUnavailable(String message, Throwable cause) {
    super(message, cause);
  }

  /** Whether a failure, or one of those that caused it, is an outage of the storage. */
  public static boolean explains(Throwable failure) {
    @Nullable Throwable each = failure;
    for (int depth = 0; each != null && depth < DEPTH; depth++) {
      if (each instanceof StorageUnavailable) {
        return true;
      }
      each = each.getCause();
    }
    return false;
  }
}
