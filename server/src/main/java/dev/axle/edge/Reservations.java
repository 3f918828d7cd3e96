package dev.axle.edge;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What of a portal's day is kept for single apps. */
public interface Reservations {

  /** Nothing is kept for anybody. */
  Reservations NONE =
      new Reservations() {
        @Override
        public List<Reservation> of(PortalId portal) {
          return List.of();
        }

        @Override
        public Map<AppId, Long> calls(PortalId portal, Instant since) {
          return Map.of();
        }
      };

  List<Reservation> of(PortalId portal);

  /** The calls of each app that count against the day, as far as they are kept. */
  Map<AppId, Long> calls(PortalId portal, Instant since);
}
