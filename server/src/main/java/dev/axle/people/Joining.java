package dev.axle.people;

import dev.axle.edge.UserId;
import java.sql.Connection;

/** Hears of those who accept invitations, in the transaction that makes them members. */
@FunctionalInterface
public interface Joining {

  void joined(Connection transaction, Invitation invitation, UserId user);
}
