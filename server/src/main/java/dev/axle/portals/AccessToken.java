package dev.axle.portals;

import dev.axle.edge.Secret;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The token of a private app, {@code pat-<hublet>-<uuid>}: shown once, kept as its SHA-256.
 *
 * <p>Source: https://developers.hubspot.com/docs/apps/legacy-apps/private-apps/overview
 */
public record AccessToken(String value) {

  private static final Pattern PRIVATE_APP =
      Pattern.compile("pat-[a-z]{2}\\d-[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  static AccessToken random() {
    return new AccessToken("pat-na1-" + UUID.randomUUID());
  }

  /** Whether it has the form of a private app's token. HubSpot dates all others to the epoch. */
  public boolean isWellFormed() {
    return PRIVATE_APP.matcher(value).matches();
  }

  byte[] hash() {
    return new Secret(value).hash();
  }

  @Override
  public String toString() {
    return "AccessToken[…]";
  }
}
