package dev.axle.ui;

import dev.axle.edge.Request;
import dev.axle.edge.Secret;
import java.util.Optional;

/** The one cookie of the pages: the session, or before it a secret that guards the forms. */
final class Cookies {

  private static final String NAME = "axle_session";
  private static final long SECONDS = 14L * 24 * 60 * 60;
  private static final int LONGEST = 128;

  private Cookies() {}

  static Optional<Secret> read(Request request) {
    for (String each : request.header("Cookie").orElse("").split(";")) {
      String cookie = each.strip();
      if (cookie.startsWith(NAME + "=")
          && cookie.length() > NAME.length() + 1
          && cookie.length() < LONGEST) {
        return Optional.of(new Secret(cookie.substring(NAME.length() + 1)));
      }
    }
    return Optional.empty();
  }

  static String keep(Secret secret, Request request) {
    return NAME + "=" + secret.value() + "; Max-Age=" + SECONDS + attributes(request);
  }

  static String forget(Request request) {
    return NAME + "=; Max-Age=0" + attributes(request);
  }

  private static String attributes(Request request) {
    return "; Path=/; HttpOnly; SameSite=Lax"
        + (request.origin().startsWith("https:") ? "; Secure" : "");
  }
}
