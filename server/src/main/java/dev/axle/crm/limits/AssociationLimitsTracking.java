package dev.axle.crm.limits;

import dev.axle.crm.associations.AssociationDefinitions;
import dev.axle.crm.associations.AssociationType;
import dev.axle.crm.associations.AssociationUsage;
import dev.axle.crm.objects.ObjectLabels;
import dev.axle.crm.schemas.ObjectId;
import dev.axle.crm.schemas.ObjectType;
import dev.axle.crm.schemas.ObjectTypeId;
import dev.axle.crm.schemas.ObjectTypes;
import dev.axle.edge.PortalId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a portal has of associations and their labels, beside what it may have. */
public final class AssociationLimitsTracking {

  private final ObjectTypes types;
  private final AssociationDefinitions definitions;
  private final AssociationUsage usage;
  private final ObjectLabels labels;

  public AssociationLimitsTracking(
      ObjectTypes types,
      AssociationDefinitions definitions,
      AssociationUsage usage,
      ObjectLabels labels) {
    this.types = types;
    this.definitions = definitions;
    this.usage = usage;
    this.labels = labels;
  }

  /** The labels from records of one type to those of another. */
  record PairLabels(ObjectType from, ObjectType to, List<String> labels, int limit) {}

  private record Ends(ObjectTypeId from, ObjectTypeId to) {}

  /** The pairs that have labels of the portal; the pair asked for also if it has none. */
  List<PairLabels> labels(PortalId portal, Optional<ObjectType> from, Optional<ObjectType> to) {
    Map<ObjectTypeId, ObjectType> known =
        types.all(portal).stream().collect(Collectors.toMap(ObjectType::id, type -> type));
    Map<Ends, List<String>> byPair = new LinkedHashMap<>();
    if (from.isPresent() && to.isPresent()) {
      byPair.put(new Ends(from.get().id(), to.get().id()), new ArrayList<>());
    }
    for (AssociationType type : definitions.labels(portal)) {
      if (from.filter(asked -> !asked.id().equals(type.from())).isEmpty()
          && to.filter(asked -> !asked.id().equals(type.to())).isEmpty()) {
        byPair
            .computeIfAbsent(new Ends(type.from(), type.to()), unused -> new ArrayList<>())
            .add(type.label().orElse(type.name()));
      }
    }
    List<PairLabels> pairs = new ArrayList<>();
    byPair.forEach(
        (ends, texts) -> {
          ObjectType one = known.get(ends.from());
          ObjectType other = known.get(ends.to());
          if (one != null && other != null) {
            pairs.add(new PairLabels(one, other, texts, definitions.mostLabels(portal)));
          }
        });
    return pairs;
  }

  /** A type, and whether records are at or near their limit of associations. */
  record Nearness(ObjectType type, boolean atLimit, boolean nearLimit) {}

  /** The types of which some record is at or near a limit. */
  List<Nearness> from(PortalId portal) {
    return nearness(portal, AssociationUsage.Pair::from, usage.pairs(portal, types.all(portal)));
  }

  /** The types to which some record of one type has as many associations as it may, or nearly. */
  List<Nearness> to(PortalId portal, ObjectType from) {
    return nearness(
        portal,
        AssociationUsage.Pair::to,
        usage.pairs(portal, types.all(portal)).stream()
            .filter(pair -> pair.from().equals(from.id()))
            .toList());
  }

  private interface End {
    ObjectTypeId of(AssociationUsage.Pair pair);
  }

  private List<Nearness> nearness(PortalId portal, End end, List<AssociationUsage.Pair> pairs) {
    List<Nearness> all = new ArrayList<>();
    for (ObjectType type : types.all(portal)) {
      List<AssociationUsage.Pair> ofType =
          pairs.stream().filter(pair -> end.of(pair).equals(type.id())).toList();
      if (!ofType.isEmpty()) {
        all.add(
            new Nearness(
                type,
                ofType.stream().anyMatch(pair -> pair.atLimit() > 0),
                ofType.stream().anyMatch(pair -> pair.nearLimit() > 0)));
      }
    }
    return all;
  }

  /** The records of a pair of types that are at or near the limit, and what they are called. */
  record Records(AssociationUsage.Records usage, Map<ObjectId, String> labels) {}

  Records records(PortalId portal, ObjectType from, ObjectType to) {
    AssociationUsage.Records found = usage.records(portal, from.id(), to.id());
    Set<ObjectId> ids =
        Stream.concat(found.samplesAt().stream(), found.samplesNear().stream())
            .map(AssociationUsage.Sample::id)
            .collect(Collectors.toSet());
    return new Records(found, labels.of(portal, from, ids));
  }
}
