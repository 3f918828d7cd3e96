package dev.axle.usage;

import dev.axle.edge.Access;
import dev.axle.edge.Answer;
import dev.axle.edge.AppId;
import dev.axle.edge.Call;
import dev.axle.edge.LimitClass;
import dev.axle.edge.Method;
import dev.axle.edge.Operation;
import dev.axle.edge.Problem;
import dev.axle.edge.Reservation;
import java.util.List;

/**
 * The operations on budgets. They count against no limit: one who has used up the day needs them.
 */
public final class BudgetsApi {

  private static final List<String> ALL = List.of("/axle/v1/budgets");
  private static final List<String> ONE = List.of("/axle/v1/budgets/{appId}");

  private final Budgets budgets;

  public BudgetsApi(Budgets budgets) {
    this.budgets = budgets;
  }

  /**
   * @param percent of the portal's daily limit
   */
  record Budget(long appId, int percent) {

    static Budget of(Reservation reservation) {
      return new Budget(reservation.app().value(), reservation.percent());
    }
  }

  record Request(int percent) {}

  record Listing(List<Budget> results) {}

  public List<Operation> operations() {
    Access read = Access.anyOf("settings.users.read", "settings.users.write");
    Access write = Access.anyOf("settings.users.write");
    return List.of(
        Operation.of("axle.budgets.list", Method.GET, ALL)
            .access(read)
            .limit(LimitClass.UNLIMITED)
            .gives(200, Listing.class)
            .documented("Lists what of the day is kept for which app.")
            .answeredBy(this::list),
        Operation.of("axle.budgets.read", Method.GET, ONE)
            .access(read)
            .limit(LimitClass.UNLIMITED)
            .gives(200, Budget.class)
            .documented("Reads what of the day is kept for an app.")
            .answeredBy(call -> Answer.ok(Budget.of(budgets.read(call.portal(), app(call))))),
        Operation.of("axle.budgets.set", Method.PUT, ONE)
            .access(write)
            .limit(LimitClass.UNLIMITED)
            .takes(Request.class)
            .gives(200, Budget.class)
            .documented("Keeps a part of the day for an app.")
            .answeredBy(this::set),
        Operation.of("axle.budgets.delete", Method.DELETE, ONE)
            .access(write)
            .limit(LimitClass.UNLIMITED)
            .givesNothing()
            .documented("Keeps nothing for an app any more.")
            .answeredBy(this::delete));
  }

  private Answer list(Call call) {
    return Answer.ok(new Listing(budgets.list(call.portal()).stream().map(Budget::of).toList()));
  }

  private Answer set(Call call) {
    Reservation budget = new Reservation(app(call), call.body(Request.class).percent());
    budgets.set(call.portal(), budget, call.now());
    return Answer.ok(Budget.of(budget));
  }

  private Answer delete(Call call) {
    budgets.remove(call.portal(), app(call));
    return Answer.noContent();
  }

  private static AppId app(Call call) {
    try {
      return new AppId(Long.parseLong(call.path("appId")));
    } catch (NumberFormatException notAnId) {
      throw Problem.invalid("'" + call.path("appId") + "' is not the id of an app.");
    }
  }
}
