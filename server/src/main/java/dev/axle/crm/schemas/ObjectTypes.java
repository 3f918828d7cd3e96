package dev.axle.crm.schemas;

import dev.axle.edge.PortalId;
import dev.axle.edge.Problem;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The object types that a portal knows, found by any of their names. */
public final class ObjectTypes {

  /** The types that portals define themselves. */
  interface Own {

    List<ObjectType> all(PortalId portal);

    @Nullable ObjectType find(PortalId portal, String name);
  }

  private static final Own NONE =
      new Own() {
        @Override
        public List<ObjectType> all(PortalId portal) {
          return List.of();
        }

        @Override
        public @Nullable ObjectType find(PortalId portal, String name) {
          return null;
        }
      };

  private final List<ObjectType> standard;
  private final Map<String, ObjectType> byName;
  private final Own own;

  private ObjectTypes(List<ObjectType> standard, Own own) {
    this.standard = List.copyOf(standard);
    this.byName = byName(standard);
    this.own = own;
  }

  /** The standard types, and those of each portal. */
  public static ObjectTypes with(CustomObjectTypes custom) {
    return new ObjectTypes(ObjectTypeFiles.standard(), custom);
  }

  /** The standard types alone. */
  public static ObjectTypes standard() {
    return new ObjectTypes(ObjectTypeFiles.standard(), NONE);
  }

  /** Names are found as they were given and in either case, as old payloads write them. */
  static Map<String, ObjectType> byName(List<ObjectType> types) {
    Map<String, ObjectType> byName = new HashMap<>();
    for (ObjectType type : types) {
      Stream.concat(
              Stream.of(type.id().value(), type.name(), type.plural(), type.fullyQualifiedName()),
              type.aliases().stream())
          .forEach(
              name -> {
                byName.put(name, type);
                byName.put(name.toUpperCase(Locale.ROOT), type);
                byName.put(name.toLowerCase(Locale.ROOT), type);
              });
    }
    return byName;
  }

  /** The types that every portal has. */
  public List<ObjectType> all() {
    return standard;
  }

  /** The standard types, and the portal's own. */
  public List<ObjectType> all(PortalId portal) {
    return Stream.concat(standard.stream(), own.all(portal).stream()).toList();
  }

  /**
   * The type that a path or a body names by type id, singular, plural or fully qualified name.
   * Where a portal's own type has the name of a standard one, its type id and its fully qualified
   * name mean it.
   *
   * @throws Problem 400 if the portal has no such type
   */
  public ObjectType named(PortalId portal, String name) {
    ObjectType type = find(portal, name);
    if (type == null) {
      throw unknown(name);
    }
    return type;
  }

  private @Nullable ObjectType find(PortalId portal, String name) {
    ObjectType type = byName.get(name);
    return type == null ? own.find(portal, name) : type;
  }

  /** Whether the portal has a type of this name. */
  public boolean knows(PortalId portal, String name) {
    return find(portal, name) != null;
  }

  static Problem unknown(String name) {
    return Problem.invalid("Unable to infer object type from: " + name);
  }
}
