package dev.axle.ui;

import dev.axle.edge.Query;
import dev.axle.edge.Request;
import dev.axle.edge.Upload;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What a form brought.
 *
 * @param files by the names of their fields; those that were left empty are not there
 */
record Form(Query fields, Map<String, byte[]> files) {

  static final Form NONE = new Form(Query.parse(""), Map.of());

  /** Files are small here, as pictures of apps are; each box of a tree of scopes is a part. */
  private static final Upload.Bounds BOUNDS = new Upload.Bounds(2_500_000, 1_000);

  Form {
    files = Map.copyOf(files);
  }

  /**
   * @throws dev.axle.edge.Problem 415 if it is no form, 413 if it is too large
   */
  static Form of(Request request) {
    String type = request.header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
    if (!type.startsWith("multipart/form-data")) {
      return new Form(Query.form(request), Map.of());
    }
    try (Upload upload = request.upload(BOUNDS)) {
      Map<String, byte[]> files = new HashMap<>();
      for (String name : upload.fileNames()) {
        byte[] bytes = upload.files(name).getFirst().bytes();
        if (bytes.length > 0) {
          files.put(name, bytes);
        }
      }
      return new Form(upload.fields(), files);
    }
  }
}
