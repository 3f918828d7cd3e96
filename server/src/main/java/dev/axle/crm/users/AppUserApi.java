package dev.axle.crm.users;

import dev.axle.edge.Access;
import dev.axle.edge.Answer;
import dev.axle.edge.Call;
import dev.axle.edge.Method;
import dev.axle.edge.Operation;
import dev.axle.edge.Problem;
import dev.axle.edge.UserId;
import dev.axle.portals.Portals;
import java.util.List;
import java.util.Optional;

/**
 * The operations that say whom the calling app acts for. In HubSpot that is who made the app; its
 * writes carry that user from then on.
 */
public final class AppUserApi {

  private final Portals portals;
  private final Users users;

  public AppUserApi(Portals portals, Users users) {
    this.portals = portals;
    this.users = users;
  }

  public List<Operation> operations() {
    Access access = Access.anyOf("settings.users.write");
    return List.of(
        Operation.of("axle.app.user.set", Method.PUT, List.of("/axle/v1/app/user/{userId}"))
            .access(access)
            .givesNothing()
            .documented("Lets the calling app act for a user.")
            .answeredBy(this::set),
        Operation.of("axle.app.user.clear", Method.DELETE, List.of("/axle/v1/app/user"))
            .access(access)
            .givesNothing()
            .documented("Lets the calling app act for nobody.")
            .answeredBy(call -> actFor(call, Optional.empty())));
  }

  private Answer set(Call call) {
    User user = users.read(call.portal(), call.path("userId"), false);
    return actFor(call, Optional.of(new UserId(user.id())));
  }

  private Answer actFor(Call call, Optional<UserId> user) {
    if (!call.caller().kind().isApp()) {
      throw Problem.invalid("This is about the app that calls: call it with an app's token.");
    }
    portals.actFor(call.portal(), call.caller().app(), user);
    return Answer.noContent();
  }
}
