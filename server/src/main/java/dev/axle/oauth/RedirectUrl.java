package dev.axle.oauth;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Where a browser is sent back to an app. */
public final class RedirectUrl {

  private static final int LONGEST = 2_000;
  private static final Set<String> OWN_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

  private RedirectUrl() {}

  /** Whether it is https, or http on the own machine, and without user and fragment. */
  public static boolean isAllowed(String text) {
    try {
      URI url = new URI(text);
      String scheme = String.valueOf(url.getScheme());
      return text.length() <= LONGEST
          && url.getHost() != null
          && url.getRawUserInfo() == null
          && url.getRawFragment() == null
          && (scheme.equals("https")
              || scheme.equals("http") && OWN_MACHINE.contains(url.getHost()));
    } catch (URISyntaxException notAnAddress) {
      return false;
    }
  }

  /** The address with more parameters, in their order. */
  static String with(String url, Map<String, String> parameters) {
    String query =
        parameters.entrySet().stream()
            .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
            .collect(Collectors.joining("&"));
    return url + (url.contains("?") ? "&" : "?") + query;
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
