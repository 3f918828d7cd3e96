package dev.axle.crm.associations;

import dev.axle.crm.schemas.ObjectTypeId;
import dev.axle.edge.PortalId;
import java.util.Set;
import java.util.function.ToIntFunction;

/**
 * How many records of a type one record may be associated with: what the tier allows, and less for
 * some pairs of types.
 *
 * <p>Source: https://developers.hubspot.com/docs/api-reference/crm-associations-v4/guide (limits)
 */
public final class AssociationLimits {

  private static final int OF_ACTIVITIES = 1_000;
  private static final int OF_DEALS = 1_000;
  private static final int MANY = 10_000;
  private static final int QUOTES_OF_A_DEAL = 100;

  private static final String CONTACT = "0-1";
  private static final String DEAL = "0-3";
  private static final String QUOTE = "0-14";
  private static final String LINE_ITEM = "0-8";
  private static final Set<String> DEAL_PARTIES = Set.of("0-1", "0-2", "0-5");
  private static final Set<String> ACTIVITIES =
      Set.of("0-18", "0-27", "0-46", "0-47", "0-48", "0-49", "0-116");

  private final ToIntFunction<PortalId> general;

  /**
   * @param general how many a portal's tier allows
   */
  public AssociationLimits(ToIntFunction<PortalId> general) {
    this.general = general;
  }

  int most(PortalId portal, ObjectTypeId from, ObjectTypeId to) {
    return Math.min(general.applyAsInt(portal), ofPair(from, to));
  }

  private static int ofPair(ObjectTypeId from, ObjectTypeId to) {
    if (ACTIVITIES.contains(from.value())) {
      return OF_ACTIVITIES;
    }
    return switch (from.value()) {
      case CONTACT -> to.value().equals(DEAL) ? MANY : Integer.MAX_VALUE;
      case DEAL -> ofDeal(to.value());
      default -> Integer.MAX_VALUE;
    };
  }

  private static int ofDeal(String to) {
    if (DEAL_PARTIES.contains(to)) {
      return OF_DEALS;
    }
    return switch (to) {
      case QUOTE -> QUOTES_OF_A_DEAL;
      case LINE_ITEM -> MANY;
      default -> Integer.MAX_VALUE;
    };
  }
}
