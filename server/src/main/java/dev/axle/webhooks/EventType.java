package dev.axle.webhooks;

import dev.axle.edge.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a subscription is about, such as {@code contact.propertyChange}, or {@code object.creation}
 * of any object type.
 *
 * @param object {@code contact}, …, or {@code object}
 */
public record EventType(String object, Happening happening) {

  /** What happens to a record. */
  public enum Happening {
    CREATION("creation"),
    DELETION("deletion"),
    PRIVACY_DELETION("privacyDeletion"),
    PROPERTY_CHANGE("propertyChange"),
    MERGE("merge"),
    RESTORE("restore"),
    ASSOCIATION_CHANGE("associationChange");

    private final String text;

    Happening(String text) {
      this.text = text;
    }

    private static Optional<Happening> named(String text) {
      return Arrays.stream(values()).filter(each -> each.text.equals(text)).findFirst();
    }
  }

  static final String OBJECT = "object";

  private static final Map<String, String> TYPE_IDS =
      Map.of(
          "contact", "0-1",
          "company", "0-2",
          "deal", "0-3",
          "ticket", "0-5",
          "product", "0-7",
          "line_item", "0-8");

  private static final Set<String> WITHOUT_DATA =
      Set.of(
          "conversation.creation",
          "conversation.deletion",
          "conversation.newMessage",
          "conversation.privacyDeletion",
          "conversation.propertyChange",
          "event.completed");

  /**
   * @throws Problem 400 for what HubSpot does not know, or what never happens here
   */
  static EventType parse(String text) {
    if (WITHOUT_DATA.contains(text)) {
      throw Problem.invalid(
          "Axle has no conversations and behavioral events yet, so that nothing would ever come of"
              + " a subscription to "
              + text
              + ".");
    }
    List<String> words = List.of(text.split("\\.", 2));
    return words.size() == 2
        ? Happening.named(words.getLast())
            .map(happening -> new EventType(words.getFirst(), happening))
            .filter(EventType::exists)
            .orElseThrow(() -> unknown(text))
        : refuse(text);
  }

  private static EventType refuse(String text) {
    throw unknown(text);
  }

  private static Problem unknown(String text) {
    return Problem.invalid(
        "There is no eventType '%s'. It must be one of %s."
            .formatted(
                text,
                all().stream().map(EventType::text).sorted().collect(Collectors.joining(", "))));
  }

  /** All that can be subscribed to. */
  static List<EventType> all() {
    return Stream.concat(TYPE_IDS.keySet().stream(), Stream.of(OBJECT))
        .flatMap(
            object ->
                EnumSet.allOf(Happening.class).stream()
                    .map(happening -> new EventType(object, happening)))
        .filter(EventType::exists)
        .toList();
  }

  /** What can be subscribed to, by what it is about. */
  static SortedMap<String, List<String>> byObject() {
    SortedMap<String, List<String>> byObject = new TreeMap<>();
    for (EventType each : all()) {
      byObject.computeIfAbsent(each.object(), object -> new ArrayList<>()).add(each.text());
    }
    return byObject;
  }

  private boolean exists() {
    boolean isKnown = TYPE_IDS.containsKey(object) || object.equals(OBJECT);
    return isKnown
        && switch (happening) {
          case PRIVACY_DELETION -> object.equals("contact");
          case ASSOCIATION_CHANGE -> !object.equals("product");
          case CREATION, DELETION, PROPERTY_CHANGE, MERGE, RESTORE -> true;
        };
  }

  public String text() {
    return object + "." + happening.text;
  }

  /** The object type whose records it is about; empty of {@code object.*}, which names it apart. */
  Optional<String> typeId() {
    return Optional.ofNullable(TYPE_IDS.get(object));
  }

  /** What an association's name calls an object type, where HubSpot has such a name. */
  static Optional<String> nameInAssociations(String typeId) {
    return TYPE_IDS.entrySet().stream()
        .filter(each -> each.getValue().equals(typeId))
        .map(each -> each.getKey().toUpperCase(Locale.ROOT))
        .findFirst();
  }
}
