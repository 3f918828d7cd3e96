package dev.axle.crm.lists;

import dev.axle.crm.filters.Filter;

/** A list whose members follow from a filter, as it is at one time. */
record FollowedList(CrmList list, Filter filter) {

  ListId id() {
    return list.id();
  }
}
