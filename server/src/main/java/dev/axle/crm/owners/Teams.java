package dev.axle.crm.owners;

import dev.axle.edge.PortalId;
import dev.axle.edge.Problem;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** The teams of each portal. */
public final class Teams {

  private static final int MOST = 300;
  private static final int LONGEST_NAME = 100;

  private final TeamStore store;

  public Teams(Jdbi jdbi) {
    this.store = new TeamStore(jdbi);
  }

  public List<Team> all(PortalId portal) {
    return store.all(portal);
  }

  /**
   * @throws Problem 400 for a name that can't be, 409 for one that is taken
   */
  public Team create(PortalId portal, String name) {
    if (name.isBlank() || name.length() > LONGEST_NAME) {
      throw Problem.invalid("The name of a team has 1 to 100 characters.");
    }
    List<Team> all = store.all(portal);
    if (all.size() >= MOST) {
      throw Problem.invalid("There can be at most " + MOST + " teams.");
    }
    if (all.stream().anyMatch(team -> team.name().equalsIgnoreCase(name))) {
      throw Problem.of(409, "CONFLICT", "There is a team '" + name + "' already.");
    }
    return new Team(store.insert(portal, name), name, List.of(), List.of());
  }

  /**
   * @throws Problem 404 if there is no such team
   */
  public void delete(PortalId portal, long id) {
    if (!store.delete(portal, id)) {
      throw Problem.of(404, "OBJECT_NOT_FOUND", "There is no team with the id " + id + ".");
    }
  }
}
