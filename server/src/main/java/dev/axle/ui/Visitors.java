package dev.axle.ui;

import dev.axle.edge.Caller;
import dev.axle.edge.Secret;
import java.util.Optional;

/** Who a session belongs to. The pages ask; the feature that keeps sessions answers. */
public interface Visitors {

  /** Nobody if the session has ended, or never was. */
  Optional<Visitor> of(Secret session);

  /** The same, without a use of the session. */
  Optional<Visitor> unseen(Secret session);

  /** The visitor as a caller of operations. */
  Caller caller(Visitor visitor);
}
