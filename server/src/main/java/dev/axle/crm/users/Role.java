package dev.axle.crm.users;

import java.util.List;

/** What a user may do, by name. */
record Role(String id, String name) {

  /** The roles of every portal. */
  static final List<Role> ALL =
      List.of(
          new Role("1001", "Developer"),
          new Role("1002", "Sales"),
          new Role("1003", "Marketing"),
          new Role("1004", "Read-only"));
}
