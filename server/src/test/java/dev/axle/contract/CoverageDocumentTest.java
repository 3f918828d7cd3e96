package dev.axle.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.axle.testing.RunningAxle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** {@code docs/coverage.md}: made from the specs and the operations list, never typed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CoverageDocumentTest {

  private static final Set<String> AREAS =
      Set.of("crm", "settings", "account", "files", "auth", "webhooks", "webhooks-journal");
  private static final Path DOCUMENT = Path.of("docs", "coverage.md");

  private final Specs specs = Specs.orSkip();
  private final AxleRoutes routes = new AxleRoutes(RunningAxle.get().axle().operations());
  private final List<LeftOut> leftOut = LeftOut.all();
  private final List<SpecOperation> operations =
      specs.operations(operation -> AREAS.contains(operation.area()));

  @Test
  void whatIsNotRoutedHasAReason() {
    assertThat(operations)
        .filteredOn(operation -> !isRouted(operation))
        .filteredOn(operation -> LeftOut.of(leftOut, operation).isEmpty())
        .isEmpty();
  }

  @Test
  void whatIsLeftOutIsNotThere() {
    assertThat(leftOut)
        .allSatisfy(
            each ->
                assertThat(operations)
                    .as("%s", each)
                    .anyMatch(
                        operation ->
                            !isRouted(operation)
                                && LeftOut.of(leftOut, operation)
                                    .filter(each::equals)
                                    .isPresent()));
  }

  @Test
  void theDocumentIsUpToDate() throws IOException {
    var document = Specs.projectRoot().resolve(DOCUMENT);
    var text = text();
    System.out.println(line());
    var present = Files.exists(document) ? Files.readString(document) : "";
    if (!present.equals(text)) {
      Files.writeString(document, text);
    }
    assertThat(present)
        .as("docs/coverage.md was out of date; it has been written anew, to be committed")
        .isEqualTo(text);
  }

  private String line() {
    return operations.stream()
        .collect(Collectors.groupingBy(SpecOperation::area, TreeMap::new, Collectors.toList()))
        .entrySet()
        .stream()
        .map(area -> "%s %s".formatted(area.getKey(), share(area.getValue())))
        .collect(Collectors.joining(", ", "routed of the specs: ", ""));
  }

  private String share(List<SpecOperation> some) {
    return "%d/%d".formatted(some.stream().filter(this::isRouted).count(), some.size());
  }

  private String text() {
    var lines = new ArrayList<String>();
    lines.add("# Coverage of HubSpot's API");
    lines.add("");
    lines.add(
        "Made by a test from HubSpot's published OpenAPI files and the operations list; not to be edited. A number is the operations");
    lines.add(
        "that Axle answers, of those that the files have. That the answers are HubSpot's is held by the contract tests, which print");
    lines.add("the validated share of each group.");
    operations.stream()
        .collect(Collectors.groupingBy(SpecOperation::area, TreeMap::new, Collectors.toList()))
        .forEach((area, some) -> area(lines, area, some));
    return String.join("\n", lines) + "\n";
  }

  private void area(List<String> lines, String area, List<SpecOperation> some) {
    lines.add("");
    lines.add("## %s: %s".formatted(area, share(some)));
    lines.add("");
    lines.add("| group | answered | left out, and why |");
    lines.add("| --- | --- | --- |");
    some.stream()
        .collect(Collectors.groupingBy(SpecOperation::group, TreeMap::new, Collectors.toList()))
        .forEach(
            (group, ofGroup) ->
                lines.add("| %s | %s | %s |".formatted(group, share(ofGroup), reasons(ofGroup))));
  }

  private String reasons(List<SpecOperation> some) {
    var counts = new TreeMap<String, Integer>();
    some.stream()
        .filter(operation -> !isRouted(operation))
        .forEach(
            operation ->
                counts.merge(
                    LeftOut.of(leftOut, operation).map(LeftOut::reason).orElse("?"),
                    1,
                    Integer::sum));
    return counts.entrySet().stream()
        .map(entry -> "%d: %s".formatted(entry.getValue(), entry.getKey()))
        .collect(Collectors.joining("; "));
  }

  /** The type that a path of any type stands for in a group; contacts, if for none. */
  private static String type(String group) {
    return ObjectsContractTest.GROUPS.contains(group) || group.equals("forecasts")
        ? ObjectsContractTest.type(group)
        : "0-1";
  }

  private boolean isRouted(SpecOperation operation) {
    var values = new HashMap<String, String>();
    for (var parameter : new TreeSet<>(operation.parameters())) {
      values.put(
          parameter,
          switch (parameter) {
            case "objectType", "fromObjectType" -> type(operation.group());
            case "objectTypeId", "fromObjectTypeId" -> "0-1";
            case "toObjectType", "toObjectTypeId" -> "0-2";
            default -> "1";
          });
    }
    return routes.isRouted(operation.method(), operation.path(values));
  }
}
