package dev.axle.taxrates;

import dev.axle.database.Database;
import dev.axle.edge.PortalId;
import dev.axle.edge.Problem;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The rates of tax that a portal charges. HubSpot's API only reads them; making them is Axle's own.
 *
 * <p>Source: https://developers.hubspot.com/docs/api-reference/settings-tax-rates-v1/guide
 */
public final class TaxRates {

  private static final int MOST = 1_000;
  private static final int LONGEST = 256;
  private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

  private final Database database;
  private final TaxRateStore store = new TaxRateStore();

  public TaxRates(Database database) {
    this.database = database;
  }

  /** A stretch of the rates, and the id that the next one begins with if there is more. */
  record Page(List<TaxRate> rates, Optional<Long> next) {}

  Page page(PortalId portal, Optional<Boolean> active, long from, int limit) {
    List<TaxRate> found =
        database.read(connection -> store.page(connection, portal, active, from, limit + 1));
    return found.size() > limit
        ? new Page(found.subList(0, limit), Optional.of(found.getLast().id()))
        : new Page(found, Optional.empty());
  }

  /**
   * @throws Problem 404 if the portal has no such rate
   */
  TaxRate read(PortalId portal, String id) {
    long number = number(id);
    return database
        .read(connection -> store.find(connection, portal, number))
        .orElseThrow(() -> notFound(id));
  }

  private static long number(String id) {
    try {
      return Long.parseLong(id);
    } catch (NumberFormatException notANumber) {
      throw notFound(id);
    }
  }

  private static Problem notFound(String id) {
    return Problem.of(404, "OBJECT_NOT_FOUND", "No tax rate found for " + id)
        .context("id", List.of(id));
  }

  /** What is to be written; what is empty stays. */
  record Wish(
      Optional<String> name,
      Optional<String> label,
      Optional<BigDecimal> percentage,
      Optional<Boolean> active) {}

  /**
   * @throws Problem 400 for what is not valid
   */
  TaxRate create(PortalId portal, String name, BigDecimal percentage, Wish wish, Instant now) {
    return database.transaction(
        transaction -> {
          long id =
              store
                  .next(transaction, portal, MOST)
                  .orElseThrow(
                      () -> Problem.invalid("An account has at most " + MOST + " tax rates"));
          TaxRate rate = with(new TaxRate(id, name, name, percentage, true, now, now), wish, now);
          store.write(transaction, portal, rate);
          return rate;
        });
  }

  /**
   * @throws Problem 404 if the portal has no such rate, 400 for what is not valid
   */
  TaxRate update(PortalId portal, String id, Wish wish, Instant now) {
    long number = number(id);
    return database.transaction(
        transaction -> {
          TaxRate before = store.find(transaction, portal, number).orElseThrow(() -> notFound(id));
          TaxRate after = with(before, wish, now);
          store.write(transaction, portal, after);
          return after;
        });
  }

  private static TaxRate with(TaxRate before, Wish wish, Instant now) {
    TaxRate after =
        new TaxRate(
            before.id(),
            wish.name().orElse(before.name()),
            wish.label().orElse(before.label()),
            wish.percentage().orElse(before.percentage()),
            wish.active().orElse(before.active()),
            before.createdAt(),
            now);
    checkText("name", after.name());
    checkText("label", after.label());
    if (after.percentage().signum() < 0 || after.percentage().compareTo(WHOLE) > 0) {
      throw Problem.invalid("percentageRate must be between 0 and 100")
          .context("percentageRate", List.of(after.percentage().toPlainString()));
    }
    return after;
  }

  private static void checkText(String what, String text) {
    if (text.isBlank() || text.length() > LONGEST) {
      throw Problem.invalid(what + " must have 1 to " + LONGEST + " characters");
    }
  }
}
