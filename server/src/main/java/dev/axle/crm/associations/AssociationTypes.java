package dev.axle.crm.associations;

import dev.axle.crm.schemas.ObjectTypeId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The association types that HubSpot defines, read from their data file. */
public final class AssociationTypes {

  private record Key(ObjectTypeId from, ObjectTypeId to, int typeId) {}

  private record Pair(ObjectTypeId from, ObjectTypeId to) {}

  private final Map<Key, AssociationType> byKey = new HashMap<>();
  private final Map<Integer, AssociationType> byTypeId = new HashMap<>();
  private final Map<Pair, AssociationType> plain = new HashMap<>();
  private final Map<Pair, AssociationType> primary = new HashMap<>();

  private AssociationTypes(List<AssociationType> types) {
    for (AssociationType type : types) {
      byKey.put(new Key(type.from(), type.to(), type.typeId()), type);
      byTypeId.put(type.typeId(), type);
      Pair pair = new Pair(type.from(), type.to());
      if (type.label().isEmpty()) {
        plain.put(pair, type);
      } else if (type.isPrimary()) {
        primary.put(pair, type);
      }
    }
  }

  public static AssociationTypes standard() {
    try (InputStream in = AssociationTypes.class.getResourceAsStream("association-types.tsv")) {
      if (in == null) {
        throw new IllegalStateException("missing resource association-types.tsv");
      }
      return new AssociationTypes(
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .skip(1)
              .filter(line -> !line.isBlank())
              .map(line -> read(line.split("\t", -1)))
              .toList());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static AssociationType read(String[] columns) {
    return new AssociationType(
        new ObjectTypeId(columns[0]),
        new ObjectTypeId(columns[1]),
        AssociationType.HUBSPOT_DEFINED,
        Integer.parseInt(columns[2]),
        Integer.parseInt(columns[3]),
        columns[4],
        Optional.of(columns[5]).filter(label -> !label.isBlank()));
  }

  Optional<AssociationType> find(ObjectTypeId from, ObjectTypeId to, int typeId) {
    return Optional.ofNullable(byKey.get(new Key(from, to, typeId)));
  }

  /** The type of this id in whichever direction it was defined for. */
  @Nullable AssociationType withId(int typeId) {
    return byTypeId.get(typeId);
  }

  Optional<AssociationType> plain(ObjectTypeId from, ObjectTypeId to) {
    return Optional.ofNullable(plain.get(new Pair(from, to)));
  }

  Optional<AssociationType> primary(ObjectTypeId from, ObjectTypeId to) {
    return Optional.ofNullable(primary.get(new Pair(from, to)));
  }
}
