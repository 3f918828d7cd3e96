package dev.axle.crm.lists;

import java.util.Optional;
import java.util.Set;

/**
 * The conditions of a list, read and checked.
 *
 * @param json the filter branch as it was sent, with the fields that HubSpot adds
 * @param lists those that the conditions name
 */
record Conditions(String json, Condition condition, Set<ListId> lists) {

  Conditions {
    lists = Set.copyOf(lists);
  }

  /** Whether they may hold at one time and not at another, though nothing was changed. */
  boolean move() {
    return moves(condition);
  }

  private static boolean moves(Condition condition) {
    return switch (condition) {
      case Condition.AllOf all -> all.of().stream().anyMatch(Conditions::moves);
      case Condition.AnyOf any -> any.of().stream().anyMatch(Conditions::moves);
      case Condition.Negated not -> moves(not.of());
      case Condition.Associated associated -> moves(associated.of());
      case Condition.AssociatedOften often -> moves(often.some());
      case Condition.Referring referring -> moves(referring.of());
      case Condition.OnProperty on -> moves(on.test());
      case Condition.Constant constant -> false;
      case Condition.InList in -> false;
    };
  }

  private static boolean moves(PropertyTest test) {
    return switch (test) {
      case PropertyTest.Fails fails -> moves(fails.test());
      case PropertyTest.Ever ever -> moves(ever.test());
      case PropertyTest.Both both -> moves(both.one()) || moves(both.other());
      case PropertyTest.Calendar calendar -> true;
      case PropertyTest.TimeRange range -> moves(range.lower()) || moves(range.upper());
      case PropertyTest.Anniversary day -> moves(day.from()) || moves(day.to());
      case PropertyTest.Updated updated -> updated.from().at().moves() || moves(updated.to());
      default -> false;
    };
  }

  private static boolean moves(Optional<PropertyTest.TimeRange.Limit> limit) {
    return limit.filter(each -> each.at().moves()).isPresent();
  }
}
