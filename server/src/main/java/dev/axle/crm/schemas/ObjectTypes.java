package dev.axle.crm.schemas;

import dev.axle.edge.Json;
import dev.axle.edge.PortalId;
import dev.axle.edge.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The object types that a portal knows, found by any of their names. */
public final class ObjectTypes {

  private final List<ObjectType> standard;
  private final Map<String, ObjectType> byName = new HashMap<>();

  private ObjectTypes(List<ObjectType> standard) {
    this.standard = List.copyOf(standard);
    for (ObjectType type : standard) {
      register(type.id().value(), type);
      register(type.name(), type);
      register(type.plural(), type);
      register(type.fullyQualifiedName(), type);
      type.aliases().forEach(alias -> register(alias, type));
    }
  }

  /** Names are found in the case of the data file and in upper case, as old payloads write them. */
  private void register(String name, ObjectType type) {
    byName.put(name, type);
    byName.put(name.toUpperCase(Locale.ROOT), type);
    byName.put(name.toLowerCase(Locale.ROOT), type);
  }

  /** Reads the standard types from their data files. */
  public static ObjectTypes standard() {
    Map<String, ObjectTypeFile.PropertySet> sets = new LinkedHashMap<>();
    List<ObjectType> types = new ArrayList<>();
    for (String name : new String(bytes("object-types.txt"), StandardCharsets.UTF_8).split("\n")) {
      if (!name.isBlank()) {
        ObjectTypeFile file = read(name.strip(), ObjectTypeFile.class);
        types.add(
            file.with(
                file.sets().stream()
                    .map(
                        set ->
                            sets.computeIfAbsent(
                                set,
                                key ->
                                    read(
                                        "sets/" + key + ".json", ObjectTypeFile.PropertySet.class)))
                    .toList()));
      }
    }
    return new ObjectTypes(types);
  }

  private static <T> T read(String resource, Class<T> type) {
    return Json.mapper().readValue(bytes(resource), type);
  }

  private static byte[] bytes(String resource) {
    try (InputStream in = ObjectTypes.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("missing resource " + resource);
      }
      return in.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  public List<ObjectType> all() {
    return standard;
  }

  /**
   * The type that a path or a body names by type id, singular, plural or fully qualified name.
   *
   * @throws Problem 400 if the portal has no such type
   */
  public ObjectType named(PortalId portal, String name) {
    ObjectType type = byName.get(name);
    if (type == null) {
      throw Problem.invalid("Unable to infer object type from: " + name);
    }
    return type;
  }
}
