package dev.axle.journal;

import dev.axle.edge.Caller;
import dev.axle.edge.CallerKind;
import dev.axle.edge.UserId;
import java.util.Optional;

/**
 * Who caused a change, in the words of HubSpot's property history.
 *
 * @param type such as {@code INTEGRATION}, {@code IMPORT}, {@code CRM_UI}
 * @param id of the app, import or user
 * @param label what people call it: the name of the app or import
 * @param user whom it was done for, where that is known
 */
public record Source(String type, String id, Optional<String> label, Optional<UserId> user) {

  /** What follows from other values, whoever changed those. */
  public static final Source CALCULATED =
      new Source("CALCULATED", "CalculatedPropertyComputer", Optional.empty(), Optional.empty());

  /** A write through the API: by an app, or by somebody on the pages. */
  public static Source of(Caller caller) {
    return caller.kind() == CallerKind.USER
        ? new Source(
            "CRM_UI",
            "userId:" + caller.user().map(UserId::toString).orElse(""),
            Optional.of(caller.appName()),
            caller.user())
        : new Source(
            "INTEGRATION", caller.app().toString(), Optional.of(caller.appName()), caller.user());
  }

  /** The same cause, by way of something that has a type of its own. */
  public Source by(String way) {
    return new Source(way, id, label, user);
  }
}
