package dev.axle.crm.schemas;

import dev.axle.edge.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The data files that say what the standard types are, and what all types share. */
final class ObjectTypeFiles {

  private ObjectTypeFiles() {}

  static List<ObjectType> standard() {
    Map<String, ObjectTypeFile.PropertySet> sets = new LinkedHashMap<>();
    List<ObjectType> types = new ArrayList<>();
    for (String name : new String(bytes("object-types.txt"), StandardCharsets.UTF_8).split("\n")) {
      if (!name.isBlank()) {
        ObjectTypeFile file = read(name.strip(), ObjectTypeFile.class);
        types.add(
            file.with(
                file.sets().stream()
                    .map(set -> sets.computeIfAbsent(set, ObjectTypeFiles::set))
                    .toList()));
      }
    }
    return types;
  }

  /** A set of properties that several types share. */
  static ObjectTypeFile.PropertySet set(String name) {
    return read("sets/" + name + ".json", ObjectTypeFile.PropertySet.class);
  }

  private static <T> T read(String resource, Class<T> type) {
    return Json.mapper().readValue(bytes(resource), type);
  }

  private static byte[] bytes(String resource) {
    try (InputStream in = ObjectTypeFiles.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("missing resource " + resource);
      }
      return in.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
