package dev.axle.crm.objects;

import dev.axle.edge.Caller;
import dev.axle.edge.PortalId;
import dev.axle.journal.Source;
import java.time.Instant;

/** Who writes, where and when. */
public record Author(PortalId portal, Source source, Instant now) {

  public static Author of(Caller caller) {
    return new Author(caller.portal(), Source.app(caller.app()), caller.clock().now());
  }
}
