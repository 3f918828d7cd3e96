package dev.axle.edge;

import dev.axle.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;

/** The caller of an open operation: nobody, on no portal. */
final class Anonymous {

  private Anonymous() {}

  static Caller at(Clock clock) {
    return new Caller(
        new PortalId(0),
        CallerKind.ANONYMOUS,
        new AppId(0),
        "",
        Optional.empty(),
        Set.of(),
        Optional.empty(),
        ZoneOffset.UTC,
        clock);
  }
}
