package dev.axle.taxrates;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * A rate of tax.
 *
 * @param name what the account calls it
 * @param label what a buyer reads
 * @param percentage 0 to 100
 * @param active whether it can be chosen
 */
record TaxRate(
    long id,
    String name,
    String label,
    BigDecimal percentage,
    boolean active,
    Instant createdAt,
    Instant updatedAt) {}
