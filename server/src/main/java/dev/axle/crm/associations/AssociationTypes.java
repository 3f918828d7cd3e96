package dev.axle.crm.associations;

import dev.axle.crm.schemas.ObjectTypeId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The association types of a portal as they are at one time: HubSpot's and the portal's own. */
final class AssociationTypes {

  private record Pair(ObjectTypeId from, ObjectTypeId to) {}

  private record Id(String category, int typeId) {}

  private final Map<AssociationType.Key, AssociationType> byKey = new LinkedHashMap<>();
  private final Map<Id, AssociationType> byId = new HashMap<>();
  private final Map<Pair, List<AssociationType>> byPair = new HashMap<>();

  AssociationTypes(Collection<AssociationType> types) {
    types.forEach(type -> byKey.put(type.key(), type));
    for (AssociationType type : byKey.values()) {
      byId.put(new Id(type.category(), type.typeId()), type);
      byPair
          .computeIfAbsent(new Pair(type.from(), type.to()), unused -> new ArrayList<>())
          .add(type);
    }
  }

  /** The types that HubSpot defines, read from their data file. */
  static AssociationTypes standard() {
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
        Optional.of(columns[5]).filter(label -> !label.isBlank()),
        OptionalInt.empty());
  }

  /** These types, and a portal's own and altered ones beside and instead of them. */
  AssociationTypes with(Collection<AssociationType> own) {
    List<AssociationType> all = new ArrayList<>(byKey.values());
    all.addAll(own);
    return new AssociationTypes(all);
  }

  Optional<AssociationType> find(AssociationType.Key key) {
    return Optional.ofNullable(byKey.get(key));
  }

  Optional<AssociationType> find(ObjectTypeId from, ObjectTypeId to, String category, int typeId) {
    return find(new AssociationType.Key(from, to, category, typeId));
  }

  /** The same association, seen from the other side. */
  Optional<AssociationType> inverse(AssociationType type) {
    return find(type.to(), type.from(), type.category(), type.inverseTypeId());
  }

  /** The type of this id in whichever direction it was defined for. */
  Optional<AssociationType> withId(String category, int typeId) {
    return Optional.ofNullable(byId.get(new Id(category, typeId)));
  }

  /** All types of a pair, in the order of their ids, HubSpot's first. */
  List<AssociationType> between(ObjectTypeId from, ObjectTypeId to) {
    return byPair.getOrDefault(new Pair(from, to), List.of());
  }

  List<AssociationType> touching(ObjectTypeId type) {
    return byKey.values().stream()
        .filter(each -> each.from().equals(type) || each.to().equals(type))
        .toList();
  }

  Optional<AssociationType> named(ObjectTypeId from, ObjectTypeId to, String name) {
    return between(from, to).stream().filter(type -> type.name().equals(name)).findFirst();
  }

  Optional<AssociationType> plain(ObjectTypeId from, ObjectTypeId to) {
    return between(from, to).stream().filter(AssociationType::isPlain).findFirst();
  }

  Optional<AssociationType> primary(ObjectTypeId from, ObjectTypeId to) {
    return between(from, to).stream().filter(AssociationType::isPrimary).findFirst();
  }

  List<AssociationType> withMaximum() {
    return byKey.values().stream().filter(type -> type.most().isPresent()).toList();
  }
}
