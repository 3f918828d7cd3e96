package dev.axle.portals;

/**
 * What a portal has bought that decides how much its apps may call.
 *
 * @param limitIncreases how often the API limit increase was bought, from 0 to {@value #MOST}
 */
public record Subscription(Tier tier, int limitIncreases) {

  /** How often the API limit increase can be bought. */
  public static final int MOST = 2;
}
