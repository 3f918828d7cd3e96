package dev.axle.outgoing;

import java.net.InetAddress;

/** Which addresses may be called. */
public enum Reach {
  /** Those of the public internet. */
  PUBLIC,
  /** All, also this machine and the networks around it. */
  ANYWHERE;

  boolean includes(InetAddress address) {
    return switch (this) {
      case PUBLIC -> SpecialAddresses.isPublic(address);
      case ANYWHERE -> true;
    };
  }
}
