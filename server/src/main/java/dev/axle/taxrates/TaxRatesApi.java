package dev.axle.taxrates;

import dev.axle.edge.Access;
import dev.axle.edge.Answer;
import dev.axle.edge.ApiPaths;
import dev.axle.edge.Call;
import dev.axle.edge.EdgeProblems;
import dev.axle.edge.Method;
import dev.axle.edge.Operation;
import dev.axle.edge.Paging;
import dev.axle.edge.Parameter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The operations on tax rates. */
public final class TaxRatesApi {

  private static final int PAGE = 100;
  private static final int LARGEST_PAGE = 500;
  private static final String OWN = "/axle/v1/tax-rates";

  private final TaxRates rates;

  public TaxRatesApi(TaxRates rates) {
    this.rates = rates;
  }

  /** {@code PublicTaxRateGroup}. */
  record Shown(
      String id,
      String name,
      String label,
      BigDecimal percentageRate,
      boolean active,
      String createdAt,
      String updatedAt) {

    static Shown of(TaxRate rate) {
      return new Shown(
          Long.toString(rate.id()),
          rate.name(),
          rate.label(),
          rate.percentage(),
          rate.active(),
          rate.createdAt().toString(),
          rate.updatedAt().toString());
    }
  }

  record Listing(List<Shown> results, @Nullable Paging paging) {}

  record CreateRequest(
      String name, BigDecimal percentageRate, @Nullable String label, @Nullable Boolean active) {}

  record UpdateRequest(
      @Nullable String name,
      @Nullable BigDecimal percentageRate,
      @Nullable String label,
      @Nullable Boolean active) {}

  public List<Operation> operations() {
    Access reading =
        Access.anyOf(
            "tax_rates.read",
            "cpq.quotes.read",
            "cpq.quotes.write",
            "crm.objects.quotes.read",
            "crm.objects.quotes.write");
    Access writing = Access.anyOf("settings.currencies.write");
    return List.of(
        Operation.of("tax-rates.list", Method.GET, ApiPaths.taxRates(""))
            .access(reading)
            .gives(200, Listing.class)
            .query(
                Parameter.flag(
                    "active", "Only those in use, or only those that are not: all unless told."),
                Parameter.limit(PAGE, LARGEST_PAGE),
                Parameter.after())
            .documented("Lists the tax rates, the active or the inactive ones if asked.")
            .answeredBy(this::list),
        Operation.of("tax-rates.read", Method.GET, ApiPaths.taxRates("/{taxRateGroupId}"))
            .access(reading)
            .gives(200, Shown.class)
            .documented("Reads a tax rate.")
            .answeredBy(
                call ->
                    Answer.ok(Shown.of(rates.read(call.portal(), call.path("taxRateGroupId"))))),
        Operation.of("axle.tax-rates.create", Method.POST, List.of(OWN))
            .access(writing)
            .takes(CreateRequest.class)
            .gives(201, Shown.class)
            .documented("Makes a tax rate.")
            .answeredBy(this::create),
        Operation.of("axle.tax-rates.update", Method.PATCH, List.of(OWN + "/{taxRateGroupId}"))
            .access(writing)
            .takes(UpdateRequest.class)
            .gives(200, Shown.class)
            .documented("Changes a tax rate, or takes it out of use.")
            .answeredBy(this::update));
  }

  private Answer list(Call call) {
    long from;
    try {
      from = Long.parseLong(call.query().text("after").orElse("0"));
    } catch (NumberFormatException notANumber) {
      throw EdgeProblems.badQueryParameter("after");
    }
    Optional<Boolean> active =
        call.query().text("active").map(given -> call.query().flag("active"));
    TaxRates.Page page =
        rates.page(call.portal(), active, from, call.query().limit(PAGE, LARGEST_PAGE));
    return Answer.ok(
        new Listing(
            page.rates().stream().map(Shown::of).toList(),
            page.next().map(next -> call.next(next.toString())).orElse(null)));
  }

  private Answer create(Call call) {
    var request = call.body(CreateRequest.class);
    TaxRate made =
        rates.create(
            call.portal(),
            request.name(),
            request.percentageRate(),
            new TaxRates.Wish(
                Optional.empty(),
                Optional.ofNullable(request.label()),
                Optional.empty(),
                Optional.ofNullable(request.active())),
            call.now());
    return Answer.created(Shown.of(made), call.location(Long.toString(made.id())));
  }

  private Answer update(Call call) {
    var request = call.body(UpdateRequest.class);
    return Answer.ok(
        Shown.of(
            rates.update(
                call.portal(),
                call.path("taxRateGroupId"),
                new TaxRates.Wish(
                    Optional.ofNullable(request.name()),
                    Optional.ofNullable(request.label()),
                    Optional.ofNullable(request.percentageRate()),
                    Optional.ofNullable(request.active())),
                call.now())));
  }
}
