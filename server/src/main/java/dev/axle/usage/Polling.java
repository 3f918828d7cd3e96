package dev.axle.usage;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Sees the same read at a steady pace, with an answer of the same size nearly every time. */
final class Polling implements Adviser {

  private static final int OFTEN = 6;
  private static final long SLOWER_THAN_MILLIS = 2_000;
  private static final double STEADY = 0.5;
  private static final double NEARLY_ALL = 0.8;

  @Override
  public List<Advice> look(AppWindow window) {
    List<Advice> found = new ArrayList<>();
    Adviser.grouped(
            window,
            call ->
                call.succeeded()
                    && call.isRead()
                    && call.operation().name().startsWith("crm.")
                    && !ReferenceData.isMeant(call),
            Seen::identity)
        .values()
        .forEach(calls -> advice(window, calls).ifPresent(found::add));
    return found;
  }

  private static Optional<Advice> advice(AppWindow window, List<Seen> calls) {
    if (calls.size() < OFTEN || !isSteady(gaps(calls)) || !isTheSame(calls)) {
      return Optional.empty();
    }
    Seen one = calls.getFirst();
    return Optional.of(
        window.advice(
            AdviceKind.WEBHOOK_INSTEAD_OF_POLLING,
            one.request(),
            "The same read %d times within 15 minutes, about every %d seconds, nearly always with the same answer."
                .formatted(calls.size(), median(gaps(calls)) / 1_000),
            "Subscribe to changes by a webhook, and read when it tells of one.",
            calls.size() - 1L,
            calls));
  }

  private static List<Long> gaps(List<Seen> calls) {
    return IntStream.range(1, calls.size())
        .mapToObj(i -> Duration.between(calls.get(i - 1).at(), calls.get(i).at()).toMillis())
        .toList();
  }

  private static long median(List<Long> gaps) {
    return gaps.stream().sorted().toList().get(gaps.size() / 2);
  }

  private static boolean isSteady(List<Long> gaps) {
    long median = median(gaps);
    long alike = gaps.stream().filter(gap -> Math.abs(gap - median) <= STEADY * median).count();
    return median >= SLOWER_THAN_MILLIS && alike >= NEARLY_ALL * gaps.size();
  }

  private static boolean isTheSame(List<Seen> calls) {
    Map<Integer, Long> sizes =
        calls.stream().collect(Collectors.groupingBy(Seen::size, Collectors.counting()));
    long commonest = sizes.values().stream().map(Function.identity()).reduce(0L, Math::max);
    return commonest >= NEARLY_ALL * calls.size();
  }
}
