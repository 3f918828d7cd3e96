package dev.axle.crm.schemas;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.axle.edge.PortalId;
import dev.axle.edge.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * The object types that portals define themselves.
 *
 * <p>Source: https://developers.hubspot.com/docs/api-reference/crm-schemas-v3/guide
 */
public final class CustomObjectTypes implements ObjectTypes.Own {

  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,99}");

  /** Archived types keep their names and rows until they are purged. */
  private static final int MOST_WITH_ARCHIVED = 500;

  /** How long another node may go on with the types from before a change. */
  private static final Duration REMEMBERED = Duration.ofSeconds(10);

  private final CustomObjectTypeStore store;
  private final ToIntFunction<PortalId> most;
  private final Cache<PortalId, Known> cache =
      Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(REMEMBERED).build();

  /** The types in use of a portal, as they were at one time. */
  private record Known(
      List<CustomObjectType> types, List<ObjectType> shapes, Map<String, ObjectType> byName) {

    static Known of(List<CustomObjectType> all) {
      List<CustomObjectType> inUse = all.stream().filter(type -> !type.isArchived()).toList();
      List<ObjectType> shapes = inUse.stream().map(CustomTypeShape::of).toList();
      return new Known(inUse, shapes, ObjectTypes.byName(shapes));
    }
  }

  /**
   * @param most how many types in use a portal may have
   */
  public CustomObjectTypes(Jdbi jdbi, ToIntFunction<PortalId> most) {
    this.store = new CustomObjectTypeStore(jdbi);
    this.most = most;
  }

  private Known known(PortalId portal) {
    return cache.get(portal, key -> Known.of(store.all(key)));
  }

  @Override
  public List<ObjectType> all(PortalId portal) {
    return known(portal).shapes();
  }

  @Override
  public @Nullable ObjectType find(PortalId portal, String name) {
    return known(portal).byName().get(name);
  }

  /** The types in use, the oldest first. */
  public List<CustomObjectType> inUse(PortalId portal) {
    return known(portal).types();
  }

  public List<CustomObjectType> archived(PortalId portal) {
    return store.all(portal).stream().filter(CustomObjectType::isArchived).toList();
  }

  /** The type in use that a path names. */
  public Optional<CustomObjectType> named(PortalId portal, String name) {
    ObjectType shape = find(portal, name);
    return shape == null
        ? Optional.empty()
        : inUse(portal).stream().filter(type -> type.id().equals(shape.id())).findFirst();
  }

  /** The archived type that a path names. */
  public Optional<CustomObjectType> archived(PortalId portal, String name) {
    List<CustomObjectType> archived = archived(portal);
    ObjectType shape =
        ObjectTypes.byName(archived.stream().map(CustomTypeShape::of).toList()).get(name);
    return shape == null
        ? Optional.empty()
        : archived.stream().filter(type -> type.id().equals(shape.id())).findFirst();
  }

  /** The type as the rest of the house knows types. */
  public ObjectType shape(CustomObjectType type) {
    return CustomTypeShape.of(type);
  }

  /**
   * A type that is not there yet: it has a number, and {@link #add} makes it known.
   *
   * @throws Problem 400 for a name that can't be, 409 for one that is in use, 400 at the limit
   */
  public CustomObjectType draft(
      PortalId portal, CustomObjectType.Definition definition, Instant now) {
    if (!NAME.matcher(definition.name()).matches()) {
      throw TypeProblems.badName(definition.name());
    }
    checkRoom(portal, definition.name(), store.all(portal));
    return new CustomObjectType(portal, store.number(), definition, now, now, null);
  }

  private void checkRoom(PortalId portal, String name, List<CustomObjectType> present) {
    if (present.stream().anyMatch(type -> type.definition().name().equalsIgnoreCase(name))) {
      throw TypeProblems.exists(name);
    }
    int limit = most.applyAsInt(portal);
    if (present.stream().filter(type -> !type.isArchived()).count() >= limit) {
      throw TypeProblems.tooMany(limit);
    }
    if (present.size() >= MOST_WITH_ARCHIVED) {
      throw TypeProblems.tooManyArchived(MOST_WITH_ARCHIVED);
    }
  }

  /** Makes a drafted type known; nobody else can have taken its name or the last place since. */
  public void add(CustomObjectType type) {
    store.changing(
        type.portal(),
        rows -> {
          checkRoom(type.portal(), type.definition().name(), rows.all());
          rows.insert(type);
          return type;
        });
    cache.invalidate(type.portal());
  }

  /**
   * Changes the definition of a type in use.
   *
   * @throws Problem 400 if it is gone
   */
  public CustomObjectType update(
      CustomObjectType type, UnaryOperator<CustomObjectType.Definition> edit, Instant now) {
    CustomObjectType changed =
        store.changing(
            type.portal(),
            rows -> {
              CustomObjectType before = present(rows, type);
              CustomObjectType after = before.with(edit.apply(before.definition()), now);
              rows.update(after);
              return after;
            });
    cache.invalidate(type.portal());
    return changed;
  }

  /** Takes a type out of use; its name stays taken. */
  public void archive(CustomObjectType type, Instant now) {
    store.changing(
        type.portal(),
        rows -> {
          rows.update(present(rows, type).archived(now));
          return type;
        });
    cache.invalidate(type.portal());
  }

  private static CustomObjectType present(CustomObjectTypeStore.Rows rows, CustomObjectType type) {
    return rows.all().stream()
        .filter(each -> each.number() == type.number() && !each.isArchived())
        .findFirst()
        .orElseThrow(() -> ObjectTypes.unknown(type.id().value()));
  }

  /** Deletes a type; its name is free again. */
  public void purge(CustomObjectType type) {
    store.changing(
        type.portal(),
        rows -> {
          rows.delete(type.number());
          return type;
        });
    cache.invalidate(type.portal());
  }
}
