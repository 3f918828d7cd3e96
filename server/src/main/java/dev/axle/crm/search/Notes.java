package dev.axle.crm.search;

import dev.axle.crm.filters.Property;
import dev.axle.crm.schemas.ObjectTypeId;
import dev.axle.journal.Position;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What is kept with an index: what it was made from, how far it has come, and how the records of
 * each type are indexed in it.
 */
record Notes(String database, Position place, Map<ObjectTypeId, Imprint> imprints) {

  /** To be raised whenever documents come to be made otherwise. */
  private static final String FORMAT = "2";

  private static final String FORMAT_NOTE = "format";
  private static final String DATABASE = "database";
  private static final String TX = "tx";
  private static final String SEQ = "seq";
  private static final String TYPE = "type ";

  Notes {
    imprints = Map.copyOf(imprints);
  }

  /** How the records of a type are indexed, as far as it can change. */
  record Imprint(String kinds, String searchable) {

    static Imprint of(Shape shape) {
      return new Imprint(
          new TreeMap<>(shape.kinds())
              .entrySet().stream()
                  .map(each -> each.getKey() + "=" + each.getValue())
                  .collect(Collectors.joining(",")),
          shape.searchable().stream().map(Property::name).collect(Collectors.joining(",")));
    }

    /** Whether records that were indexed so need not be indexed anew. */
    boolean serves(Shape shape) {
      if (!searchable.equals(of(shape).searchable())) {
        return false;
      }
      for (String each : kinds.split(",")) {
        List<String> pair = List.of(each.split("="));
        Property.Kind kind = shape.kinds().get(pair.getFirst());
        if (kind != null && !kind.name().equals(pair.getLast())) {
          return false;
        }
      }
      return true;
    }
  }

  Map<String, String> write() {
    Map<String, String> notes = new HashMap<>();
    notes.put(FORMAT_NOTE, FORMAT);
    notes.put(DATABASE, database);
    notes.put(TX, Long.toString(place.tx()));
    notes.put(SEQ, Long.toString(place.seq()));
    imprints.forEach(
        (type, imprint) -> notes.put(TYPE + type, imprint.kinds() + ";" + imprint.searchable()));
    return notes;
  }

  /** Nothing if they are of another format, or of none. */
  static Optional<Notes> read(Map<String, String> notes) {
    if (!FORMAT.equals(notes.get(FORMAT_NOTE))) {
      return Optional.empty();
    }
    Map<ObjectTypeId, Imprint> imprints = new HashMap<>();
    notes.forEach(
        (name, value) -> {
          if (name.startsWith(TYPE)) {
            List<String> parts = List.of(value.split(";", -1));
            imprints.put(
                new ObjectTypeId(name.substring(TYPE.length())),
                new Imprint(parts.getFirst(), parts.getLast()));
          }
        });
    return Optional.of(
        new Notes(
            notes.getOrDefault(DATABASE, ""),
            new Position(number(notes, TX), number(notes, SEQ)),
            imprints));
  }

  private static long number(Map<String, String> notes, String name) {
    return Long.parseLong(notes.getOrDefault(name, "0"));
  }
}
