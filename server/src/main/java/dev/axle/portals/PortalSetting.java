package dev.axle.portals;

import java.time.Instant;
import java.time.ZoneId;

/**
 * What a portal has chosen for itself.
 *
 * @param timeZone whose midnight begins a new day
 * @param currency ISO 4217 code of the company's currency
 * @param currencySince when it became the company's
 * @param associatesCompanies whether a new contact is to be associated with the company of its
 *     email's domain
 */
public record PortalSetting(
    String name,
    ZoneId timeZone,
    String currency,
    Instant currencySince,
    boolean associatesCompanies,
    Instant createdAt) {}
