package dev.axle.crm.lists;

import dev.axle.crm.filters.Filter;
import dev.axle.crm.filters.Property;
import dev.axle.crm.schemas.ObjectTypeId;
import dev.axle.edge.Json;
import dev.axle.journal.Change;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Which changes of records of one type may change what is in a list.
 *
 * @param path from the type of the list's records to the type of the changed ones
 */
record Concern(List<Step> path, Set<String> properties, Set<Long> lists, Set<ObjectTypeId> others) {

  /** A step of a path, by the type of the records that it leads to. */
  sealed interface Step {

    ObjectTypeId type();

    /** From the list to its records. */
    record Listed(ObjectTypeId type) implements Step {}

    /** To the records that those before are associated with. */
    record Associated(ObjectTypeId type) implements Step {}

    /** To the records that a property of those before names. */
    record Named(ObjectTypeId type, String property) implements Step {}
  }

  /** The type of the records whose changes these are. */
  ObjectTypeId type() {
    return path.getLast().type();
  }

  static Collection<Concern> of(ObjectTypeId type, Filter filter) {
    Map<List<Step>, Concern> concerns = new LinkedHashMap<>();
    collect(List.of(new Step.Listed(type)), filter, concerns);
    return concerns.values();
  }

  private static void collect(List<Step> path, Filter filter, Map<List<Step>, Concern> concerns) {
    Concern here =
        concerns.computeIfAbsent(
            path, unused -> new Concern(path, new HashSet<>(), new HashSet<>(), new HashSet<>()));
    switch (filter) {
      case Filter.All all -> all.of().forEach(each -> collect(path, each, concerns));
      case Filter.Any any -> any.of().forEach(each -> collect(path, each, concerns));
      case Filter.Not not -> collect(path, not.of(), concerns);
      case Filter.Known known -> here.properties.add(known.property().name());
      case Filter.Is is -> here.properties.add(is.property().name());
      case Filter.Between between -> here.properties.add(between.property().name());
      case Filter.Token token -> here.properties.add(token.property().name());
      case Filter.Like like -> here.properties.add(like.property().name());
      case Filter.Compared compared -> {
        here.properties.add(compared.left().name());
        here.properties.add(compared.right().name());
      }
      case Filter.Words words ->
          words.properties().stream().map(Property::name).forEach(here.properties::add);
      case Filter.AssociatedWith with -> here.others.add(with.type());
      case Filter.Associated associated -> {
        here.others.add(associated.type());
        collect(
            longer(path, new Step.Associated(associated.type())), associated.filter(), concerns);
      }
      case Filter.AssociatedOften often -> {
        here.others.add(often.type());
        collect(longer(path, new Step.Associated(often.type())), often.filter(), concerns);
      }
      case Filter.Referring referring -> {
        here.properties.add(referring.property().name());
        collect(
            longer(path, new Step.Named(referring.type(), referring.property().name())),
            referring.filter(),
            concerns);
      }
      case Filter.Member member -> here.lists.add(member.listId());
      case Filter.Anniversary day -> here.properties.add(day.property().name());
      case Filter.Ever ever -> here.properties.add(ever.property().name());
      case Filter.Changed changed -> here.properties.add(changed.property().name());
      case Filter.Moments moments -> {
        here.properties.add(moments.left().property().name());
        here.properties.add(moments.right().property().name());
      }
    }
  }

  private static List<Step> longer(List<Step> path, Step step) {
    return Stream.concat(path.stream(), Stream.of(step)).toList();
  }

  /**
   * Whether a change of a record of the type matters.
   *
   * @param modified the property that each update changes
   */
  boolean isTouchedBy(Change change, String modified) {
    return switch (change.kind()) {
      case CREATED, ARCHIVED, RESTORED, MERGED, PRIVACY_DELETED -> true;
      case UPDATED ->
          properties.contains(modified)
              || new ArrayList<>(delta(change).propertyNames())
                  .stream().anyMatch(properties::contains);
      case ASSOCIATED, DISSOCIATED ->
          others.contains(new ObjectTypeId(delta(change).path("toType").asString("")));
      case LIST_ADDED, LIST_REMOVED -> lists.contains(delta(change).path("listId").asLong(0));
    };
  }

  private static JsonNode delta(Change change) {
    return Json.mapper().readTree(change.delta());
  }
}
