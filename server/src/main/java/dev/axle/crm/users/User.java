package dev.axle.crm.users;

import java.util.List;
import java.util.Optional;

/**
 * A user of a portal.
 *
 * @param id the user's number, another one than that of the owner
 * @param recordId of the record of the type users; empty for those that were there before it
 */
record User(
    long id,
    String email,
    String firstName,
    String lastName,
    Optional<String> roleId,
    boolean superAdmin,
    Optional<Long> primaryTeam,
    List<Long> secondaryTeams,
    Optional<Long> recordId) {
  User {
    secondaryTeams = List.copyOf(secondaryTeams);
  }
}
