package dev.axle.listen;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the program is asked for.
 *
 * @param forward where webhooks are sent
 * @param events those that are wished, with commas between; empty text for everything
 * @param url of Axle
 * @param token of a private app
 */
record Wish(URI forward, String events, URI url, String token) {

  static final String USAGE =
      """
      usage: ./axle listen --forward URL [FLAGS]

      Sends what happens in a portal to your receiver as the webhooks of a private app: the same body
      and headers, signed by the app's secret. Axle need not reach the receiver. Ctrl-C ends it.

        --forward URL    your receiver, such as http://127.0.0.1:3000/hooks
        --events LIST    contact.creation,contact.propertyChange:lastname,object.creation:2-123,…
                         (everything that happens to records of standard types unless told)
        --url URL        Axle (http://127.0.0.1:8080 unless told)
        --token TOKEN    of a private app (AXLE_TOKEN unless told), with the scope private-apps-write
                         or developers-write
      """;

  private static final Set<String> FLAGS = Set.of("--forward", "--events", "--url", "--token");

  /** A wish that can't be, in words. */
  static final class Unusable extends Exception {
    private static final long serialVersionUID = 1L;

    Unusable(String message) {
      super(message);
    }
  }

  static Wish of(List<String> arguments, Map<String, String> environment) throws Unusable {
    Map<String, String> given = new HashMap<>();
    for (int i = 0; i < arguments.size(); i += 2) {
      String flag = arguments.get(i);
      if (!FLAGS.contains(flag)) {
        throw new Unusable("there is no flag '%s'".formatted(flag));
      }
      if (i + 1 == arguments.size()) {
        throw new Unusable(flag + " needs a value");
      }
      given.put(flag, arguments.get(i + 1));
    }
    return new Wish(
        address("--forward", Optional.ofNullable(given.get("--forward")).orElse("")),
        given.getOrDefault("--events", ""),
        address("--url", given.getOrDefault("--url", "http://127.0.0.1:8080")),
        Optional.ofNullable(given.get("--token"))
            .or(() -> Optional.ofNullable(environment.get("AXLE_TOKEN")))
            .orElseThrow(() -> new Unusable("say which app: --token, or AXLE_TOKEN")));
  }

  private static URI address(String flag, String text) throws Unusable {
    try {
      URI address = URI.create(text);
      if (Set.of("http", "https").contains(String.valueOf(address.getScheme()))
          && address.getHost() != null) {
        return address;
      }
    } catch (IllegalArgumentException malformed) {
      throw new Unusable("%s is no URL: '%s'".formatted(flag, text));
    }
    throw new Unusable("%s must be a URL that begins with http:// or https://".formatted(flag));
  }
}
