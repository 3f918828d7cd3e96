package dev.axle.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CoverageTest {

  private static final SpecOperation LIST = operation("GET", "contacts", "v3", "");
  private static final SpecOperation READ = operation("GET", "contacts", "2026-03", "/{contactId}");
  private static final SpecOperation SEARCH = operation("POST", "deals", "v3", "/search");

  private final Coverage coverage = new Coverage(List.of(LIST, READ, SEARCH));

  @Test
  void countsWhatIsRoutedAndValidatedAndNamesWhatIsMissing() {
    coverage.seen(LIST, Verdict.ROUTED);
    coverage.seen(LIST, Verdict.VALID);
    coverage.seen(READ, Verdict.ROUTED);

    assertThat(coverage.line("crm objects", o -> OperationKind.of(o).toString()))
        .isEqualTo(
            "crm objects: 3 operations in the specs, 2 routed, 1 validated; missing: search 1");
    assertThat(coverage.table())
        .isEqualTo(
            """
            group                           v3   2026-03
            contacts                       1/1       0/1
            deals                          0/1         -\
            """);
  }

  @Test
  void aComplaintIsNotMadeUpFor() {
    coverage.complain(LIST, List.of("no id"));
    coverage.seen(LIST, Verdict.VALID);

    assertThat(coverage.verdicts()).containsEntry(LIST, Verdict.INVALID);
    assertThat(coverage.complaints(o -> o.group().equals("contacts")))
        .containsExactly("GET /crm/v3/objects/contacts (crm/contacts v3): no id");
    assertThat(coverage.complaints(o -> o.group().equals("deals"))).isEmpty();
  }

  @Test
  void everyOperationOfTheObjectGroupsHasAKind() {
    var operations = Specs.orSkip().operations(ObjectsContractTest::isOfTheEngine);

    assertThat(operations).hasSizeGreaterThan(900).allSatisfy(OperationKind::of);
    assertThat(operations.stream().map(SpecOperation::group).distinct())
        .containsExactlyInAnyOrderElementsOf(ObjectsContractTest.GROUPS);
  }

  private static SpecOperation operation(String method, String group, String version, String tail) {
    var path = "/crm/v3/objects/" + group + tail;
    return new SpecOperation("crm", group, version, method, path, List.of(), Set.of(200));
  }
}
