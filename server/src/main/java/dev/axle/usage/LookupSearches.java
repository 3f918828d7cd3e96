package dev.axle.usage;

import java.util.ArrayList;
import java.util.List;

/** Sees searches for one record by a value that names it. */
final class LookupSearches implements Adviser {

  private static final int OFTEN = 5;
  private static final String ID = "hs_object_id";

  private final UniqueProperties unique;

  LookupSearches(UniqueProperties unique) {
    this.unique = unique;
  }

  @Override
  public List<Advice> look(AppWindow window) {
    List<Advice> found = new ArrayList<>();
    Adviser.grouped(window, call -> call.lookup().isPresent(), call -> call.lookup().orElseThrow())
        .forEach(
            (lookup, calls) -> {
              if (calls.size() >= OFTEN
                  && (lookup.property().equals(ID)
                      || unique.isUnique(window.portal(), lookup.type(), lookup.property()))) {
                found.add(advice(window, lookup, calls));
              }
            });
    return found;
  }

  private static Advice advice(AppWindow window, Lookup lookup, List<Seen> calls) {
    String idProperty = lookup.property().equals(ID) ? "" : "?idProperty=" + lookup.property();
    return window.advice(
        AdviceKind.READ_INSTEAD_OF_SEARCH,
        lookup.objects() + " by " + lookup.property(),
        "%d searches within 15 minutes for one record by %s, which names it."
            .formatted(calls.size(), lookup.property()),
        "GET %s/{value}%s reads one, POST %s/batch/read up to 100 in one call; neither waits for the search index, nor counts as a search."
            .formatted(lookup.objects(), idProperty, lookup.objects()),
        Adviser.savedByBatches(calls.size()),
        calls);
  }
}
