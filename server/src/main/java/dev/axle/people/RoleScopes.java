package dev.axle.people;

import dev.axle.portals.Scopes;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which operations roles open: rules over the names of scopes, so that a new scope has its place.
 */
final class RoleScopes {

  private static final Pattern READING = Pattern.compile(".*[.-]read(\\.v2)?");

  /** The one scope of HubSpot's that is called after reading, and lets emails be written too. */
  private static final String EMAILS = "sales-email-read";

  /** What shows how the account is run: apps, their tokens, who signed in. */
  private static final Pattern RUNNING =
      Pattern.compile("(account-info|private-apps|developers?|portal-developers|webhooks)[.-].*");

  /** Records of people who sign in are no business of those who work with records. */
  private static final Pattern RECORDS =
      Pattern.compile("crm\\.objects\\.(?!users\\.).*write(\\.v2)?");

  private static final Set<String> WITH_RECORDS =
      Set.of("crm.import", "e-commerce", "tickets", "files.write", EMAILS);

  private static final Set<String> PIPELINES =
      Set.of("crm.schemas.deals.write", "crm.schemas.tickets.write", "crm.pipelines.orders.write");

  private static final Pattern CAMPAIGNS =
      Pattern.compile("(crm\\.lists|marketing|communication_preferences|content|forms)([.-].*)?");

  private RoleScopes() {}

  static Set<String> all() {
    return Scopes.all();
  }

  static Set<String> ofReaders() {
    return those(RoleScopes::reads);
  }

  static Set<String> ofSales() {
    return those(scope -> isForRecords(scope) || PIPELINES.contains(scope));
  }

  static Set<String> ofMarketing() {
    return those(scope -> isForRecords(scope) || CAMPAIGNS.matcher(scope).matches());
  }

  private static Set<String> those(Predicate<String> rule) {
    return Scopes.all().stream().filter(rule).collect(Collectors.toUnmodifiableSet());
  }

  private static boolean reads(String scope) {
    return READING.matcher(scope).matches()
        && !scope.equals(EMAILS)
        && !RUNNING.matcher(scope).matches();
  }

  private static boolean isForRecords(String scope) {
    return reads(scope) || RECORDS.matcher(scope).matches() || WITH_RECORDS.contains(scope);
  }
}
