package dev.axle.crm.objects;

import dev.axle.crm.pipelines.PipelineProperties;
import dev.axle.crm.pipelines.Stage;
import dev.axle.crm.properties.PropertyDefinitions;
import dev.axle.crm.schemas.ObjectType;
import dev.axle.edge.PortalId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What follows from the stage that a record stands in: since when, how long it stood in others,
 * whether it is closed, and what a deal is worth.
 *
 * <p>Source: https://knowledge.hubspot.com/properties/hubspots-default-deal-properties
 */
final class StageValues {

  private static final BigDecimal DAY = BigDecimal.valueOf(Duration.ofDays(1).toMillis());

  private final StageRules rules;

  StageValues(StageRules rules) {
    this.rules = rules;
  }

  /** One record on its way from what it was to what it will be. */
  private record Move(
      Map<String, String> values,
      PropertyDefinitions definitions,
      Map<String, String> before,
      @Nullable String from,
      @Nullable String to,
      Instant createdAt,
      Instant now) {

    boolean isMove() {
      return !Objects.equals(from, to);
    }

    void put(String name, String value) {
      if (definitions.find(name) != null) {
        values.put(name, value);
      }
    }

    void put(String name, BigDecimal value) {
      put(name, value.stripTrailingZeros().toPlainString());
    }
  }

  /**
   * Adds what follows to the values of a record.
   *
   * @param before its values before the write; empty for a new one
   */
  void derive(
      PortalId portal,
      ObjectType type,
      PropertyDefinitions definitions,
      Map<String, String> before,
      Map<String, String> values,
      Instant createdAt,
      Instant now) {
    PipelineProperties names = StageRules.names(type);
    if (names == null) {
      return;
    }
    Move move =
        new Move(
            values,
            definitions,
            before,
            before.get(names.stage()),
            values.get(names.stage()),
            createdAt,
            now);
    if (move.isMove()) {
      exit(move);
      enter(move);
    }
    Optional<Stage> stage = rules.stage(portal, type, values);
    if (stage.isEmpty()) {
      return;
    }
    boolean closed = stage.get().isClosed();
    switch (type.name()) {
      case "deal" -> ofDeal(portal, move, stage.get(), closed);
      case "ticket" -> ofTicket(move, closed);
      default -> move.put("hs_is_closed", String.valueOf(closed));
    }
  }

  private static void exit(Move move) {
    if (move.from() == null) {
      return;
    }
    String from = move.from();
    move.put("hs_v2_date_exited_" + from, move.now().toString());
    move.put("hs_date_exited_" + from, move.now().toString());
    String entered = move.before().get("hs_v2_date_entered_" + from);
    if (entered != null) {
      long latest = Duration.between(Instant.parse(entered), move.now()).toMillis();
      String earlier = move.before().getOrDefault("hs_v2_cumulative_time_in_" + from, "0");
      String all = new BigDecimal(earlier).add(BigDecimal.valueOf(latest)).toPlainString();
      move.put("hs_v2_latest_time_in_" + from, String.valueOf(latest));
      move.put("hs_v2_cumulative_time_in_" + from, all);
      move.put("hs_time_in_" + from, all);
    }
  }

  private static void enter(Move move) {
    if (move.to() == null) {
      return;
    }
    String now = move.now().toString();
    move.put("hs_v2_date_entered_" + move.to(), now);
    move.put("hs_date_entered_" + move.to(), now);
    move.put("hs_v2_date_entered_current_stage", now);
    move.put("hs_v2_time_in_current_stage", now);
  }

  private void ofDeal(PortalId portal, Move move, Stage stage, boolean closed) {
    boolean won = closed && stage.probability().signum() > 0;
    boolean wasClosed = "true".equals(move.before().get("hs_is_closed"));
    move.put("hs_is_closed", String.valueOf(closed));
    move.put("hs_is_closed_won", String.valueOf(won));
    move.put("hs_is_closed_lost", String.valueOf(closed && !won));
    move.put("hs_is_closed_count", closed ? "1" : "0");
    move.put("hs_closed_won_count", won ? "1" : "0");
    move.put("hs_is_open_count", closed ? "0" : "1");
    move.put("hs_deal_stage_probability", stage.probability());
    boolean dated = !Objects.equals(move.before().get("closedate"), move.values().get("closedate"));
    if (closed && !wasClosed && move.isMove() && !dated) {
      move.put("closedate", move.now().toString());
    }
    closing(move, closed, won);
    worth(move, exchange(portal, move, closed), stage, closed, won);
  }

  private static void closing(Move move, boolean closed, boolean won) {
    String created = move.createdAt().toString();
    String closeDate = move.values().get("closedate");
    move.values().remove(closed ? "hs_open_deal_create_date" : "hs_closed_deal_create_date");
    move.put(closed ? "hs_closed_deal_create_date" : "hs_open_deal_create_date", created);
    if (!closed || closeDate == null) {
      move.values().remove("hs_closed_deal_close_date");
      move.values().remove("hs_closed_won_date");
      move.values().remove("days_to_close");
      move.values().remove("hs_days_to_close_raw");
      return;
    }
    move.put("hs_closed_deal_close_date", closeDate);
    if (won) {
      move.put("hs_closed_won_date", closeDate);
    }
    BigDecimal days =
        BigDecimal.valueOf(
                Math.max(
                    0, Duration.between(move.createdAt(), Instant.parse(closeDate)).toMillis()))
            .divide(DAY, 6, RoundingMode.HALF_UP);
    move.put("hs_days_to_close_raw", days);
    move.put("days_to_close", days.setScale(0, RoundingMode.DOWN));
  }

  /**
   * The rate of the deal's currency: that of the day it was closed on, or of now if it is open or
   * the portal had none then.
   */
  private BigDecimal exchange(PortalId portal, Move move, boolean closed) {
    String currency = move.values().get("deal_currency_code");
    String closeDate = move.values().get("closedate");
    Optional<BigDecimal> rate = Optional.empty();
    if (currency != null) {
      Instant at = closed && closeDate != null ? Instant.parse(closeDate) : move.now();
      rate =
          rules
              .rates()
              .rate(portal, currency, at)
              .or(() -> rules.rates().rate(portal, currency, move.now()));
    }
    if (rate.isEmpty()) {
      move.values().remove("hs_exchange_rate");
      return BigDecimal.ONE;
    }
    move.put("hs_exchange_rate", rate.get());
    return rate.get();
  }

  private static void worth(Move move, BigDecimal rate, Stage stage, boolean closed, boolean won) {
    String given = move.values().get("amount");
    if (given == null) {
      for (String name :
          new String[] {
            "amount_in_home_currency",
            "hs_projected_amount",
            "hs_projected_amount_in_home_currency",
            "hs_closed_amount",
            "hs_closed_amount_in_home_currency",
            "hs_open_amount_in_home_currency",
            "hs_forecast_amount",
            "hs_weighted_pipeline_in_company_currency"
          }) {
        move.values().remove(name);
      }
      return;
    }
    BigDecimal amount = new BigDecimal(given);
    BigDecimal home = amount.multiply(rate);
    BigDecimal nothing = BigDecimal.ZERO;
    move.put("amount_in_home_currency", home);
    move.put("hs_projected_amount", amount.multiply(stage.probability()));
    move.put("hs_projected_amount_in_home_currency", home.multiply(stage.probability()));
    move.put("hs_closed_amount", won ? amount : nothing);
    move.put("hs_closed_amount_in_home_currency", won ? home : nothing);
    move.put("hs_open_amount_in_home_currency", closed ? nothing : home);
    move.put("hs_forecast_amount", amount);
    move.put(
        "hs_weighted_pipeline_in_company_currency",
        closed ? nothing : home.multiply(stage.probability()));
  }

  private static void ofTicket(Move move, boolean closed) {
    boolean wasClosed = move.before().containsKey("closed_date");
    if (closed && !wasClosed) {
      move.put("closed_date", move.now().toString());
      move.put("hs_last_closed_date", move.now().toString());
      move.put(
          "time_to_close",
          String.valueOf(Duration.between(move.createdAt(), move.now()).toMillis()));
    } else if (!closed && wasClosed) {
      move.values().remove("closed_date");
      move.values().remove("time_to_close");
      move.put("hs_ticket_reopened_at", move.now().toString());
    }
  }
}
