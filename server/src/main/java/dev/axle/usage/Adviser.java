package dev.axle.usage;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Looks for one kind of thing that an app could do better. */
@FunctionalInterface
interface Adviser {

  List<Advice> look(AppWindow window);

  /** The calls that are meant, by what they have in common. */
  static <K> Map<K, List<Seen>> grouped(
      AppWindow window, Predicate<Seen> meant, Function<Seen, K> key) {
    return window.calls().stream().filter(meant).collect(Collectors.groupingBy(key));
  }

  /** How many calls are saved if a hundred of them become one. */
  static long savedByBatches(int calls) {
    return calls - Math.ceilDiv(calls, 100);
  }
}
