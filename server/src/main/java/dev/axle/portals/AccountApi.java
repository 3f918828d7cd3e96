package dev.axle.portals;

import dev.axle.edge.Access;
import dev.axle.edge.Answer;
import dev.axle.edge.ApiPaths;
import dev.axle.edge.Call;
import dev.axle.edge.Method;
import dev.axle.edge.Operation;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;

/**
 * The operations on the account itself.
 *
 * <p>Source: https://developers.hubspot.com/docs/api-reference/account-account-info-v3/guide
 */
public final class AccountApi {

  private static final String USAGE = "private-apps-api-calls-daily";

  private final Portals portals;
  private final CallsOfToday calls;
  private final AdditionalCurrencies currencies;

  public AccountApi(Portals portals, CallsOfToday calls, AdditionalCurrencies currencies) {
    this.portals = portals;
    this.calls = calls;
    this.currencies = currencies;
  }

  /** {@code PortalInformationResponse}. */
  record Details(
      long portalId,
      String accountType,
      String timeZone,
      String companyCurrency,
      List<String> additionalCurrencies,
      String utcOffset,
      long utcOffsetMilliseconds,
      String uiDomain,
      String dataHostingLocation) {}

  /** {@code ApiUsage}. */
  record Usage(
      String name,
      long usageLimit,
      long currentUsage,
      String collectedAt,
      String fetchStatus,
      String resetsAt) {}

  record Usages(List<Usage> results) {}

  /** The older form of the usage: times in milliseconds. */
  record OldUsage(
      String name,
      long usageLimit,
      long currentUsage,
      long collectedAt,
      String fetchStatus,
      long resetsAt) {

    static OldUsage of(Usage usage) {
      return new OldUsage(
          usage.name(),
          usage.usageLimit(),
          usage.currentUsage(),
          Instant.parse(usage.collectedAt()).toEpochMilli(),
          usage.fetchStatus(),
          Instant.parse(usage.resetsAt()).toEpochMilli());
    }
  }

  /** The older form of the details, by which many integrations try a token. */
  record Me(
      long portalId,
      String timeZone,
      String currency,
      long utcOffsetMilliseconds,
      String utcOffset) {

    static Me of(Details details) {
      return new Me(
          details.portalId(),
          details.timeZone(),
          details.companyCurrency(),
          details.utcOffsetMilliseconds(),
          details.utcOffset());
    }
  }

  public List<Operation> operations() {
    Access anyToken = Access.anyOf((caller, path) -> Set.of());
    return List.of(
        Operation.of("account.details", Method.GET, ApiPaths.account("/details"))
            .access(anyToken)
            .gives(200, Details.class)
            .documented("Says what account the token belongs to.")
            .answeredBy(call -> Answer.ok(details(call))),
        Operation.of("account.me", Method.GET, List.of("/integrations/v1/me"))
            .access(anyToken)
            .gives(200, Me.class)
            .documented("Says what account the token belongs to, in the older form.")
            .answeredBy(call -> Answer.ok(Me.of(details(call)))),
        Operation.of("account.usage.old", Method.GET, List.of("/integrations/v1/limit/daily"))
            .access(anyToken)
            .gives(200, OldUsage[].class)
            .documented("Says how many of the day's calls are made, in the older form.")
            .answeredBy(call -> Answer.ok(List.of(OldUsage.of(usage(call))))),
        Operation.of("account.usage", Method.GET, ApiPaths.account("/api-usage/daily/private-apps"))
            .access(anyToken)
            .gives(200, Usages.class)
            .documented("Says how many of the day's calls are made.")
            .answeredBy(call -> Answer.ok(new Usages(List.of(usage(call))))));
  }

  private Details details(Call call) {
    Portal portal = portals.read(call.portal());
    ZoneOffset offset = portal.timeZone().getRules().getOffset(call.now());
    return new Details(
        portal.id().value(),
        "STANDARD",
        portal.timeZone().getId(),
        portal.currency(),
        currencies.of(call.portal()),
        offset.equals(ZoneOffset.UTC) ? "+00:00" : offset.getId(),
        offset.getTotalSeconds() * 1_000L,
        call.origin().replaceFirst("^[a-z]+://", ""),
        "na1");
  }

  private Usage usage(Call call) {
    ZoneId zone = call.caller().timeZone();
    LocalDate today = LocalDate.ofInstant(call.now(), zone);
    return new Usage(
        USAGE,
        portals.subscribedDaily(call.portal()),
        calls.of(call.portal(), today),
        call.now().toString(),
        "SUCCESS",
        today.plusDays(1).atStartOfDay(zone).toInstant().toString());
  }
}
