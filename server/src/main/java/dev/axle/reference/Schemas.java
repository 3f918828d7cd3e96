package dev.axle.reference;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.axle.edge.Json;
import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON schemas of records, as Jackson reads and writes them: a component that is not
 * {@code @Nullable} has to be there, all others may be left out. What has no fixed shape, such as a
 * tree of JSON, is allowed to be anything.
 */
final class Schemas {

  private static final String PLACE = "#/components/schemas/";

  private static final Map<Class<?>, String[]> SIMPLE =
      Map.ofEntries(
          Map.entry(String.class, new String[] {"string", ""}),
          Map.entry(Instant.class, new String[] {"string", "date-time"}),
          Map.entry(boolean.class, new String[] {"boolean", ""}),
          Map.entry(Boolean.class, new String[] {"boolean", ""}),
          Map.entry(int.class, new String[] {"integer", "int32"}),
          Map.entry(Integer.class, new String[] {"integer", "int32"}),
          Map.entry(long.class, new String[] {"integer", "int64"}),
          Map.entry(Long.class, new String[] {"integer", "int64"}),
          Map.entry(double.class, new String[] {"number", "double"}),
          Map.entry(Double.class, new String[] {"number", "double"}),
          Map.entry(BigDecimal.class, new String[] {"number", ""}));

  private final Map<Class<?>, String> names = new HashMap<>();
  private final Map<String, ObjectNode> components = new TreeMap<>();

  /** The schemas of all records so far, by name. */
  Map<String, ObjectNode> components() {
    return components;
  }

  /** The schema of a type; that of a record is a reference. */
  ObjectNode of(Class<?> type) {
    String[] simple = SIMPLE.get(type);
    if (simple != null) {
      return simple[1].isEmpty() ? ofType(simple[0]) : ofType(simple[0]).put("format", simple[1]);
    }
    if (type.isArray()) {
      return array(of(type.getComponentType()));
    }
    if (type.isEnum()) {
      return choice(type);
    }
    if (type.isRecord()) {
      return reference(type);
    }
    JsonSubTypes kinds = type.getAnnotation(JsonSubTypes.class);
    return kinds == null ? anything() : oneOf(type, kinds);
  }

  private static ObjectNode anything() {
    return Json.mapper().createObjectNode();
  }

  private static ObjectNode ofType(String type) {
    return anything().put("type", type);
  }

  private static ObjectNode array(ObjectNode items) {
    ObjectNode array = ofType("array");
    array.set("items", items);
    return array;
  }

  private ObjectNode of(AnnotatedType annotated) {
    return switch (annotated) {
      case AnnotatedArrayType array -> array(orNull(array.getAnnotatedGenericComponentType()));
      case AnnotatedParameterizedType generic -> ofGeneric(generic);
      default -> annotated.getType() instanceof Class<?> type ? of(type) : anything();
    };
  }

  private ObjectNode ofGeneric(AnnotatedParameterizedType generic) {
    if (!(((ParameterizedType) generic.getType()).getRawType() instanceof Class<?> raw)) {
      return anything();
    }
    AnnotatedType[] arguments = generic.getAnnotatedActualTypeArguments();
    if (Map.class.isAssignableFrom(raw)) {
      ObjectNode map = ofType("object");
      map.set("additionalProperties", orNull(arguments[1]));
      return map;
    }
    if (Collection.class.isAssignableFrom(raw)) {
      return array(orNull(arguments[0]));
    }
    return raw == Optional.class ? of(arguments[0]) : of(raw);
  }

  private ObjectNode orNull(AnnotatedType annotated) {
    ObjectNode schema = of(annotated);
    if (!annotated.isAnnotationPresent(Nullable.class)) {
      return schema;
    }
    if (schema.path("type").isString()) {
      String type = schema.path("type").asString();
      schema.putArray("type").add(type).add("null");
      return schema;
    }
    ObjectNode either = anything();
    either.putArray("anyOf").add(schema).add(ofType("null"));
    return either;
  }

  private static ObjectNode choice(Class<?> type) {
    ObjectNode choice = ofType("string");
    ArrayNode values = choice.putArray("enum");
    Optional<Method> written =
        Arrays.stream(type.getDeclaredMethods())
            .filter(method -> method.isAnnotationPresent(JsonValue.class))
            .findFirst();
    for (Object constant : type.getEnumConstants()) {
      values.add(written.map(method -> call(method, constant)).orElse(((Enum<?>) constant).name()));
    }
    return choice;
  }

  private static String call(Method method, Object on) {
    try {
      method.setAccessible(true);
      return String.valueOf(method.invoke(on));
    } catch (IllegalAccessException | InvocationTargetException unreadable) {
      throw new IllegalStateException("unreadable value of " + on, unreadable);
    }
  }

  private ObjectNode oneOf(Class<?> type, JsonSubTypes kinds) {
    String property = type.getAnnotation(JsonTypeInfo.class).property();
    ObjectNode choice = anything();
    ArrayNode any = choice.putArray("oneOf");
    for (JsonSubTypes.Type kind : kinds.value()) {
      ObjectNode named = ofType("object");
      named
          .putObject("properties")
          .putObject(property)
          .put("type", "string")
          .putArray("enum")
          .add(kind.name());
      named.putArray("required").add(property);
      any.addObject().putArray("allOf").add(of(kind.value())).add(named);
    }
    return choice;
  }

  private ObjectNode reference(Class<?> record) {
    String name = names.get(record);
    if (name == null) {
      name = name(record);
      names.put(record, name);
      components.put(name, anything());
      components.put(name, component(record));
    }
    return anything().put("$ref", PLACE + name);
  }

  /** {@code ObjectWire.Shown} is called ObjectShown: what the feature calls it, and whose it is. */
  private String name(Class<?> record) {
    Class<?> outer = record.getEnclosingClass();
    String name = record.getSimpleName();
    while (outer != null) {
      name = outer.getSimpleName().replaceFirst("(Wire|Api)$", "") + name;
      outer = outer.getEnclosingClass();
    }
    if (components.containsKey(name)) {
      String feature = record.getPackageName().replaceFirst(".*\\.", "");
      name = Character.toUpperCase(feature.charAt(0)) + feature.substring(1) + name;
    }
    return name;
  }

  private ObjectNode component(Class<?> record) {
    ObjectNode schema = ofType("object");
    ObjectNode properties = schema.putObject("properties");
    ArrayNode required = Json.mapper().createArrayNode();
    JsonInclude included = record.getAnnotation(JsonInclude.class);
    boolean emptyOnesGo = included != null && included.value() == JsonInclude.Include.NON_EMPTY;
    for (RecordComponent component : record.getRecordComponents()) {
      JsonProperty renamed = component.getAccessor().getAnnotation(JsonProperty.class);
      String name = renamed == null ? component.getName() : renamed.value();
      AnnotatedType type = component.getAnnotatedType();
      boolean alwaysThere = isAlwaysThere(component);
      properties.set(name, alwaysThere ? orNull(type) : of(type));
      if (alwaysThere || !emptyOnesGo && !type.isAnnotationPresent(Nullable.class)) {
        required.add(name);
      }
    }
    if (!required.isEmpty()) {
      schema.set("required", required);
    }
    return isAlsoText(record) ? eitherTextOr(schema) : schema;
  }

  /** Whether it is written also if it is null. */
  private static boolean isAlwaysThere(RecordComponent component) {
    JsonInclude included = component.getAccessor().getAnnotation(JsonInclude.class);
    return included != null && included.value() == JsonInclude.Include.ALWAYS;
  }

  private static boolean isAlsoText(Class<?> record) {
    return Arrays.stream(record.getDeclaredMethods())
        .map(method -> method.getAnnotation(JsonCreator.class))
        .anyMatch(creator -> creator != null && creator.mode() == JsonCreator.Mode.DELEGATING);
  }

  private static ObjectNode eitherTextOr(ObjectNode schema) {
    ObjectNode either = anything();
    either.putArray("anyOf").add(schema).add(ofType("string"));
    return either;
  }
}
