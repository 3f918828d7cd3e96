package dev.axle.currencies;

import dev.axle.edge.BatchError;
import dev.axle.edge.Paging;
import dev.axle.portals.PortalSetting;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Currencies and rates on the wire. */
final class CurrencyWire {

  private CurrencyWire() {}

  record Code(String currencyCode, String currencyName) {}

  record Codes(List<Code> results) {}

  record Company(String id, String createdAt) {

    static Company of(PortalSetting setting) {
      return new Company(setting.currency(), setting.currencySince().toString());
    }
  }

  record CodeRequest(String currencyCode) {}

  record Information(boolean centralExchangeRatesEnabled) {}

  record Shown(
      String id,
      String fromCurrencyCode,
      String toCurrencyCode,
      BigDecimal conversionRate,
      String effectiveAt,
      boolean visibleInUI,
      String createdAt,
      String updatedAt) {

    static Shown of(ExchangeRate rate) {
      return new Shown(
          Long.toString(rate.id()),
          rate.from(),
          rate.to(),
          rate.rate(),
          rate.effectiveAt().toString(),
          rate.visible(),
          rate.createdAt().toString(),
          rate.updatedAt().toString());
    }
  }

  record Listing(List<Shown> results, @Nullable Paging paging) {}

  record CreateRequest(
      String fromCurrencyCode, BigDecimal conversionRate, @Nullable String effectiveAt) {

    Currencies.NewRate rate() {
      return new Currencies.NewRate(fromCurrencyCode, conversionRate, time(effectiveAt));
    }
  }

  record BatchCreateRequest(List<CreateRequest> inputs) {}

  record Multiplier(BigDecimal conversionRate, @Nullable String effectiveAt) {}

  record UpdateRequest(String id, BigDecimal conversionRate, @Nullable String effectiveAt) {}

  record BatchUpdateRequest(List<UpdateRequest> inputs) {}

  record Id(String id) {}

  record BatchReadRequest(List<Id> inputs) {}

  record Visibility(String fromCurrencyCode, String toCurrencyCode, Boolean visibleInUI) {}

  record Batch(
      String status,
      List<Shown> results,
      @Nullable Integer numErrors,
      @Nullable List<BatchError> errors,
      String startedAt,
      String completedAt) {}

  static Optional<Instant> time(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return Optional.empty();
    }
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException notATime) {
      throw CurrencyProblems.badTime(text);
    }
  }
}
