package dev.axle.webhooks;

import dev.axle.database.Database;
import dev.axle.edge.Caller;
import dev.axle.edge.EdgeProblems;
import dev.axle.edge.PortalId;
import dev.axle.edge.Problem;
import dev.axle.journal.ChangeFeed;
import dev.axle.journal.Entry;
import dev.axle.journal.Position;
import dev.axle.journal.Stretch;
import dev.axle.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Webhooks for whoever asks for them. Who listens says where it was in the journal, so that there
 * is nothing to be made before, and nothing to be taken away behind it.
 */
public final class Listening {

  private static final int MOST_ENTRIES = 500;

  private final Database database;
  private final Clock clock;
  private final RecordTypes types;
  private final MadeApps apps;
  private final SigningSecrets secrets;
  private final ChangeFeed feed = new ChangeFeed();

  public Listening(
      Database database, RecordTypes types, Clock clock, MadeApps apps, SigningSecrets secrets) {
    this.database = database;
    this.types = types;
    this.clock = clock;
    this.apps = apps;
    this.secrets = secrets;
  }

  /** What comes next, if there is something, and where the one behind it begins. */
  record Heard(String after, Optional<Webhook> webhook) {}

  /** A request as a receiver would get it. */
  record Webhook(Map<String, String> headers, String body) {}

  /**
   * What happened in a portal since, as a webhook of one of its private apps.
   *
   * @param wishes such as {@code contact.propertyChange:lastname}; everything if there are none
   * @param url where the webhook is going to be sent
   * @throws Problem 400 for wishes that can't be, or an app that is not the portal's own, 403 for
   *     records that the caller may not read
   */
  Heard next(Caller caller, List<String> wishes, String url, Optional<String> after) {
    PortalId portal = caller.portal();
    MadeApp made =
        apps.find(portal, caller.app())
            .orElseThrow(() -> Problem.invalid("Listen with the token of a private app."));
    List<Subscribed> subscribed = subscribed(made.key(), caller.scopes(), wishes);
    if (after.isEmpty()) {
      return new Heard(text(database.read(feed::head)), Optional.empty());
    }
    Position from = position(after.get());
    Stretch stretch = database.read(connection -> feed.after(connection, from, MOST_ENTRIES));
    List<ClaimedEvent> events = new ArrayList<>();
    Position end = from;
    for (Entry entry : stretch.entries()) {
      if (events.size() >= Deliveries.MOST_EVENTS) {
        break;
      }
      if (entry.portal().equals(portal)) {
        events.addAll(events(subscribed, entry));
      }
      end = entry.position();
    }
    return new Heard(text(end), webhook(made.key(), url, events));
  }

  private static List<ClaimedEvent> events(List<Subscribed> subscribed, Entry entry) {
    Bodies bodies = new Bodies(entry);
    return subscribed.stream()
        .flatMap(each -> bodies.of(each).stream())
        .map(body -> new ClaimedEvent(entry.position().seq(), 0, body, 0))
        .toList();
  }

  private Optional<Webhook> webhook(AppKey app, String url, List<ClaimedEvent> events) {
    if (events.isEmpty()) {
      return Optional.empty();
    }
    String body = Post.body(events);
    return Optional.of(
        new Webhook(Post.headers(url, secrets.of(app).orElseThrow(), body, clock.now()), body));
  }

  private List<Subscribed> subscribed(AppKey app, Set<String> granted, List<String> wishes) {
    List<Subscribed> subscribed = new ArrayList<>();
    for (String wish : wishes.isEmpty() ? all(app.maker(), granted) : wishes) {
      Subscription subscription = subscription(subscribed.size() + 1, wish);
      check(app.maker(), subscription.typeId(), granted);
      subscribed.add(new Subscribed(app, app.maker(), granted, subscription));
    }
    return subscribed;
  }

  /** What happens to records of standard types that may be read. */
  private List<String> all(PortalId portal, Set<String> granted) {
    return EventType.all().stream()
        .filter(type -> type.typeId().filter(id -> types.mayRead(portal, id, granted)).isPresent())
        .map(EventType::text)
        .toList();
  }

  private void check(PortalId portal, String type, Set<String> granted) {
    if (!types.hasType(portal, type)) {
      throw Problem.invalid("The account %s has no object type '%s'.".formatted(portal, type));
    }
    if (!types.mayRead(portal, type, granted)) {
      throw EdgeProblems.missingScopes(types.scopes(portal, type));
    }
  }

  /** Of {@code contact.creation}, {@code contact.propertyChange:lastname}, {@code object.…:2-1}. */
  private Subscription subscription(int id, String wish) {
    List<String> parts = List.of(wish.split(":", 3));
    EventType type = EventType.parse(parts.getFirst());
    List<String> more = parts.subList(1, parts.size());
    Optional<String> objectType = Optional.empty();
    if (type.typeId().isEmpty()) {
      if (more.isEmpty()) {
        throw Problem.invalid(wish + " needs an object type, such as " + type.text() + ":2-123");
      }
      objectType = Optional.of(more.getFirst());
      more = more.subList(1, more.size());
    }
    Instant now = clock.now();
    return new Subscription(id, type, objectType, more.stream().findFirst(), true, now, now);
  }

  private static String text(Position position) {
    return position.tx() + "." + position.seq();
  }

  private static Position position(String text) {
    List<Long> numbers;
    try {
      numbers =
          List.of(text.split("\\.", 2)).stream().map(Long::valueOf).collect(Collectors.toList());
    } catch (NumberFormatException none) {
      throw EdgeProblems.badQueryParameter("after");
    }
    if (numbers.size() != 2) {
      throw EdgeProblems.badQueryParameter("after");
    }
    return new Position(numbers.getFirst(), numbers.getLast());
  }
}
