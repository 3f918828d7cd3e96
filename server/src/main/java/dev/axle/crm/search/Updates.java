package dev.axle.crm.search;

import dev.axle.crm.schemas.ObjectType;
import dev.axle.crm.schemas.ObjectTypeId;
import dev.axle.crm.schemas.ObjectTypes;
import dev.axle.edge.PortalId;
import dev.axle.journal.Entry;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/** Brings indexes up to date with entries of the journal. Doing so twice changes nothing. */
final class Updates {

  private final ObjectTypes types;
  private final Shapes shapes;

  Updates(ObjectTypes types, Shapes shapes) {
    this.types = types;
    this.shapes = shapes;
  }

  /**
   * Brings all records up to date that some entries of an index's portal are about.
   *
   * @param renewal has the records of a type indexed anew
   */
  void apply(
      PortalIndex index, Collection<Entry> entries, BiConsumer<PortalIndex, ObjectType> renewal) {
    PortalId portal = index.portal();
    Map<String, Set<Long>> touched = new HashMap<>();
    for (Entry entry : entries) {
      touched
          .computeIfAbsent(entry.change().subject().type(), unused -> new HashSet<>())
          .add(entry.change().subject().id());
    }
    touched.forEach(
        (name, ids) -> {
          if (!types.knows(portal, name)) {
            index.forget(new ObjectTypeId(name), ids);
            return;
          }
          ObjectType type = types.named(portal, name);
          Shape shape = shapes.of(portal, type);
          if (!index.serves(shape)) {
            renewal.accept(index, type);
          }
          index.update(type, shape, ids);
        });
    index.index().refresh();
  }
}
