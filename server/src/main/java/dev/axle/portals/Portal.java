package dev.axle.portals;

import dev.axle.edge.PortalId;
import java.time.Instant;
import java.time.ZoneId;

/**
 * An account: the tenant.
 *
 * @param timeZone whose midnight begins a new day of calls
 * @param currency ISO 4217 code of the company's currency
 */
public record Portal(
    PortalId id, String name, Tier tier, ZoneId timeZone, String currency, Instant createdAt) {}
