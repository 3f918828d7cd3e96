package dev.axle.crm.properties;

import dev.axle.crm.schemas.ObjectType;
import dev.axle.crm.schemas.ObjectTypes;
import dev.axle.edge.PortalId;
import java.util.*;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Jdbi;

public final class Properties {
  private final Map<String, PropertyDefinitions> cache = new ConcurrentHashMap<>();

  public Properties(Jdbi jdbi, ObjectTypes types) {}

  public PropertyDefinitions of(PortalId portal, ObjectType type) {
    return cache.computeIfAbsent(
        type.id().value(),
        k -> {
          Map<String, PropertyDefinition> m = new HashMap<>();
          Set<String> u = new HashSet<>();
          type.properties()
              .forEach(
                  p -> {
                    var options =
                        p.options() == null
                            ? List.<String>of()
                            : p.options().stream().map(o -> o.value()).toList();
                    m.put(
                        p.name(),
                        new PropertyDefinition(
                            p.name(),
                            p.type(),
                            p.fieldType(),
                            options,
                            p.readOnly(),
                            p.hasUniqueValue()));
                    if (p.hasUniqueValue() && !p.name().equals("hs_object_id")) u.add(p.name());
                  });
          return new PropertyDefinitions(m, u);
        });
  }
}
