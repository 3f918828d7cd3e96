package dev.axle.crm.lists;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One object of a filter branch, whose fields are read by their kinds.
 *
 * @param what names it in what is said of its faults
 */
record FilterNode(ObjectNode json, String what) {

  static FilterNode of(JsonNode json, String what) {
    if (json instanceof ObjectNode object) {
      return new FilterNode(object, what);
    }
    throw FilterProblems.of("%s must be an object.".formatted(what));
  }

  FilterNode named(String name) {
    return new FilterNode(json, name);
  }

  boolean has(String field) {
    return json.hasNonNull(field);
  }

  String text(String field) {
    return optionalText(field).orElseThrow(() -> FilterProblems.missing(field, what));
  }

  Optional<String> optionalText(String field) {
    JsonNode value = json.path(field);
    return value.isValueNode() && !value.isNull() && !value.asString("").isBlank()
        ? Optional.of(value.asString())
        : Optional.empty();
  }

  <E extends Enum<E>> E word(String field, Class<E> words) {
    String text = text(field);
    for (E word : words.getEnumConstants()) {
      if (word.name().equals(text)) {
        return word;
      }
    }
    throw FilterProblems.badField(field, what, "one of " + List.of(words.getEnumConstants()));
  }

  int integer(String field) {
    return optionalInteger(field).orElseThrow(() -> FilterProblems.missing(field, what));
  }

  Optional<Integer> optionalInteger(String field) {
    return optionalNumber(field)
        .map(
            number -> {
              try {
                return number.intValueExact();
              } catch (ArithmeticException noInteger) {
                throw FilterProblems.badField(field, what, "an integer");
              }
            });
  }

  int integer(String field, int least, int most) {
    int value = integer(field);
    if (value < least || value > most) {
      throw FilterProblems.badField(field, what, "between %d and %d".formatted(least, most));
    }
    return value;
  }

  BigDecimal number(String field) {
    return optionalNumber(field).orElseThrow(() -> FilterProblems.missing(field, what));
  }

  private Optional<BigDecimal> optionalNumber(String field) {
    if (!has(field)) {
      return Optional.empty();
    }
    try {
      return Optional.of(new BigDecimal(json.path(field).asString("")));
    } catch (NumberFormatException notANumber) {
      throw FilterProblems.badField(field, what, "a number");
    }
  }

  boolean flag(String field) {
    return switch (text(field)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw FilterProblems.badField(field, what, "true or false");
    };
  }

  /** A flag that HubSpot shows as false where it was not sent. */
  boolean flagOrFalse(String field) {
    if (!has(field)) {
      json.put(field, false);
    }
    return flag(field);
  }

  List<String> texts(String field) {
    if (!(json.path(field) instanceof ArrayNode values) || values.isEmpty()) {
      throw FilterProblems.badField(field, what, "a list of one or more values");
    }
    List<String> texts = new ArrayList<>();
    for (JsonNode value : values) {
      if (!value.isValueNode() || value.isNull()) {
        throw FilterProblems.badField(field, what, "a list of texts");
      }
      texts.add(value.asString());
    }
    return texts;
  }

  /** A list of objects; one that was not sent is shown as empty. */
  List<JsonNode> nodes(String field) {
    if (!has(field)) {
      json.putArray(field);
    }
    if (!(json.path(field) instanceof ArrayNode nodes)) {
      throw FilterProblems.badField(field, what, "a list");
    }
    List<JsonNode> all = new ArrayList<>();
    nodes.forEach(all::add);
    return all;
  }

  FilterNode node(String field) {
    if (!has(field)) {
      throw FilterProblems.missing(field, what);
    }
    return of(json.path(field), "the " + field + " of " + what);
  }

  /** A field that HubSpot shows with this value where it was not sent. */
  void standard(String field, String value) {
    if (!has(field)) {
      json.put(field, value);
    }
  }
}
