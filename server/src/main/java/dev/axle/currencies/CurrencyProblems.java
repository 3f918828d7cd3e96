package dev.axle.currencies;

import dev.axle.edge.Problem;
import java.util.List;

/** What can be wrong with currencies and rates. */
final class CurrencyProblems {

  private CurrencyProblems() {}

  static Problem unknown(String code) {
    return Problem.invalid("There is no currency " + code).context("currencyCode", List.of(code));
  }

  static Problem home(String code) {
    return Problem.invalid(code + " is the company currency: it has no rate")
        .context("fromCurrencyCode", List.of(code));
  }

  static Problem notPositive(String rate) {
    return Problem.invalid("conversionRate must be greater than 0, but was " + rate)
        .context("conversionRate", List.of(rate));
  }

  static Problem badTime(String time) {
    return Problem.invalid("effectiveAt is not a time: " + time)
        .context("effectiveAt", List.of(time));
  }

  static Problem notFound(String id) {
    return Problem.of(404, "OBJECT_NOT_FOUND", "No exchange rate found for " + id)
        .context("id", List.of(id));
  }

  static Problem noPair(String from, String to) {
    return Problem.of(404, "OBJECT_NOT_FOUND", "No exchange rate from " + from + " to " + to);
  }

  static Problem tooMany(int most) {
    return Problem.invalid("An account has at most " + most + " exchange rates");
  }

  static Problem centralRatesOff(String code) {
    return Problem.invalid(
            "Central exchange rates are not enabled: add "
                + code
                + " with a rate of your own through exchange-rates")
        .context("currencyCode", List.of(code));
  }

  static Problem badBatch(int size, int most) {
    return Problem.invalid(
        size == 0
            ? "At least one input is required"
            : "A batch has at most " + most + " inputs, but this one has " + size);
  }
}
