package dev.axle.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import dev.axle.edge.Method;
import dev.axle.edge.Operation;
import dev.axle.testing.Exchange;
import dev.axle.testing.HttpCall;
import dev.axle.testing.RunningAxle;
import dev.axle.testing.TestPortal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** One portal never meets another's: not by any operation, any id, or any body. */
class IsolationTest {

  /** A record of a standard type; one of a type that only the full portal has. */
  private static final List<Map<String, String>> KINDS =
      List.of(
          Map.of(),
          Map.of(
              "objectType", "<type>",
              "objectTypeId", "<type>",
              "fromObjectType", "<type>",
              "fromObjectTypeId", "<type>",
              "objectId", "<record>",
              "fromObjectId", "<record>",
              "recordId", "<record>"));

  /**
   * Not shown to work by the full portal's own call: what was asked for is refused to it too, or
   * was ended by a call before.
   */
  private static final Set<String> REFUSED_TO_ALL =
      Set.of(
          // links and paths that nobody has
          "axle.exports.download",
          "axle.files.signed",
          "files.public",
          "axle.webhooks-journal.file",
          "oauth.access-tokens.read",
          "oauth.refresh-tokens.read",
          // there is no budget and no install of this app, and the authorization is not whole
          "axle.budgets.read",
          "axle.installs.delete",
          "axle.public-apps.authorize",
          // an app has a journal of its own, with nothing of this one in it: JournalTest
          "webhooks-journal.batch.earliest",
          "webhooks-journal.batch.latest",
          "webhooks-journal.batch.next",
          "webhooks-journal.next",
          "webhooks-journal.snapshots.status",
          "webhooks-journal.subscriptions.delete",
          "webhooks-journal.subscriptions.filters.delete",
          "webhooks-journal.subscriptions.filters.list",
          "webhooks-journal.subscriptions.filters.read",
          "webhooks-journal.subscriptions.read",
          // there is something in them, or something uses them
          "crm.lists.delete",
          "crm.properties.groups.archive",
          "crm.lists.folders.delete",
          "crm.schemas.archive",
          // gone, or not gone, by a call before
          "webhooks.settings.clear",
          "crm.objects.merge",
          "files.delete",
          "crm.lists.restore");

  private static final RunningAxle AXLE = RunningAxle.get();
  private static final List<Operation> OPERATIONS = AXLE.axle().operations();

  private final FullPortal full = new FullPortal(AXLE.portal(IsolationTest.class));
  private final TestPortal stranger = AXLE.portal(IsolationTest.class);
  private final Requests requests =
      new Requests(full, new HttpCall(AXLE.url() + "/openapi.json", "GET").send().json());

  @Test
  void noOperationShowsOrChangesWhatIsAnothers() {
    SortedMap<String, List<String>> before = Rows.settled(full.portal().id());
    assertThat(before.values().stream().filter(rows -> !rows.isEmpty())).hasSizeGreaterThan(30);

    Map<String, String> leaks = new LinkedHashMap<>();
    for (Operation operation : OPERATIONS) {
      for (String path : operation.paths()) {
        for (Map<String, String> kind : KINDS) {
          if (kind.isEmpty() || path.equals(operation.paths().getFirst())) {
            Exchange answer = requests.send(stranger, operation, path, kind);
            if (answer.status() >= 500 || answer.body().contains(FullPortal.MARK)) {
              leaks.put(
                  operation.method() + " " + path + " " + kind.keySet(),
                  answer.status() + " " + answer.body());
            }
          }
        }
      }
    }
    SortedMap<String, List<String>> after = Rows.of(full.portal().id());
    Map<String, String> refused = refusedToTheOwner();
    assertSoftly(
        soft -> {
          soft.assertThat(leaks).isEmpty();
          soft.assertThat(Rows.difference(before, after)).isEmpty();
          soft.assertThat(refused.keySet()).as("%s", refused).isEqualTo(REFUSED_TO_ALL);
        });
  }

  /** The same requests by the portal itself: were they refused too, nothing would be shown. */
  private Map<String, String> refusedToTheOwner() {
    Map<String, String> refused = new TreeMap<>();
    List<Operation> inOrder = new ArrayList<>(OPERATIONS);
    inOrder.sort(Comparator.comparing(IsolationTest::harm));
    for (Operation operation : inOrder) {
      if (!Required.parameters(operation.paths().getFirst()).isEmpty()) {
        Exchange answer =
            requests.send(full.portal(), operation, operation.paths().getFirst(), Map.of());
        if (answer.status() >= 300) {
          refused.put(operation.name(), answer.status() + " " + answer.body());
        }
      }
    }
    return refused;
  }

  /** What reads comes first, what ends things last, the smaller thing before the larger. */
  private static int harm(Operation operation) {
    if (operation.method() == Method.GET || operation.name().endsWith("read")) {
      return 0;
    }
    boolean ends =
        operation.method() == Method.DELETE
            || operation.name().matches(".*(archive|delete|purge|merge|remove|cancel).*");
    return ends ? 100 - operation.paths().getFirst().split("/").length : 1;
  }
}
