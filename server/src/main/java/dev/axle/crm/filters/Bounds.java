package dev.axle.crm.filters;

import dev.axle.crm.schemas.ObjectTypeId;
import java.util.Optional;
import java.util.function.Function;

/**
 * What an index can tell of a filter that it can't answer: which records it may hold of at most,
 * and which it holds of at least. Only those between have to be looked at.
 */
public final class Bounds {

  private final Function<ObjectTypeId, Optional<Property>> modified;

  /**
   * @param modified the time of the last change to any value of a record, by its type
   */
  public Bounds(Function<ObjectTypeId, Optional<Property>> modified) {
    this.modified = modified;
  }

  /** Holds wherever the filter holds. */
  public Filter most(ObjectTypeId type, Filter filter) {
    return switch (filter) {
      case Filter.Not not -> new Filter.Not(least(type, not.of()));
      case Filter.Unindexed unindexed -> most(type, unindexed);
      default -> inward(type, filter, this::most);
    };
  }

  /** Holds nowhere else than the filter. */
  public Filter least(ObjectTypeId type, Filter filter) {
    return switch (filter) {
      case Filter.Not not -> new Filter.Not(most(type, not.of()));
      case Filter.Unindexed unindexed -> least(unindexed);
      default -> inward(type, filter, this::least);
    };
  }

  private interface Bound {
    Filter of(ObjectTypeId type, Filter filter);
  }

  private static Filter inward(ObjectTypeId type, Filter filter, Bound bound) {
    return switch (filter) {
      case Filter.All all ->
          new Filter.All(all.of().stream().map(each -> bound.of(type, each)).toList());
      case Filter.Any any ->
          new Filter.Any(any.of().stream().map(each -> bound.of(type, each)).toList());
      case Filter.Associated associated ->
          new Filter.Associated(
              associated.type(),
              associated.label(),
              bound.of(associated.type(), associated.filter()));
      default -> filter;
    };
  }

  private Filter most(ObjectTypeId type, Filter.Unindexed filter) {
    return switch (filter) {
      case Filter.Ever ever -> Filter.EVERYTHING;
      case Filter.Changed changed ->
          modified.apply(type).map(last -> since(last, changed)).orElse(Filter.EVERYTHING);
      case Filter.Moments moments -> Filter.EVERYTHING;
      case Filter.AssociatedOften often ->
          new Filter.Associated(often.type(), often.label(), most(often.type(), often.filter()));
      case Filter.Referring referring -> new Filter.Known(referring.property());
    };
  }

  private static Filter since(Property last, Filter.Changed changed) {
    return new Filter.Between(
        last,
        Optional.of(new Filter.Bound(Long.toString(changed.since().toEpochMilli()), true)),
        Optional.empty());
  }

  private static Filter least(Filter.Unindexed filter) {
    return switch (filter) {
      case Filter.Ever ever -> ever.test();
      case Filter.Changed changed -> Filter.NOTHING;
      case Filter.Moments moments -> Filter.NOTHING;
      case Filter.AssociatedOften often -> Filter.NOTHING;
      case Filter.Referring referring -> Filter.NOTHING;
    };
  }
}
