package dev.axle.crm.pipelines;

import dev.axle.crm.schemas.ObjectType;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a stage says of the records in it, checked and completed.
 *
 * <p>Source: https://developers.hubspot.com/docs/api-reference/crm-pipelines-v3/guide
 */
final class StageMetadata {

  private static final String PROBABILITY = "probability";
  private static final String TICKET_STATE = "ticketState";
  private static final String IS_CLOSED = "isClosed";

  private StageMetadata() {}

  static Map<String, String> checked(ObjectType type, Map<String, String> given) {
    Map<String, String> metadata = new TreeMap<>(given);
    switch (type.name()) {
      case "deal" -> {
        BigDecimal probability = probability(given.getOrDefault(PROBABILITY, ""));
        metadata.put(PROBABILITY, probability.toPlainString());
        metadata.put(
            IS_CLOSED,
            String.valueOf(
                probability.signum() == 0 || probability.compareTo(BigDecimal.ONE) == 0));
      }
      case "ticket" -> {
        String state = given.getOrDefault(TICKET_STATE, "OPEN");
        if (!state.equals("OPEN") && !state.equals("CLOSED")) {
          throw PipelineProblems.badTicketState(state);
        }
        metadata.put(TICKET_STATE, state);
        metadata.put(IS_CLOSED, String.valueOf(state.equals("CLOSED")));
      }
      default -> metadata.putIfAbsent(IS_CLOSED, "false");
    }
    return metadata;
  }

  private static BigDecimal probability(String text) {
    BigDecimal probability;
    try {
      probability = new BigDecimal(text.strip());
    } catch (NumberFormatException notANumber) {
      throw PipelineProblems.badProbability(text);
    }
    if (probability.signum() < 0 || probability.compareTo(BigDecimal.ONE) > 0) {
      throw PipelineProblems.badProbability(text);
    }
    return probability.scale() < 1 ? probability.setScale(1) : probability;
  }
}
