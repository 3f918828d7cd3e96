package dev.axle.currencies;

import dev.axle.edge.Answer;
import dev.axle.edge.BatchError;
import dev.axle.edge.Call;
import dev.axle.edge.Handler;
import dev.axle.edge.Method;
import dev.axle.edge.Operation;
import dev.axle.edge.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The operations on many rates at once: what can't be done is reported beside what was. */
final class RateBatches {

  private static final int LARGEST = 100;

  /** The version whose batches always answer 200. */
  private static final String PLAIN_OK = "/2026-09/";

  private final Currencies currencies;

  RateBatches(Currencies currencies) {
    this.currencies = currencies;
  }

  List<Operation> operations() {
    return Stream.of(
            both("create", 201, CurrencyWire.BatchCreateRequest.class, this::create),
            both("read", 200, CurrencyWire.BatchReadRequest.class, this::read),
            both("update", 200, CurrencyWire.BatchUpdateRequest.class, this::update))
        .flatMap(List::stream)
        .toList();
  }

  /** What became of a batch. */
  private record Outcome(List<ExchangeRate> rates, List<BatchError> errors) {}

  private interface Work {
    Outcome on(Call call);
  }

  private static List<Operation> both(String verb, int success, Class<?> request, Work work) {
    return List.of(
        one(verb, "", success, 207, request, work), one(verb, ".2026-09", 200, 200, request, work));
  }

  private static Operation one(
      String verb, String version, int success, int partly, Class<?> request, Work work) {
    Handler handler = call -> answer(call, work.on(call), success, partly);
    return Operation.of(
            "settings.currencies.rates.batch." + verb + version,
            Method.POST,
            CurrenciesApi.paths("/exchange-rates/batch/" + verb).stream()
                .filter(path -> path.contains(PLAIN_OK) != version.isEmpty())
                .toList())
        .access(verb.equals("read") ? CurrenciesApi.reading() : CurrenciesApi.writing())
        .takes(request)
        .gives(success, CurrencyWire.Batch.class)
        .documented("Does the same with up to 100 exchange rates: " + verb + ".")
        .answeredBy(handler);
  }

  private static Answer answer(Call call, Outcome outcome, int success, int partly) {
    boolean whole = outcome.errors().isEmpty();
    return new Answer(
        whole ? success : partly,
        new CurrencyWire.Batch(
            "COMPLETE",
            outcome.rates().stream().map(CurrencyWire.Shown::of).toList(),
            whole ? null : outcome.errors().size(),
            whole ? null : outcome.errors(),
            call.startedAt().toString(),
            call.now().toString()),
        Map.of());
  }

  private static void checkSize(List<?> inputs) {
    if (inputs.isEmpty() || inputs.size() > LARGEST) {
      throw CurrencyProblems.badBatch(inputs.size(), LARGEST);
    }
  }

  private Outcome create(Call call) {
    var inputs = call.body(CurrencyWire.BatchCreateRequest.class).inputs();
    checkSize(inputs);
    List<Currencies.NewRate> sound = new ArrayList<>();
    List<BatchError> errors = new ArrayList<>();
    for (CurrencyWire.CreateRequest input : inputs) {
      try {
        Currencies.NewRate rate = input.rate();
        currencies.check(call.portal(), rate);
        sound.add(rate);
      } catch (Problem problem) {
        errors.add(BatchError.of(problem, problem.context()));
      }
    }
    return new Outcome(
        sound.isEmpty() ? List.of() : currencies.create(call.portal(), sound, call.now()), errors);
  }

  private Outcome read(Call call) {
    var inputs = call.body(CurrencyWire.BatchReadRequest.class).inputs();
    checkSize(inputs);
    Map<Long, String> wanted = new LinkedHashMap<>();
    List<BatchError> errors = new ArrayList<>();
    for (CurrencyWire.Id input : inputs) {
      number(input.id())
          .ifPresentOrElse(
              number -> wanted.put(number, input.id()), () -> errors.add(missing(input.id())));
    }
    return found(currencies.find(call.portal(), wanted.keySet()), wanted, errors);
  }

  private Outcome update(Call call) {
    var inputs = call.body(CurrencyWire.BatchUpdateRequest.class).inputs();
    checkSize(inputs);
    Map<Long, String> wanted = new LinkedHashMap<>();
    Map<Long, Currencies.NewMultiplier> sound = new LinkedHashMap<>();
    List<BatchError> errors = new ArrayList<>();
    for (CurrencyWire.UpdateRequest input : inputs) {
      try {
        long id = number(input.id()).orElseThrow(() -> CurrencyProblems.notFound(input.id()));
        Currencies.checkRate(input.conversionRate());
        sound.put(
            id,
            new Currencies.NewMultiplier(
                id, input.conversionRate(), CurrencyWire.time(input.effectiveAt())));
        wanted.put(id, input.id());
      } catch (Problem problem) {
        errors.add(BatchError.of(problem, problem.context()));
      }
    }
    List<ExchangeRate> changed =
        sound.isEmpty()
            ? List.of()
            : currencies.update(call.portal(), List.copyOf(sound.values()), call.now());
    return found(changed, wanted, errors);
  }

  private static Outcome found(
      List<ExchangeRate> rates, Map<Long, String> wanted, List<BatchError> errors) {
    rates.forEach(rate -> wanted.remove(rate.id()));
    wanted.values().forEach(id -> errors.add(missing(id)));
    return new Outcome(rates, errors);
  }

  private static BatchError missing(String id) {
    Problem problem = CurrencyProblems.notFound(id);
    return BatchError.of(problem, problem.context());
  }

  static Optional<Long> number(String id) {
    try {
      return Optional.of(Long.parseLong(id));
    } catch (NumberFormatException notANumber) {
      return Optional.empty();
    }
  }
}
