package dev.axle.crm.associations;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.axle.crm.schemas.ObjectType;
import dev.axle.crm.schemas.ObjectTypeId;
import dev.axle.edge.PortalId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * The association types of each portal: those of HubSpot, the portal's labels, and the types
 * between its custom objects and the rest.
 *
 * <p>Source: https://developers.hubspot.com/docs/api-reference/crm-associations-v4/guide
 */
public final class AssociationDefinitions {

  private static final int LONGEST = 100;
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  /** How long another node may go on with the types from before a change. */
  private static final Duration REMEMBERED = Duration.ofSeconds(10);

  private final AssociationDefinitionStore store;
  private final ToIntFunction<PortalId> mostLabels;
  private final AssociationTypes standard = AssociationTypes.standard();
  private final Cache<PortalId, AssociationTypes> cache =
      Caffeine.newBuilder().maximumSize(2_000).expireAfterWrite(REMEMBERED).build();

  /**
   * @param mostLabels how many labels a portal may have for a pair of types
   */
  public AssociationDefinitions(Jdbi jdbi, ToIntFunction<PortalId> mostLabels) {
    this.store = new AssociationDefinitionStore(jdbi);
    this.mostLabels = mostLabels;
  }

  /** The types that hold in a portal now. One that has none of its own shares HubSpot's. */
  AssociationTypes of(PortalId portal) {
    AssociationTypes known = cache.getIfPresent(portal);
    if (known == null) {
      known = store.reading(portal, this::load);
      cache.put(portal, known);
    }
    return known;
  }

  private AssociationTypes load(AssociationDefinitionStore.Rows rows) {
    List<AssociationType> own = rows.definitions();
    Map<AssociationType.Key, Integer> maxima = rows.maxima();
    if (own.isEmpty() && maxima.isEmpty()) {
      return standard;
    }
    AssociationTypes all = standard.with(own);
    List<AssociationType> limited = new ArrayList<>();
    maxima.forEach(
        (key, most) ->
            all.find(key).ifPresent(type -> limited.add(type.atMost(OptionalInt.of(most)))));
    return all.with(limited);
  }

  private <T> T change(PortalId portal, Function<AssociationDefinitionStore.Rows, T> work) {
    T result = store.changing(portal, work);
    cache.invalidate(portal);
    return result;
  }

  /** All types from one object type to another. */
  public List<AssociationType> between(PortalId portal, ObjectTypeId from, ObjectTypeId to) {
    return of(portal).between(from, to);
  }

  /** All types that lead from or to an object type. */
  public List<AssociationType> allOf(PortalId portal, ObjectTypeId type) {
    return of(portal).touching(type);
  }

  /** The types that lead from or to an object type, of those that the portal defined. */
  public List<AssociationType> ownOf(PortalId portal, ObjectTypeId type) {
    return store.reading(portal, AssociationDefinitionStore.Rows::definitions).stream()
        .filter(own -> own.from().equals(type) || own.to().equals(type))
        .toList();
  }

  /** How many labels a pair of types may have. */
  public int mostLabels(PortalId portal) {
    return mostLabels.applyAsInt(portal);
  }

  /** The labels that the portal defined, in either direction. */
  public List<AssociationType> labels(PortalId portal) {
    return store.reading(portal, AssociationDefinitionStore.Rows::definitions).stream()
        .filter(type -> !type.isPlain())
        .toList();
  }

  /**
   * Lets records of two types be associated, without a label. Does nothing if they can be.
   *
   * @param name as v3 writes it: {@code cars_to_contact}; the inverse is named the other way round
   * @return the type in the direction asked for
   */
  public AssociationType define(
      PortalId portal, ObjectType from, ObjectType to, String name, Instant now) {
    return change(
        portal,
        rows -> {
          Optional<AssociationType> there = load(rows).plain(from.id(), to.id());
          if (there.isPresent()) {
            return there.get();
          }
          List<AssociationType> both =
              pair(
                  rows.nextTypeId(),
                  from.id(),
                  to.id(),
                  List.of(name, to.associationName() + "_to_" + from.associationName()),
                  List.of(Optional.empty(), Optional.empty()));
          rows.write(both, now);
          return both.getFirst();
        });
  }

  /** Takes back types of the portal, in both directions; their associations must be gone. */
  public void remove(PortalId portal, Collection<AssociationType> types) {
    change(
        portal,
        rows -> {
          AssociationTypes all = load(rows);
          List<AssociationType.Key> keys = new ArrayList<>();
          for (AssociationType type : types) {
            keys.add(type.key());
            all.inverse(type).ifPresent(inverse -> keys.add(inverse.key()));
          }
          rows.delete(keys);
          return keys.size();
        });
  }

  /** One direction, and unless both ends are alike and bear one name, the other. */
  private static List<AssociationType> pair(
      int id,
      ObjectTypeId from,
      ObjectTypeId to,
      List<String> names,
      List<Optional<String>> labels) {
    boolean one = from.equals(to) && labels.getFirst().equals(labels.getLast());
    int inverse = one ? id : id + 1;
    AssociationType there =
        new AssociationType(
            from,
            to,
            AssociationType.USER_DEFINED,
            id,
            inverse,
            names.getFirst(),
            labels.getFirst(),
            OptionalInt.empty());
    return one
        ? List.of(there)
        : List.of(
            there,
            new AssociationType(
                to,
                from,
                AssociationType.USER_DEFINED,
                inverse,
                id,
                names.getLast(),
                labels.getLast(),
                OptionalInt.empty()));
  }

  /**
   * Makes a label, and its counterpart in the other direction.
   *
   * @param inverseLabel null: the same words both ways
   * @throws dev.axle.edge.Problem 400 for names and labels that can't be, or are there already
   */
  List<AssociationType> createLabel(
      PortalId portal,
      ObjectType from,
      ObjectType to,
      String name,
      String label,
      @Nullable String inverseLabel,
      Instant now) {
    if (!NAME.matcher(name).matches() || name.length() > LONGEST) {
      throw AssociationProblems.badName(name);
    }
    check(label);
    if (inverseLabel != null) {
      check(inverseLabel);
    }
    int allowed = mostLabels(portal);
    return change(
        portal,
        rows -> {
          AssociationTypes all = load(rows);
          List<AssociationType> there = all.between(from.id(), to.id());
          if (there.stream().noneMatch(AssociationType::isPlain)) {
            throw AssociationProblems.notAssociable(from, to);
          }
          refuseTaken(there, name, label);
          if (there.stream().filter(type -> type.isOwn() && !type.isPlain()).count() >= allowed) {
            throw AssociationProblems.tooManyLabels(from, to, allowed);
          }
          String back = inverseLabel == null ? label : inverseLabel;
          String backName =
              from.id().equals(to.id()) && inverseLabel != null ? name + "_inverse" : name;
          List<AssociationType> both =
              pair(
                  rows.nextTypeId(),
                  from.id(),
                  to.id(),
                  List.of(name, backName),
                  List.of(Optional.of(label), Optional.of(back)));
          rows.write(both, now);
          return both;
        });
  }

  private static void check(String label) {
    if (label.isBlank() || label.length() > LONGEST) {
      throw AssociationProblems.badLabel(label);
    }
  }

  private static void refuseTaken(List<AssociationType> there, String name, String label) {
    for (AssociationType type : there) {
      if (type.name().equals(name) || type.label().filter(label::equalsIgnoreCase).isPresent()) {
        throw AssociationProblems.labelExists(label, name);
      }
    }
  }

  /**
   * Renames a label of the portal.
   *
   * @param inverseLabel null: the other direction keeps its words, unless both had the same
   * @throws dev.axle.edge.Problem 404 if there is no such label, 400 for HubSpot's own
   */
  void updateLabel(
      PortalId portal,
      ObjectType from,
      ObjectType to,
      int typeId,
      String label,
      @Nullable String inverseLabel,
      Instant now) {
    check(label);
    change(
        portal,
        rows -> {
          AssociationTypes all = load(rows);
          AssociationType type = own(all, from, to, typeId);
          List<AssociationType> renamed = new ArrayList<>();
          renamed.add(named(type, label));
          all.inverse(type)
              .filter(inverse -> !inverse.key().equals(type.key()))
              .ifPresent(
                  inverse ->
                      renamed.add(
                          named(
                              inverse,
                              inverseLabel != null
                                  ? inverseLabel
                                  : inverse.label().equals(type.label())
                                      ? label
                                      : inverse.label().orElse(label))));
          rows.write(renamed, now);
          return renamed.size();
        });
  }

  private static AssociationType named(AssociationType type, String label) {
    return new AssociationType(
        type.from(),
        type.to(),
        type.category(),
        type.typeId(),
        type.inverseTypeId(),
        type.name(),
        Optional.of(label),
        type.most());
  }

  /**
   * A label of the portal.
   *
   * @throws dev.axle.edge.Problem 404 if there is none, 400 if it is HubSpot's
   */
  AssociationType ownLabel(PortalId portal, ObjectType from, ObjectType to, int typeId) {
    return own(of(portal), from, to, typeId);
  }

  private static AssociationType own(
      AssociationTypes all, ObjectType from, ObjectType to, int typeId) {
    return all.find(from.id(), to.id(), AssociationType.USER_DEFINED, typeId)
        .filter(type -> !type.isPlain())
        .orElseThrow(
            () ->
                all.find(from.id(), to.id(), AssociationType.HUBSPOT_DEFINED, typeId).isPresent()
                    ? AssociationProblems.notYours(typeId)
                    : AssociationProblems.noSuchLabel(typeId));
  }

  /** The types for which the portal has set a maximum. */
  List<AssociationType> limited(PortalId portal) {
    return of(portal).withMaximum();
  }

  /** Sets how many records one record may have under each of these types. */
  void limit(PortalId portal, Map<AssociationType, Integer> maxima) {
    Map<AssociationType.Key, Integer> byKey = new LinkedHashMap<>();
    maxima.forEach((type, most) -> byKey.put(type.key(), most));
    change(
        portal,
        rows -> {
          rows.limit(byKey);
          return byKey.size();
        });
  }

  /** Takes the maxima of these types back. */
  void unlimit(PortalId portal, Collection<AssociationType> types) {
    change(
        portal,
        rows -> {
          rows.forget(types.stream().map(AssociationType::key).toList());
          return types.size();
        });
  }
}
