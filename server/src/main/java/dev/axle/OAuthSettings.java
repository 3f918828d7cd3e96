package dev.axle;

import dev.axle.edge.Secret;
import dev.axle.oauth.RedirectUrl;
import dev.axle.oauth.SeededApp;
import dev.axle.oauth.VaultKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What an instance is told of public apps.
 *
 * @param app made for the first portal at the start
 * @param developerKey good for the apps of the first portal
 * @param key that secrets are sealed under; empty: that of the data folder
 */
record OAuthSettings(
    Optional<SeededApp> app, Optional<Secret> developerKey, Optional<VaultKey> key) {

  private static final String CLIENT_ID = "AXLE_APP_CLIENT_ID";
  private static final String CLIENT_SECRET = "AXLE_APP_CLIENT_SECRET";
  private static final String REDIRECT_URI = "AXLE_APP_REDIRECT_URI";
  private static final String DEVELOPER_KEY = "AXLE_DEVELOPER_API_KEY";
  private static final String SECRET_KEY = "AXLE_SECRET_KEY";

  static OAuthSettings read(Map<String, String> values) throws Settings.Unusable {
    return new OAuthSettings(
        app(values), text(values, DEVELOPER_KEY).map(Secret::new), key(values));
  }

  private static Optional<SeededApp> app(Map<String, String> values) throws Settings.Unusable {
    List<String> names = List.of(CLIENT_ID, CLIENT_SECRET, REDIRECT_URI);
    List<String> missing = names.stream().filter(name -> text(values, name).isEmpty()).toList();
    if (missing.size() == names.size()) {
      return Optional.empty();
    }
    if (!missing.isEmpty()) {
      throw new Settings.Unusable(
          "%s must be set too, for a public app to be made; or set none of AXLE_APP_…."
              .formatted(String.join(" and ", missing)));
    }
    String redirectUrl = values.getOrDefault(REDIRECT_URI, "");
    if (!RedirectUrl.isAllowed(redirectUrl)) {
      throw new Settings.Unusable(
          REDIRECT_URI + " must be https, or http on localhost, without a fragment.");
    }
    try {
      return Optional.of(
          new SeededApp(
              UUID.fromString(values.getOrDefault(CLIENT_ID, "")),
              new Secret(values.getOrDefault(CLIENT_SECRET, "")),
              redirectUrl));
    } catch (IllegalArgumentException notAnId) {
      throw new Settings.Unusable(CLIENT_ID + " must be a UUID, such as " + new UUID(0, 0) + ".");
    }
  }

  private static Optional<VaultKey> key(Map<String, String> values) throws Settings.Unusable {
    try {
      return text(values, SECRET_KEY).map(VaultKey::parse);
    } catch (IllegalArgumentException notAKey) {
      throw new Settings.Unusable(
          SECRET_KEY
              + " must be the base64 of 32 bytes, as `openssl rand -base64 32` prints them.");
    }
  }

  private static Optional<String> text(Map<String, String> values, String name) {
    return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
  }
}
