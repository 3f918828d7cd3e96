package dev.axle.demo;

import dev.axle.edge.PortalId;
import dev.axle.edge.UserId;
import dev.axle.portals.AccessToken;
import dev.axle.portals.Portals;
import dev.axle.portals.Scopes;
import dev.axle.portals.Tier;
import java.util.Optional;

/** Makes the first portal of an instance that has none. */
public final class FirstStart {

  private final Portals portals;
  private final DemoRecords records;

  public FirstStart(Portals portals, DemoRecords records) {
    this.portals = portals;
    this.records = records;
  }

  /**
   * What the first portal is to be like.
   *
   * @param id empty for a random one
   * @param token empty for a random one
   * @param limitIncreases how often it has the API limit increase
   * @param filled whether it gets the demo's records
   */
  public record Wish(
      Optional<PortalId> id,
      Optional<AccessToken> token,
      Tier tier,
      int limitIncreases,
      boolean filled) {}

  /** The portal that was made, or nothing if there is one already. */
  public Optional<Portals.Opened> open(Wish wish) {
    if (!portals.all().isEmpty()) {
      return Optional.empty();
    }
    Portals.Opened opened =
        portals.open("Demo portal", wish.tier(), wish.id(), wish.token(), Scopes.all());
    if (wish.limitIncreases() > 0) {
      portals.increaseLimits(opened.portal().id(), wish.limitIncreases());
    }
    if (wish.filled()) {
      UserId first = records.load(opened.portal().id(), opened.portal().createdAt());
      portals.actFor(opened.portal().id(), opened.app().id(), Optional.of(first));
    }
    return Optional.of(opened);
  }
}
