package dev.axle.crm.properties;

import dev.axle.crm.schemas.BuiltInProperty;
import dev.axle.crm.schemas.ObjectType;
import dev.axle.crm.schemas.ObjectTypeId;
import dev.axle.portals.Entitlements;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** How many more properties of its own a portal may define for a type. */
final class Room {

  private final Entitlements most;
  private int ofType;
  private int all;
  private int calculated;

  private Room(Entitlements most, Properties.Own ofType, Collection<Properties.Own> ofAll) {
    this.most = most;
    this.ofType = ofType.all();
    this.all = ofAll.stream().mapToInt(Properties.Own::all).sum();
    this.calculated = ofAll.stream().mapToInt(Properties.Own::calculated).sum();
  }

  /**
   * @param inUse the types that the portal has; the type itself may not be among them yet
   */
  static Room of(
      Entitlements most,
      ObjectType type,
      Collection<ObjectType> inUse,
      List<PropertyStore.Name> names) {
    Set<ObjectType> types = new LinkedHashSet<>(inUse);
    types.add(type);
    Map<ObjectTypeId, Properties.Own> own = count(names, types);
    return new Room(most, Objects.requireNonNull(own.get(type.id())), own.values());
  }

  /** How many of these names each type has, without those of built-in properties. */
  static Map<ObjectTypeId, Properties.Own> count(
      List<PropertyStore.Name> names, Collection<ObjectType> types) {
    Map<ObjectTypeId, List<PropertyStore.Name>> byType =
        names.stream().collect(Collectors.groupingBy(PropertyStore.Name::type));
    Map<ObjectTypeId, Properties.Own> own = new LinkedHashMap<>();
    for (ObjectType type : types) {
      Set<String> builtIn =
          type.properties().stream().map(BuiltInProperty::name).collect(Collectors.toSet());
      List<PropertyStore.Name> ofType =
          byType.getOrDefault(type.id(), List.of()).stream()
              .filter(name -> !builtIn.contains(name.name()))
              .toList();
      int calculated = (int) ofType.stream().filter(PropertyStore.Name::calculated).count();
      own.put(type.id(), new Properties.Own(ofType.size(), calculated));
    }
    return own;
  }

  /**
   * Takes the place of one more.
   *
   * @throws dev.axle.edge.Problem 400 if there is none
   */
  void take(PropertyContent content) {
    if (ofType >= most.customPropertiesPerType()) {
      throw PropertyProblems.tooMany("custom properties", most.customPropertiesPerType());
    }
    if (all >= most.customProperties()) {
      throw PropertyProblems.tooMany("custom properties", most.customProperties());
    }
    if (content.isCalculated()) {
      takeCalculated();
    }
    ofType++;
    all++;
  }

  /**
   * As {@link #take}, for one that is there already and is to be calculated from now on.
   *
   * @throws dev.axle.edge.Problem 400 if there is no room for one
   */
  void takeCalculated() {
    if (calculated >= most.calculatedProperties()) {
      throw PropertyProblems.tooMany("calculated properties", most.calculatedProperties());
    }
    calculated++;
  }
}
