package dev.axle.webhooks.journal;

import dev.axle.edge.Problem;
import java.util.Arrays;

/** What can happen between an app and a portal, by HubSpot's ids. */
enum LifecycleEventType {
  INSTALL("4-1909196", Action.APP_INSTALL),
  UNINSTALL("4-1916193", Action.APP_UNINSTALL);

  private final String id;
  private final Action action;

  LifecycleEventType(String id, Action action) {
    this.id = id;
    this.action = action;
  }

  String id() {
    return id;
  }

  Action action() {
    return action;
  }

  /**
   * @throws Problem 400 for any other
   */
  static LifecycleEventType parse(String id) {
    return Arrays.stream(values())
        .filter(each -> each.id.equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                Problem.invalid(
                    "There is no eventTypeId '%s'. It must be %s (install) or %s (uninstall)."
                        .formatted(id, INSTALL.id, UNINSTALL.id)));
  }
}
