package dev.axle.edge;

/** Which of HubSpot's limits an operation counts against. */
public enum LimitClass {
  /** The burst limit of the app and the daily limit of the portal. */
  STANDARD,
  /** The portal's searches per second, instead of the burst; its answers carry no limit headers. */
  SEARCH,
  /** None. */
  UNLIMITED
}
