package dev.axle.crm.owners;

import dev.axle.edge.PortalId;
import dev.axle.edge.Problem;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;

/** The owners of a portal. */
public final class Owners {

  private final OwnerStore store;

  public Owners(Jdbi jdbi) {
    this.store = new OwnerStore(jdbi);
  }

  /** A stretch of the owners, and the id that the next one begins with if there is more. */
  public record Page(List<Owner> owners, Optional<Long> next) {}

  public Page page(
      PortalId portal, Optional<String> email, boolean archived, long from, int limit) {
    List<Owner> found = store.page(portal, email, archived, from, limit + 1);
    return found.size() > limit
        ? new Page(found.subList(0, limit), Optional.of(found.getLast().id()))
        : new Page(found, Optional.empty());
  }

  /**
   * @throws Problem 404 if the portal has no such owner, in use or archived as asked
   */
  public Owner byId(PortalId portal, long id, boolean archived) {
    return as(archived, store.find(portal, id));
  }

  /**
   * @throws Problem 404 if the portal has no owner for this user, in use or archived as asked
   */
  public Owner byUserId(PortalId portal, long userId, boolean archived) {
    return as(archived, store.ofUser(portal, userId));
  }

  private static Owner as(boolean archived, Optional<Owner> found) {
    return found
        .filter(owner -> owner.archivedAt() != null == archived)
        .orElseThrow(Owners::notFound);
  }

  /** Which of these ids are no owner's, or an archived one's. */
  public Set<String> unknown(PortalId portal, Collection<String> ids) {
    Set<String> unknown = new HashSet<>(ids);
    unknown.removeAll(store.known(portal, ids));
    return unknown;
  }

  private static Problem notFound() {
    return Problem.of(404, "OBJECT_NOT_FOUND", "resource not found");
  }
}
