package dev.axle.people;

import dev.axle.ui.Right;
import java.util.Set;

/** What a member of an account is there for; it decides which pages and operations are open. */
public enum Role {
  SUPER_ADMIN(
      "Super admin", "Everything, people included", Set.of(Right.values()), RoleScopes.all()),
  DEVELOPER(
      "Developer",
      "Apps, tokens and what they call",
      Set.of(Right.SEE, Right.MANAGE_APPS, Right.SEE_AUDIT_LOG),
      RoleScopes.all()),
  SALES("Sales", "Records and pipelines", Set.of(Right.SEE), RoleScopes.ofSales()),
  MARKETING(
      "Marketing", "Records, lists and campaigns", Set.of(Right.SEE), RoleScopes.ofMarketing()),
  READ_ONLY(
      "Read only",
      "Looks at everything, changes nothing",
      Set.of(Right.SEE),
      RoleScopes.ofReaders());

  private final String label;
  private final String description;
  private final Set<Right> rights;
  private final Set<String> scopes;

  Role(String label, String description, Set<Right> rights, Set<String> scopes) {
    this.label = label;
    this.description = description;
    this.rights = rights;
    this.scopes = scopes;
  }

  public String label() {
    return label;
  }

  public String description() {
    return description;
  }

  public Set<Right> rights() {
    return rights;
  }

  /** Of these an operation needs one, as it does of an app's. */
  public Set<String> scopes() {
    return scopes;
  }
}
