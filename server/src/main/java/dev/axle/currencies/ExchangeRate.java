package dev.axle.currencies;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * What one unit of a currency is worth in another from some time on.
 *
 * @param visible whether the pair is shown to users
 */
record ExchangeRate(
    long id,
    String from,
    String to,
    BigDecimal rate,
    Instant effectiveAt,
    boolean visible,
    Instant createdAt,
    Instant updatedAt) {}
