package dev.axle.crm.objects;

import dev.axle.crm.schemas.ObjectType;
import java.util.Map;

/** The types whose records have a counterpart, by name; those of the others have none. */
public record Counterparts(Map<String, Counterpart> byType) {

  private static final Counterpart NONE = new Counterpart() {};

  public Counterparts {
    byType = Map.copyOf(byType);
  }

  Counterpart of(ObjectType type) {
    return byType.getOrDefault(type.name(), NONE);
  }
}
