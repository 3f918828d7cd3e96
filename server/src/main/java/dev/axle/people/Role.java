package dev.axle.people;

import dev.axle.ui.Right;
import java.util.Set;

/** What a member of an account is there for; it decides which pages are open. */
public enum Role {
  SUPER_ADMIN("Super admin", "Everything, people included", Set.of(Right.values())),
  DEVELOPER(
      "Developer",
      "Apps, tokens and what they call",
      Set.of(Right.SEE, Right.MANAGE_APPS, Right.SEE_AUDIT_LOG)),
  SALES("Sales", "Records and pipelines", Set.of(Right.SEE)),
  MARKETING("Marketing", "Records, lists and campaigns", Set.of(Right.SEE)),
  READ_ONLY("Read only", "Looks at everything, changes nothing", Set.of(Right.SEE));

  private final String label;
  private final String description;
  private final Set<Right> rights;

  Role(String label, String description, Set<Right> rights) {
    this.label = label;
    this.description = description;
    this.rights = rights;
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
}
