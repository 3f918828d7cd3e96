package dev.axle.audit;

import dev.axle.edge.PortalId;
import java.util.Map;

/** Knows those who act in an account, by the numbers that the log has of them. */
@FunctionalInterface
public interface Actors {

  /** What the users and apps of an account are called. */
  Map<Long, String> names(PortalId portal);
}
