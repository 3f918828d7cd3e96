package dev.axle.webhooks;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The webhooks of an app, as its page shows them.
 *
 * @param lacking by the ids of subscriptions of which nothing is told, the scopes of which the app
 *     would need one
 */
public record AppWebhooks(
    MadeApp app,
    Optional<Target> target,
    List<Subscription> subscriptions,
    Map<Integer, Set<String>> lacking,
    Backlog backlog) {

  static final String OF_PUBLIC = "/app/developers/public-apps";
  static final String OF_PRIVATE = "/app/settings/private-apps";

  public AppWebhooks {
    subscriptions = List.copyOf(subscriptions);
    lacking = Map.copyOf(lacking);
  }

  static String pathOfApp(MadeApp app) {
    String apps =
        switch (app.kind()) {
          case PUBLIC -> OF_PUBLIC;
          case PRIVATE -> OF_PRIVATE;
        };
    return apps + "/" + app.key().app();
  }

  static String path(MadeApp app) {
    return pathOfApp(app) + "/webhooks";
  }

  public String path() {
    return path(app);
  }

  public String pathOfApp() {
    return pathOfApp(app);
  }

  public boolean isPrivate() {
    return app.kind() == MadeApp.Kind.PRIVATE;
  }

  /** The scopes of which an app would need one to be told; empty text if it has what it needs. */
  public String needs(Subscription subscription) {
    return lacking.getOrDefault(subscription.id(), Set.of()).stream()
        .sorted()
        .collect(Collectors.joining(" or "));
  }

  /** What can be subscribed to, by what it is about. */
  public Map<String, List<String>> choices() {
    return EventType.byObject();
  }

  /** Those of which a test event can be sent. */
  public List<Subscription> active() {
    return subscriptions.stream().filter(Subscription::active).toList();
  }
}
