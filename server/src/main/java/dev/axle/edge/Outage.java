package dev.axle.edge;

/** Tells a failure that will pass by itself (the database is gone for now) from a fault of ours. */
@FunctionalInterface
public interface Outage {

  boolean explains(Throwable failure);
}
