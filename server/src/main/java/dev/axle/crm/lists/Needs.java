package dev.axle.crm.lists;

import dev.axle.crm.filters.Filter;
import dev.axle.crm.schemas.ObjectTypeId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What has to be known of a record beside its values, to hold filters against it.
 *
 * @param lists those whose members are asked for
 * @param past properties whose former values are asked for
 * @param associated what has to be known of associated records, by type
 * @param referred what has to be known of records that properties name
 */
record Needs(
    Set<Long> lists,
    Set<String> past,
    Map<ObjectTypeId, Needs> associated,
    Map<Reference, Needs> referred) {

  /** A property that names records of a type by their ids. */
  record Reference(String property, ObjectTypeId type) {}

  static Needs of(Collection<Filter> filters) {
    Needs needs = none();
    filters.forEach(needs::add);
    return needs;
  }

  private static Needs none() {
    return new Needs(new TreeSet<>(), new TreeSet<>(), new HashMap<>(), new HashMap<>());
  }

  private void add(Filter filter) {
    switch (filter) {
      case Filter.All all -> all.of().forEach(this::add);
      case Filter.Any any -> any.of().forEach(this::add);
      case Filter.Not not -> add(not.of());
      case Filter.Member member -> lists.add(member.listId());
      case Filter.AssociatedWith with -> below(with.type());
      case Filter.Associated other -> below(other.type()).add(other.filter());
      case Filter.AssociatedOften often -> below(often.type()).add(often.filter());
      case Filter.Referring referring ->
          referred
              .computeIfAbsent(
                  new Reference(referring.property().name(), referring.type()), unused -> none())
              .add(referring.filter());
      case Filter.Ever ever -> past.add(ever.property().name());
      case Filter.Changed changed -> past.add(changed.property().name());
      case Filter.Moments moments -> {
        past.add(moments.left().property().name());
        past.add(moments.right().property().name());
      }
      default -> {}
    }
  }

  private Needs below(ObjectTypeId type) {
    return associated.computeIfAbsent(type, unused -> none());
  }
}
