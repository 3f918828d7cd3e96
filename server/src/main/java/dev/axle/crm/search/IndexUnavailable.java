package dev.axle.crm.search;

import org.jspecify.annotations.Nullable;

/** What keeps an index can't be reached, or has too much to do. It passes by itself. */
public final class IndexUnavailable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Causes deeper than this are not looked at: chains can be circular. */
  private static final int DEPTH = 50;

  public IndexUnavailable(String message) {
    super(message);
  }

  public IndexUnavailable(String message, Throwable cause) {
    super(message, cause);
  }

  /** Whether a failure, or one of those that caused it, is an outage rather than a fault. */
  public static boolean explains(Throwable failure) {
    @Nullable Throwable each = failure;
    for (int depth = 0; each != null && depth < DEPTH; depth++) {
      if (each instanceof IndexUnavailable) {
        return true;
      }
      each = each.getCause();
    }
    return false;
  }
}
