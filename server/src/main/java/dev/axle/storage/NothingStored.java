package dev.axle.storage;

/** There are no bytes under a key. */
public final class NothingStored extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NothingStored(String key) {
    super("nothing is stored under " + key);
  }
}
