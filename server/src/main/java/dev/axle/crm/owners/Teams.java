package dev.axle.crm.owners;

import dev.axle.edge.PortalId;
import dev.axle.edge.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/** The teams of each portal. */
public final class Teams {

  private static final int LONGEST_NAME = 100;

  private final TeamStore store;
  private final ToIntFunction<PortalId> most;

  /**
   * @param most how many teams a portal may have
   */
  public Teams(Jdbi jdbi, ToIntFunction<PortalId> most) {
    this.store = new TeamStore(jdbi);
    this.most = most;
  }

  public List<Team> all(PortalId portal) {
    return store.reading(portal, TeamStore.Rows::all);
  }

  /**
   * @throws Problem 400 for a name that can't be, 409 for one that is taken
   */
  public Team create(PortalId portal, String name) {
    checkName(name);
    int allowed = most.applyAsInt(portal);
    return store.changing(
        portal,
        rows -> {
          List<Team> all = rows.all();
          if (all.size() >= allowed) {
            throw tooMany(allowed);
          }
          checkFree(all, name);
          return new Team(rows.insert(name), name, List.of(), List.of());
        });
  }

  private static Problem tooMany(int allowed) {
    return Problem.of(
            400, "API_LIMIT", "You have reached your limit of %d teams.".formatted(allowed))
        .context("maximum teams", List.of(Integer.toString(allowed)));
  }

  private static void checkName(String name) {
    if (name.isBlank() || name.length() > LONGEST_NAME) {
      throw Problem.invalid("The name of a team has 1 to 100 characters.");
    }
  }

  private static void checkFree(List<Team> others, String name) {
    if (others.stream().anyMatch(team -> team.name().equalsIgnoreCase(name))) {
      throw Problem.of(409, "CONFLICT", "There is a team '" + name + "' already.");
    }
  }

  /**
   * Who is to be in a team.
   *
   * @param main whose main team it becomes; they leave the one that they had
   */
  public record Members(Set<Long> main, Set<Long> besides) {

    public Members {
      Set<Long> mains = Set.copyOf(main);
      main = mains;
      besides =
          besides.stream()
              .filter(user -> !mains.contains(user))
              .collect(Collectors.toUnmodifiableSet());
    }
  }

  /**
   * Gives a team another name, other members, or both.
   *
   * @throws Problem 404 if there is no such team, 409 for a name that is taken, 400 for a name that
   *     can't be or members that are no users
   */
  public Team update(
      PortalId portal, long id, Optional<String> name, Optional<Members> members, Instant now) {
    return store.changing(
        portal,
        rows -> {
          List<Team> all = rows.all();
          if (all.stream().noneMatch(team -> team.id() == id)) {
            throw notFound(id);
          }
          name.ifPresent(
              wanted -> {
                checkName(wanted);
                checkFree(all.stream().filter(team -> team.id() != id).toList(), wanted);
              });
          members.ifPresent(wanted -> checkUsers(rows, wanted));
          name.ifPresent(wanted -> rows.rename(id, wanted));
          members.ifPresent(wanted -> rows.members(id, wanted.main(), wanted.besides(), now));
          return rows.all().stream()
              .filter(team -> team.id() == id)
              .findFirst()
              .orElseThrow(() -> notFound(id));
        });
  }

  private static void checkUsers(TeamStore.Rows rows, Members members) {
    Set<Long> unknown = new TreeSet<>(members.main());
    unknown.addAll(members.besides());
    unknown.removeAll(rows.known(unknown));
    if (!unknown.isEmpty()) {
      throw Problem.invalid("There are no users " + unknown)
          .context("userId", unknown.stream().map(String::valueOf).toList());
    }
  }

  private static Problem notFound(long id) {
    return Problem.of(404, "OBJECT_NOT_FOUND", "There is no team with the id " + id + ".");
  }

  /**
   * @throws Problem 404 if there is no such team
   */
  public void delete(PortalId portal, long id) {
    store.changing(
        portal,
        rows -> {
          if (!rows.delete(id)) {
            throw notFound(id);
          }
          return id;
        });
  }
}
