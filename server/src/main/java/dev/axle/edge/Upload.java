package dev.axle.edge;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The parts of a {@code multipart/form-data} body. They are gone when the call is answered. */
public interface Upload extends AutoCloseable {

  /**
   * How much is taken.
   *
   * @param part bytes that a part may have; all of them together may have four times as many
   */
  record Bounds(long part, int parts) {}

  /** The text of a field; empty if there is none. */
  Optional<String> text(String name);

  /** All fields that are no files, as a query has them. */
  Query fields();

  /** The files sent under a name. */
  List<File> files(String name);

  /** The names under which files were sent. */
  Set<String> fileNames();

  @Override
  void close();

  /** A file on its way in. */
  interface File {

    /** The name that the sender gave it. */
    String name();

    /** What is in it, in memory; only for uploads that are bounded to be small. */
    byte[] bytes();

    /** Puts it where it is to stay; it can be taken only once. */
    void moveTo(Path place) throws IOException;
  }

  /** A field as JSON. Components of records that are not {@code @Nullable} must be there. */
  default <T> T json(String name, Class<T> type) {
    return Json.read(text(name).orElse("").getBytes(StandardCharsets.UTF_8), type);
  }
}
