package dev.axle.ui;

import dev.axle.edge.PortalId;
import dev.axle.edge.UserId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Somebody who is signed in to an account.
 *
 * @param person the number of the person, the same in all accounts
 * @param account the one that is open
 * @param accounts all that the person is a member of
 */
public record Visitor(
    long person, String name, String email, Account account, List<Account> accounts) {

  public Visitor {
    accounts = List.copyOf(accounts);
  }

  public PortalId portal() {
    return account.portal();
  }

  public String portalName() {
    return account.name();
  }

  /** The number as a user of the account that is open. */
  public UserId user() {
    return account.user();
  }

  public String role() {
    return account.role();
  }

  /** The operations that the role opens. */
  public Set<String> scopes() {
    return account.scopes();
  }

  public boolean may(Right right) {
    return account.allows(right);
  }

  /** One of the person's accounts. */
  public Optional<Account> account(PortalId portal) {
    return accounts.stream().filter(each -> each.portal().equals(portal)).findFirst();
  }
}
