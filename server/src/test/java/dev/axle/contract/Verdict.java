package dev.axle.contract;

/** How far an operation of the specs is served, from worst to best. */
enum Verdict {
  /** Routed, and an answer or a request of it breaks the contract. */
  INVALID,
  /** No route. */
  MISSING,
  /** Routed; no successful answer of it has been held against the spec. */
  ROUTED,
  /** Routed, and every answer satisfied the spec. */
  VALID;

  boolean isRouted() {
    return this != MISSING;
  }
}
