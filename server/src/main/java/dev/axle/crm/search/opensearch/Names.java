package dev.axle.crm.search.opensearch;

import dev.axle.crm.schemas.ObjectTypeId;
import dev.axle.edge.PortalId;

/** What the indexes of an installation are called. */
record Names(String prefix) {

  /** By which the records of a type are written and read. */
  String records(PortalId portal, ObjectTypeId type) {
    return prefix + "-" + portal + "-" + type;
  }

  /** What this name stands for. */
  String index(PortalId portal, ObjectTypeId type) {
    return records(portal, type) + "-records";
  }

  /** All of a portal. */
  String records(PortalId portal) {
    return prefix + "-" + portal + "-*";
  }

  /** All there are. */
  String records() {
    return prefix + "-*-*";
  }

  /** The portal of one of {@link #records()}. */
  PortalId portal(String index) {
    String rest = index.substring(prefix.length() + 1);
    return new PortalId(Long.parseLong(rest.substring(0, rest.indexOf('-'))));
  }

  String notes() {
    return prefix + "-notes";
  }
}
