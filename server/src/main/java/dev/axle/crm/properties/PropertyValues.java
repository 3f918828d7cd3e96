package dev.axle.crm.properties;

import dev.axle.edge.PortalId;
import dev.axle.edge.Problem;
import java.util.*;
import org.jspecify.annotations.Nullable;

public final class PropertyValues {
  public static Map<String, @Nullable String> check(
      PortalId portal, PropertyDefinitions defs, Map<String, @Nullable String> in) {
    Map<String, @Nullable String> out = new LinkedHashMap<>();
    in.forEach(
        (k, v) -> {
          var d = defs.find(k);
          if (d == null) throw Problem.invalid("Property values were not valid: " + k);
          out.put(
              k,
              v == null || v.isEmpty()
                  ? null
                  : k.equals("email") ? v.strip().toLowerCase(Locale.ROOT) : v);
        });
    return out;
  }

  public static boolean isAppending(String v) {
    return v.startsWith(";");
  }

  public static String appended(String a, String b) {
    return a + b;
  }

  public static String normalised(PropertyDefinitions defs, String p, String v) {
    return v.strip().toLowerCase(Locale.ROOT);
  }

  private PropertyValues() {}
}
