package dev.axle.crm.objects;

import dev.axle.edge.PortalId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/** Knows what currencies are worth in the company's own. Asked for each deal: answers at once. */
@FunctionalInterface
public interface HomeRates {

  /** What one unit is worth at a time, or nothing if nobody has said. */
  Optional<BigDecimal> rate(PortalId portal, String currency, Instant at);
}
