package dev.axle.crm.lists;

import dev.axle.edge.Access;
import java.util.Set;

/** Who may do what with lists. */
final class ListScopes {

  private static final String READ = "crm.lists.read";
  private static final Set<String> WRITE =
      Set.of("crm.lists.write", "cms.membership.access_groups.write");

  static final Access READING = Access.anyOf(READ);
  static final Access MAKING = Access.anyOf((caller, path) -> WRITE);
  static final Access WRITING =
      Access.eachOf((caller, path) -> Set.of(READ), (caller, path) -> WRITE);

  private ListScopes() {}
}
