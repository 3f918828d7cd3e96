package dev.axle.edge;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The parts of a {@code multipart/form-data} body. They are gone when the call is answered. */
public interface Upload extends AutoCloseable {

  /** The text of a field; empty if there is none. */
  Optional<String> text(String name);

  /** The files sent under a name. */
  List<File> files(String name);

  @Override
  void close();

  /** A file on its way in. */
  interface File {

    /** The name that the sender gave it. */
    String name();

    /** Puts it where it is to stay; it can be taken only once. */
    void moveTo(Path place) throws IOException;
  }

  /** A field as JSON. Components of records that are not {@code @Nullable} must be there. */
  default <T> T json(String name, Class<T> type) {
    return Json.read(text(name).orElse("").getBytes(StandardCharsets.UTF_8), type);
  }
}
