package dev.axle.oauth;

import dev.axle.edge.PortalId;
import dev.axle.ui.Account;
import dev.axle.ui.Right;
import dev.axle.ui.Visitor;
import java.util.List;
import java.util.Optional;

/**
 * What somebody is shown who decides on an app.
 *
 * @param maker the account that made the app
 * @param logo where it is shown; empty text if there is none
 * @param asked the query that brought the visitor, as it came
 */
public record Consent(
    AuthorizationRequest request,
    String maker,
    String logo,
    boolean isOfOwnAccount,
    List<Choice> choices,
    String asked) {

  public Consent {
    choices = List.copyOf(choices);
  }

  /**
   * An account that the app could be let into.
   *
   * @param isOpen whether the visitor's role there allows it
   * @param isChosen before the visitor chooses
   */
  public record Choice(Account account, boolean isOpen, boolean isChosen) {}

  /**
   * The accounts of a visitor; the one that is open first comes to mind.
   *
   * @param only the one that the link is for, if it names one
   */
  static List<Choice> choices(Visitor visitor, Optional<PortalId> only) {
    List<Account> accounts =
        visitor.accounts().stream()
            .filter(account -> only.isEmpty() || only.get().equals(account.portal()))
            .toList();
    List<Account> open =
        accounts.stream().filter(account -> account.allows(Right.MANAGE_APPS)).toList();
    Optional<Account> chosen =
        open.stream()
            .filter(account -> account.portal().equals(visitor.portal()))
            .findFirst()
            .or(() -> open.stream().findFirst());
    return accounts.stream()
        .map(
            account ->
                new Choice(
                    account, open.contains(account), chosen.filter(account::equals).isPresent()))
        .toList();
  }

  /** Whether the visitor can let the app in anywhere. */
  public boolean isOpen() {
    return choices.stream().anyMatch(Choice::isOpen);
  }

  public GrantedScopes scopes() {
    return GrantedScopes.of(request.granted(), request.optionalScopes());
  }
}
