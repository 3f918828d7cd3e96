package dev.axle.edge;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON on the wire: compact, without nulls, instants as ISO-8601 text, unknown fields ignored. */
public final class Json {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .changeDefaultPropertyInclusion(
              inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
          .build();

  private static final Map<Class<?>, RecordComponent[]> COMPONENTS = new ConcurrentHashMap<>();

  private Json() {}

  public static byte[] write(Object value) {
    return MAPPER.writeValueAsBytes(value);
  }

  /** The mapper that reads and writes what is stored as JSON. */
  public static JsonMapper mapper() {
    return MAPPER;
  }

  static <T> T read(byte[] body, Class<T> type) {
    if (body.length == 0) {
      throw Problem.invalid(
          "Invalid input JSON on line 0, column 0: No content to map due to end-of-input");
    }
    T value;
    try {
      value = MAPPER.readValue(body, type);
    } catch (JacksonException unreadable) {
      throw Problem.invalid(
          "Invalid input JSON on "
              + place(unreadable.getLocation())
              + ": "
              + unreadable.getOriginalMessage());
    }
    List<String> missing = value == null ? List.of("body") : missing(value, new ArrayList<>());
    if (!missing.isEmpty()) {
      throw Problem.invalid(
          "Invalid input JSON on line 1, column 1. Some required fields were not set: " + missing);
    }
    return value;
  }

  private static String place(@Nullable TokenStreamLocation location) {
    return location == null
        ? "line 1, column 1"
        : "line " + location.getLineNr() + ", column " + location.getColumnNr();
  }

  /** Names of the components that are null although their type says they are not. */
  private static List<String> missing(Object value, List<String> names) {
    if (value instanceof Record) {
      for (RecordComponent component :
          COMPONENTS.computeIfAbsent(value.getClass(), Json::components)) {
        Object field = get(value, component);
        if (field != null) {
          missing(field, names);
        } else if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
          names.add(component.getName());
        }
      }
    } else if (value instanceof List<?> list) {
      for (Object element : list) {
        if (element == null) {
          names.add("element");
        } else if (element instanceof Record) {
          missing(element, names);
        }
      }
    }
    return names;
  }

  private static RecordComponent[] components(Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    for (RecordComponent component : components) {
      component.getAccessor().setAccessible(true);
    }
    return components;
  }

  private static @Nullable Object get(Object record, RecordComponent component) {
    try {
      return component.getAccessor().invoke(record);
    } catch (IllegalAccessException | InvocationTargetException unreadable) {
      throw new IllegalStateException("unreadable record component " + component, unreadable);
    }
  }
}
