package dev.axle.crm.rollups;

import dev.axle.crm.schemas.ObjectTypeId;

/**
 * A record whose rollups are to be worked out.
 *
 * @param from the type of the associated records that they are made of; empty for all
 */
record Due(String type, long id, String from) {

  static final String ALL = "";

  Due(ObjectTypeId type, long id, String from) {
    this(type.value(), id, from);
  }
}
