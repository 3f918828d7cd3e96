package dev.axle.crm.search;

/** What is kept of an index can't be read or written. */
public final class IndexUnusable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public IndexUnusable(String message) {
    super(message);
  }

  public IndexUnusable(String message, Throwable cause) {
    super(message, cause);
  }
}
