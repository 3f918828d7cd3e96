package dev.axle.crm.properties;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

public final class PropertyDefinitions {
  private final Map<String, PropertyDefinition> byName;
  private final Set<String> unique;

  PropertyDefinitions(Map<String, PropertyDefinition> byName, Set<String> unique) {
    this.byName = byName;
    this.unique = unique;
  }

  public @Nullable PropertyDefinition find(String name) {
    return byName.get(name);
  }

  public Set<String> uniqueNames() {
    return unique;
  }
}
