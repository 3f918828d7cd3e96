package dev.axle.webhooks.journal;

import dev.axle.edge.Problem;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a subscription is about, in HubSpot's words, and what can happen to that. */
public enum SubscriptionKind {
  OBJECT(
      Action.CREATE, Action.UPDATE, Action.DELETE, Action.MERGE, Action.RESTORE, Action.SNAPSHOT),
  ASSOCIATION(Action.ASSOCIATION_ADDED, Action.ASSOCIATION_REMOVED),
  LIST_MEMBERSHIP(Action.ADDED_TO_LIST, Action.REMOVED_FROM_LIST),
  GDPR_PRIVACY_DELETION(Action.GDPR_DELETE),
  APP_LIFECYCLE_EVENT(Action.APP_INSTALL, Action.APP_UNINSTALL);

  private final Set<Action> actions;

  SubscriptionKind(Action... actions) {
    this.actions = new LinkedHashSet<>(List.of(actions));
  }

  boolean has(Action action) {
    return actions.contains(action);
  }

  /**
   * @throws Problem 400 for what HubSpot does not know, or what never happens here
   */
  static SubscriptionKind parse(String text) {
    if (text.equals("EVENT")) {
      throw Problem.invalid(
          "Axle has no behavioral events yet, so that nothing would ever come of a subscription to"
              + " EVENT.");
    }
    return Arrays.stream(values())
        .filter(each -> each.name().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                Problem.invalid(
                    "There is no subscriptionType '%s'. It must be one of %s."
                        .formatted(text, Arrays.toString(values()))));
  }

  /**
   * @throws Problem 400 for none, and for one that is not of this kind
   */
  Set<Action> actions(List<String> texts) {
    if (texts.isEmpty()) {
      throw Problem.invalid("actions must name at least one of " + actions);
    }
    Set<Action> wanted = new LinkedHashSet<>();
    for (String text : texts) {
      wanted.add(
          actions.stream()
              .filter(each -> each.name().equals(text))
              .findFirst()
              .orElseThrow(
                  () ->
                      Problem.invalid(
                          "%s has no action '%s'. It has %s.".formatted(name(), text, actions))));
    }
    return wanted;
  }
}
