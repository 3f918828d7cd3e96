package dev.axle.contract;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Which operations of the specs are routed and validated, and what is wrong with the others. */
final class Coverage {

  private final Map<SpecOperation, Verdict> verdicts = new LinkedHashMap<>();
  private final Map<SpecOperation, TreeSet<String>> complaints = new LinkedHashMap<>();

  /** Begins with nothing known: an operation that no test calls stays missing. */
  Coverage(List<SpecOperation> operations) {
    operations.forEach(operation -> verdicts.put(operation, Verdict.MISSING));
  }

  /** The operation was seen to do this. */
  void seen(SpecOperation operation, Verdict verdict) {
    if (complaints.containsKey(operation)) {
      return;
    }
    verdicts.merge(operation, verdict, (before, now) -> now.compareTo(before) > 0 ? now : before);
  }

  /** An answer or a request of the operation breaks the contract; nothing makes up for that. */
  void complain(SpecOperation operation, List<String> what) {
    complaints.computeIfAbsent(operation, unused -> new TreeSet<>()).addAll(what);
    verdicts.put(operation, Verdict.INVALID);
  }

  Map<SpecOperation, Verdict> verdicts() {
    return Map.copyOf(verdicts);
  }

  /** What is wrong, a line each, of the operations that pass the filter. */
  List<String> complaints(Predicate<SpecOperation> wanted) {
    return complaints.entrySet().stream()
        .filter(entry -> wanted.test(entry.getKey()))
        .flatMap(entry -> entry.getValue().stream().map(what -> entry.getKey() + ": " + what))
        .toList();
  }

  /** For each group and version: how many operations are validated, of how many. */
  String table() {
    var versions =
        verdicts.keySet().stream()
            .map(SpecOperation::version)
            .distinct()
            // the classic versions first
            .sorted(Comparator.comparing((String v) -> v.contains("-")).thenComparing(v -> v))
            .toList();
    var table = new StringBuilder("%-24s".formatted("group"));
    versions.forEach(version -> table.append("%10s".formatted(version)));
    groups()
        .forEach(
            (group, operations) -> {
              table.append("\n%-24s".formatted(group));
              versions.forEach(
                  version -> table.append("%10s".formatted(cell(operations, version))));
            });
    return table.toString();
  }

  /** Such as {@code crm objects: 912 operations in the specs, 700 routed, …}. */
  String line(String title, Function<SpecOperation, String> kind) {
    var missing =
        verdicts.entrySet().stream()
            .filter(entry -> entry.getValue() == Verdict.MISSING)
            .collect(
                Collectors.groupingBy(
                    entry -> kind.apply(entry.getKey()), TreeMap::new, Collectors.counting()));
    var text =
        "%s: %d operations in the specs, %d routed, %d validated"
            .formatted(
                title,
                verdicts.size(),
                verdicts.values().stream().filter(Verdict::isRouted).count(),
                verdicts.values().stream().filter(Verdict.VALID::equals).count());
    return missing.isEmpty()
        ? text
        : text
            + missing.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", ", "; missing: ", ""));
  }

  private String cell(List<SpecOperation> operations, String version) {
    var ofVersion = operations.stream().filter(o -> o.version().equals(version)).toList();
    var valid = ofVersion.stream().filter(o -> verdicts.get(o) == Verdict.VALID).count();
    return ofVersion.isEmpty() ? "-" : valid + "/" + ofVersion.size();
  }

  private Map<String, List<SpecOperation>> groups() {
    return verdicts.keySet().stream()
        .collect(Collectors.groupingBy(SpecOperation::group, TreeMap::new, Collectors.toList()));
  }
}
