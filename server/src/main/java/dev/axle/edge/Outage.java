package dev.axle.edge;

import java.util.Optional;

/** Tells a failure that will pass by itself (the database is gone for now) from a fault of ours. */
@FunctionalInterface
public interface Outage {

  /** What can't be reached, such as "The database"; empty for a fault of ours. */
  Optional<String> behind(Throwable failure);
}
