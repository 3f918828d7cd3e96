package dev.axle.currencies;

import dev.axle.edge.Access;
import dev.axle.edge.Answer;
import dev.axle.edge.ApiPaths;
import dev.axle.edge.Call;
import dev.axle.edge.EdgeProblems;
import dev.axle.edge.Method;
import dev.axle.edge.Operation;
import dev.axle.edge.Parameter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The operations on currencies and single rates. */
public final class CurrenciesApi {

  private static final int PAGE = 100;
  private static final int LARGEST_PAGE = 500;

  private final Currencies currencies;
  private final RateBatches batches;

  public CurrenciesApi(Currencies currencies) {
    this.currencies = currencies;
    this.batches = new RateBatches(currencies);
  }

  public List<Operation> operations() {
    return Stream.of(codes(), rates(), batches.operations()).flatMap(List::stream).toList();
  }

  static List<String> paths(String tail) {
    return ApiPaths.settings("currencies", tail);
  }

  static Access reading() {
    return Access.anyOf(
        "settings.currencies.read",
        "cpq.quotes.read",
        "cpq.quotes.write",
        "crm.objects.quotes.read",
        "crm.objects.quotes.write");
  }

  static Access writing() {
    return Access.anyOf("settings.currencies.write");
  }

  private List<Operation> codes() {
    return List.of(
        Operation.of("settings.currencies.codes", Method.GET, paths("/codes"))
            .access(reading())
            .gives(200, CurrencyWire.Codes.class)
            .documented("Lists the currencies that there are.")
            .answeredBy(this::codes),
        Operation.of("settings.currencies.company", Method.GET, paths("/company-currency"))
            .access(reading())
            .gives(200, CurrencyWire.Company.class)
            .documented("Reads the company's currency.")
            .answeredBy(
                call -> Answer.ok(CurrencyWire.Company.of(currencies.company(call.portal())))),
        Operation.of("settings.currencies.company.update", Method.PUT, paths("/company-currency"))
            .access(writing())
            .takes(CurrencyWire.CodeRequest.class)
            .gives(200, CurrencyWire.Company.class)
            .documented("Changes the company's currency.")
            .answeredBy(this::changeCompany),
        Operation.of(
                "settings.currencies.central.information",
                Method.GET,
                paths("/central-fx-rates/information"))
            .access(reading())
            .gives(200, CurrencyWire.Information.class)
            .documented("Tells whether rates are fetched: they are not.")
            .answeredBy(call -> Answer.ok(new CurrencyWire.Information(false))),
        Operation.of(
                "settings.currencies.central.unsupported",
                Method.GET,
                paths("/central-fx-rates/unsupported-currencies"))
            .access(reading())
            .gives(200, CurrencyWire.Codes.class)
            .documented("Lists the currencies that have no fetched rate: all.")
            .answeredBy(this::codes),
        Operation.of(
                "settings.currencies.central.add",
                Method.POST,
                paths("/central-fx-rates/add-currency"))
            .access(writing())
            .takes(CurrencyWire.CodeRequest.class)
            .gives(200, CurrencyWire.Shown.class)
            .documented("Refused: a currency needs a rate of the account's own.")
            .answeredBy(
                call -> {
                  throw CurrencyProblems.centralRatesOff(
                      currencies.known(call.body(CurrencyWire.CodeRequest.class).currencyCode()));
                }));
  }

  private List<Operation> rates() {
    List<String> all = paths("/exchange-rates");
    List<String> one = paths("/exchange-rates/{exchangeRateId}");
    return List.of(
        Operation.of("settings.currencies.rates.list", Method.GET, all)
            .access(reading())
            .gives(200, CurrencyWire.Listing.class)
            .query(
                Parameter.text("fromCurrencyCode", "The currency that is exchanged."),
                Parameter.text("toCurrencyCode", "The currency that it becomes."),
                Parameter.limit(PAGE, LARGEST_PAGE),
                Parameter.after())
            .documented("Lists exchange rates, those of the past too.")
            .answeredBy(this::list),
        Operation.of("settings.currencies.rates.create", Method.POST, all)
            .access(writing())
            .takes(CurrencyWire.CreateRequest.class)
            .gives(200, CurrencyWire.Shown.class)
            .documented("Makes an exchange rate into the company's currency.")
            .answeredBy(this::create),
        Operation.of(
                "settings.currencies.rates.current", Method.GET, paths("/exchange-rates/current"))
            .access(reading())
            .gives(200, CurrencyWire.Listing.class)
            .documented("Lists the exchange rates that hold now.")
            .answeredBy(this::current),
        Operation.of(
                "settings.currencies.rates.visibility",
                Method.POST,
                paths("/exchange-rates/update-visibility"))
            .access(writing())
            .takes(CurrencyWire.Visibility.class)
            .givesNothing()
            .documented("Shows a pair of currencies, or hides it.")
            .answeredBy(this::show),
        Operation.of("settings.currencies.rates.read", Method.GET, one)
            .access(reading())
            .gives(200, CurrencyWire.Shown.class)
            .documented("Reads an exchange rate.")
            .answeredBy(this::read),
        Operation.of("settings.currencies.rates.update", Method.PATCH, one)
            .access(writing())
            .takes(CurrencyWire.Multiplier.class)
            .gives(200, CurrencyWire.Shown.class)
            .documented("Changes an exchange rate.")
            .answeredBy(this::update));
  }

  private Answer codes(Call call) {
    return Answer.ok(
        new CurrencyWire.Codes(
            CurrencyCodes.ALL.entrySet().stream()
                .map(entry -> new CurrencyWire.Code(entry.getKey(), entry.getValue()))
                .toList()));
  }

  private Answer changeCompany(Call call) {
    return Answer.ok(
        CurrencyWire.Company.of(
            currencies.changeCompany(
                call.portal(),
                call.body(CurrencyWire.CodeRequest.class).currencyCode(),
                call.now())));
  }

  private Answer list(Call call) {
    long first;
    try {
      first = Long.parseLong(call.query().text("after").orElse("0"));
    } catch (NumberFormatException notANumber) {
      throw EdgeProblems.badQueryParameter("after");
    }
    Currencies.Page page =
        currencies.page(
            call.portal(),
            call.query().text("fromCurrencyCode"),
            call.query().text("toCurrencyCode"),
            first,
            call.query().limit(PAGE, LARGEST_PAGE));
    return Answer.ok(
        new CurrencyWire.Listing(
            page.rates().stream().map(CurrencyWire.Shown::of).toList(),
            page.next().map(next -> call.next(next.toString())).orElse(null)));
  }

  private Answer current(Call call) {
    return Answer.ok(
        new CurrencyWire.Listing(
            currencies.current(call.portal(), call.now()).stream()
                .map(CurrencyWire.Shown::of)
                .toList(),
            null));
  }

  private Answer create(Call call) {
    Currencies.NewRate wanted = call.body(CurrencyWire.CreateRequest.class).rate();
    currencies.check(call.portal(), wanted);
    return Answer.ok(
        CurrencyWire.Shown.of(
            currencies.create(call.portal(), List.of(wanted), call.now()).getFirst()));
  }

  private Answer read(Call call) {
    String id = call.path("exchangeRateId");
    return Answer.ok(
        CurrencyWire.Shown.of(
            RateBatches.number(id)
                .flatMap(
                    number -> currencies.find(call.portal(), List.of(number)).stream().findFirst())
                .orElseThrow(() -> CurrencyProblems.notFound(id))));
  }

  private Answer update(Call call) {
    String id = call.path("exchangeRateId");
    var request = call.body(CurrencyWire.Multiplier.class);
    Currencies.checkRate(request.conversionRate());
    Optional<Long> number = RateBatches.number(id);
    return Answer.ok(
        CurrencyWire.Shown.of(
            number
                .map(
                    each ->
                        new Currencies.NewMultiplier(
                            each,
                            request.conversionRate(),
                            CurrencyWire.time(request.effectiveAt())))
                .flatMap(
                    each ->
                        currencies.update(call.portal(), List.of(each), call.now()).stream()
                            .findFirst())
                .orElseThrow(() -> CurrencyProblems.notFound(id))));
  }

  private Answer show(Call call) {
    var request = call.body(CurrencyWire.Visibility.class);
    currencies.show(
        call.portal(), request.fromCurrencyCode(), request.toCurrencyCode(), request.visibleInUI());
    return Answer.noContent();
  }
}
