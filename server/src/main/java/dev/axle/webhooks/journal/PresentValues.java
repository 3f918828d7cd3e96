package dev.axle.webhooks.journal;

import dev.axle.edge.PortalId;
import dev.axle.journal.Entry;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Values that the records of some entries of the journal have now. */
final class PresentValues {

  private record TypeInPortal(PortalId portal, String objectType) {
    private static TypeInPortal of(Entry entry) {
      return new TypeInPortal(entry.portal(), entry.change().subject().type());
    }
  }

  private final Map<TypeInPortal, Map<Long, Map<String, String>>> byType;

  private PresentValues(Map<TypeInPortal, Map<Long, Map<String, String>>> byType) {
    this.byType = byType;
  }

  /** Of the record that an entry is about; empty if nothing was asked of it. */
  Map<String, String> of(Entry entry) {
    return byType
        .getOrDefault(TypeInPortal.of(entry), Map.of())
        .getOrDefault(entry.change().subject().id(), Map.of());
  }

  /** Which properties of which records are to be known. */
  static final class Question {

    private record Asked(Set<Long> ids, Set<String> properties) {}

    private final Map<TypeInPortal, Asked> byType = new HashMap<>();

    void add(Entry entry, Set<String> wanted) {
      Asked asked =
          byType.computeIfAbsent(
              TypeInPortal.of(entry), unused -> new Asked(new HashSet<>(), new HashSet<>()));
      asked.ids().add(entry.change().subject().id());
      asked.properties().addAll(wanted);
    }

    PresentValues ask(Records records) {
      Map<TypeInPortal, Map<Long, Map<String, String>>> values = new HashMap<>();
      byType.forEach(
          (type, asked) ->
              values.put(
                  type,
                  records.values(
                      type.portal(), type.objectType(), asked.ids(), asked.properties())));
      return new PresentValues(values);
    }
  }
}
