package dev.axle.portals;

import dev.axle.edge.PortalId;
import java.util.List;

/** Knows the currencies beside the company's. */
public interface AdditionalCurrencies {

  /** The codes of the currencies that a portal has rates for, sorted. */
  List<String> of(PortalId portal);

  /** Whether there is such a currency. */
  boolean isCurrency(String code);
}
