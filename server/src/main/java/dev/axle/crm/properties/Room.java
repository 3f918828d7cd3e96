package dev.axle.crm.properties;

import dev.axle.portals.Entitlements;
import java.util.Collection;

/** How many more properties of its own a portal may define for a type. */
final class Room {

  private final Entitlements most;
  private int ofType;
  private int all;
  private int calculated;

  Room(Entitlements most, Properties.Own ofType, Collection<Properties.Own> ofAll) {
    this.most = most;
    this.ofType = ofType.all();
    this.all = ofAll.stream().mapToInt(Properties.Own::all).sum();
    this.calculated = ofAll.stream().mapToInt(Properties.Own::calculated).sum();
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
