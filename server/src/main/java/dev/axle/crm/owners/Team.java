package dev.axle.crm.owners;

import java.util.List;

/**
 * A team of a portal's users.
 *
 * @param userIds of those whose main team it is
 * @param secondaryUserIds of its other members
 */
public record Team(long id, String name, List<Long> userIds, List<Long> secondaryUserIds) {
  public Team {
    userIds = List.copyOf(userIds);
    secondaryUserIds = List.copyOf(secondaryUserIds);
  }
}
