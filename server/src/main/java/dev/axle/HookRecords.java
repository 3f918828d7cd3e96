package dev.axle;

import dev.axle.crm.objects.BatchOutcome;
import dev.axle.crm.objects.ObjectReader;
import dev.axle.crm.objects.Reading;
import dev.axle.crm.objects.SeenObject;
import dev.axle.crm.schemas.ObjectType;
import dev.axle.crm.schemas.ObjectTypes;
import dev.axle.edge.PortalId;
import dev.axle.webhooks.journal.Records;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the journals of apps have to know of records. */
final class HookRecords implements Records {

  private final ObjectTypes types;
  private final ObjectReader reader;

  HookRecords(ObjectTypes types, ObjectReader reader) {
    this.types = types;
    this.reader = reader;
  }

  @Override
  public boolean hasType(PortalId portal, String objectType) {
    return types.knows(portal, objectType)
        && types.named(portal, objectType).id().value().equals(objectType);
  }

  @Override
  public Set<String> scopes(PortalId portal, String objectType) {
    return types.named(portal, objectType).scopes().read();
  }

  @Override
  public Map<Long, Map<String, String>> values(
      PortalId portal, String objectType, Collection<Long> ids, Set<String> properties) {
    ObjectType type = types.named(portal, objectType);
    List<String> wanted = ids.stream().map(String::valueOf).toList();
    return Stream.of(false, true)
        .map(archived -> new Reading(properties, Set.of(), List.of(), archived))
        .map(reading -> reader.readAll(portal, type, wanted, Optional.empty(), reading))
        .map(BatchOutcome::results)
        .flatMap(List::stream)
        .collect(
            Collectors.toMap(
                seen -> seen.object().id().value(),
                seen -> values(seen, properties),
                (present, archived) -> present));
  }

  private static Map<String, String> values(SeenObject seen, Set<String> properties) {
    Map<String, String> values = new HashMap<>();
    seen.properties()
        .forEach(
            (name, value) -> {
              if (value != null && (properties.isEmpty() || properties.contains(name))) {
                values.put(name, value);
              }
            });
    return values;
  }
}
