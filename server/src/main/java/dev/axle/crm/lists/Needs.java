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
 * @param associated what has to be known of associated records, by type
 */
record Needs(Set<Long> lists, Map<ObjectTypeId, Needs> associated) {

  static Needs of(Collection<Filter> filters) {
    Needs needs = new Needs(new TreeSet<>(), new HashMap<>());
    filters.forEach(needs::add);
    return needs;
  }

  private void add(Filter filter) {
    switch (filter) {
      case Filter.All all -> all.of().forEach(this::add);
      case Filter.Any any -> any.of().forEach(this::add);
      case Filter.Not not -> add(not.of());
      case Filter.Member member -> lists.add(member.listId());
      case Filter.AssociatedWith with -> below(with.type());
      case Filter.Associated other -> below(other.type()).add(other.filter());
      default -> {}
    }
  }

  private Needs below(ObjectTypeId type) {
    return associated.computeIfAbsent(type, unused -> new Needs(new TreeSet<>(), new HashMap<>()));
  }
}
