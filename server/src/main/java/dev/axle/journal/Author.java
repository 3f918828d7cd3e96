package dev.axle.journal;

import dev.axle.edge.Caller;
import dev.axle.edge.PortalId;
import java.time.Instant;

/** Who writes, where and when. */
public record Author(PortalId portal, Source source, Instant now) {

  public static Author of(Caller caller) {
    return new Author(caller.portal(), Source.of(caller), caller.clock().now());
  }

  /** The same author, by way of something that has a source type of its own. */
  public Author by(String way) {
    return new Author(portal, source.by(way), now);
  }
}
