package dev.axle.portals;

import dev.axle.edge.Access;
import dev.axle.edge.Answer;
import dev.axle.edge.Call;
import dev.axle.edge.Method;
import dev.axle.edge.Operation;
import dev.axle.edge.Problem;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an account has chosen for itself. Axle's own operations: HubSpot has them on pages only. */
public final class PortalSettingsApi {

  private static final List<String> PATH = List.of("/axle/v1/portal/settings");

  private final PortalSettings settings;
  private final AdditionalCurrencies currencies;

  public PortalSettingsApi(PortalSettings settings, AdditionalCurrencies currencies) {
    this.settings = settings;
    this.currencies = currencies;
  }

  record Shown(
      String name, String timeZone, String companyCurrency, boolean createAndAssociateCompanies) {

    static Shown of(PortalSetting setting) {
      return new Shown(
          setting.name(),
          setting.timeZone().getId(),
          setting.currency(),
          setting.associatesCompanies());
    }
  }

  record Request(
      @Nullable String name,
      @Nullable String timeZone,
      @Nullable String companyCurrency,
      @Nullable Boolean createAndAssociateCompanies) {}

  public List<Operation> operations() {
    return List.of(
        Operation.of("axle.settings.read", Method.GET, PATH)
            .access(Access.anyOf((caller, path) -> Set.of()))
            .gives(200, Shown.class)
            .documented("Reads what the account has chosen.")
            .answeredBy(call -> Answer.ok(Shown.of(settings.of(call.portal())))),
        Operation.of("axle.settings.update", Method.PATCH, PATH)
            .access(Access.anyOf("settings.currencies.write"))
            .takes(Request.class)
            .gives(200, Shown.class)
            .documented("Changes what the account has chosen.")
            .answeredBy(this::change));
  }

  private Answer change(Call call) {
    var request = call.body(Request.class);
    Optional<String> currency = Optional.ofNullable(request.companyCurrency());
    if (currency.filter(code -> !currencies.isCurrency(code)).isPresent()) {
      throw Problem.invalid("There is no currency " + currency.get())
          .context("companyCurrency", List.of(currency.get()));
    }
    return Answer.ok(
        Shown.of(
            settings.change(
                call.portal(),
                new PortalSettings.Edit(
                    Optional.ofNullable(request.name()),
                    Optional.ofNullable(request.timeZone()),
                    currency,
                    Optional.ofNullable(request.createAndAssociateCompanies())),
                call.now())));
  }
}
