package dev.axle.crm.objects;

import dev.axle.edge.Json;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** The values of a record as they are stored: one flat JSON object of texts. */
final class PropertyJson {

  private PropertyJson() {}

  static String write(Map<String, String> properties) {
    return Json.mapper().writeValueAsString(properties);
  }

  static Map<String, String> read(String json) {
    Map<String, String> properties = new HashMap<>();
    try (JsonParser parser = Json.mapper().createParser(json)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        properties.put(name, parser.getString());
      }
    }
    return properties;
  }
}
