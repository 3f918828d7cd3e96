package dev.axle;

import dev.axle.crm.search.opensearch.OpenSearchAddress;
import dev.axle.edge.PortalId;
import dev.axle.outgoing.Reach;
import dev.axle.portals.AccessToken;
import dev.axle.portals.LimitPolicy;
import dev.axle.portals.Subscription;
import dev.axle.portals.Tier;
import dev.axle.sharedlimits.RedisAddress;
import dev.axle.storage.Bucket;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.text.similarity.LevenshteinDistance;

/**
 * What an instance is told at its start. The commented file {@code settings.properties} is the
 * reference of names and defaults; anything else stops the start.
 */
public record Settings(
    String host,
    int port,
    Path data,
    Optional<String> databaseUrl,
    int databaseConnections,
    Optional<PortalId> portalId,
    Optional<AccessToken> token,
    boolean demo,
    Tier tier,
    int limitIncreases,
    LimitPolicy limits,
    Optional<RedisAddress> redis,
    Optional<Bucket> bucket,
    Reach reach,
    Reach webhookReach,
    Duration searchLag,
    Optional<OpenSearchAddress> openSearch,
    OAuthSettings oauth,
    Optional<Admin> admin) {

  /** The first super admin, made at the start if there is nobody. */
  public record Admin(String email, String password) {
    @Override
    public String toString() {
      return "Admin[" + email + "]";
    }
  }

  private static final String PREFIX = "AXLE_";

  /** Names that belong to the launcher. */
  private static final List<String> LAUNCHER = List.of("AXLE_JAVA_HOME", "AXLE_JAVA_OPTS");

  /** A setting that can't be used, in words for whoever typed it. */
  public static final class Unusable extends Exception {
    private static final long serialVersionUID = 1L;

    Unusable(String message) {
      super(message);
    }
  }

  /**
   * @param flags such as {@code --port 8080} or {@code --port=8080}
   * @throws Unusable for a name that is unknown or a value that is of no use
   */
  public static Settings read(Map<String, String> environment, List<String> flags) throws Unusable {
    Map<String, String> values = defaults();
    for (Map.Entry<String, String> variable : environment.entrySet()) {
      String name = variable.getKey();
      if (name.startsWith(PREFIX) && !LAUNCHER.contains(name)) {
        set(values, name, name, variable.getValue());
      }
    }
    readFlags(values, flags);
    return new Settings(
        values.getOrDefault("AXLE_HOST", ""),
        number(values, "AXLE_PORT", 0, 65_535),
        Path.of(values.getOrDefault("AXLE_DATA", "")),
        text(values, "AXLE_DATABASE_URL"),
        number(values, "AXLE_DATABASE_CONNECTIONS", 1, 1_000),
        text(values, "AXLE_PORTAL_ID").isEmpty()
            ? Optional.empty()
            : Optional.of(new PortalId(number(values, "AXLE_PORTAL_ID", 1, Integer.MAX_VALUE))),
        token(values),
        choice(values, "AXLE_DEMO", List.of("true", "false")).equals("true"),
        Tier.valueOf(choice(values, "AXLE_TIER", names(Tier.values())).toUpperCase(Locale.ROOT)),
        number(values, "AXLE_LIMIT_INCREASES", 0, Subscription.MOST),
        LimitPolicy.valueOf(
            choice(values, "AXLE_LIMITS", names(LimitPolicy.values())).toUpperCase(Locale.ROOT)),
        redis(values),
        bucket(values),
        reach(values, "AXLE_FETCH_ALLOW_PRIVATE"),
        reach(values, "AXLE_WEBHOOK_ALLOW_PRIVATE"),
        duration(values, "AXLE_SEARCH_LAG"),
        openSearch(values),
        OAuthSettings.read(values),
        admin(values));
  }

  /** The commented file of all settings, as it stands. */
  public static String reference() {
    try (InputStream in = open()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Reach reach(Map<String, String> values, String name) throws Unusable {
    return choice(values, name, List.of("true", "false")).equals("true")
        ? Reach.ANYWHERE
        : Reach.PUBLIC;
  }

  private static Map<String, String> defaults() {
    Properties properties = new Properties();
    try (InputStream in = open()) {
      properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    Map<String, String> values = new TreeMap<>();
    properties
        .stringPropertyNames()
        .forEach(name -> values.put(name, properties.getProperty(name)));
    return values;
  }

  private static InputStream open() {
    InputStream in = Settings.class.getResourceAsStream("settings.properties");
    if (in == null) {
      throw new IllegalStateException("missing resource settings.properties");
    }
    return in;
  }

  private static void readFlags(Map<String, String> values, List<String> flags) throws Unusable {
    for (int i = 0; i < flags.size(); i++) {
      String flag = flags.get(i);
      if (!flag.startsWith("--")) {
        throw new Unusable("'" + flag + "' is not a flag; flags begin with two dashes.");
      }
      int equals = flag.indexOf('=');
      String shown = equals < 0 ? flag : flag.substring(0, equals);
      String name = PREFIX + shown.substring(2).toUpperCase(Locale.ROOT).replace('-', '_');
      if (equals >= 0) {
        set(values, name, shown, flag.substring(equals + 1));
      } else if (i + 1 < flags.size()) {
        set(values, name, shown, flags.get(++i));
      } else {
        throw new Unusable("The flag " + flag + " needs a value.");
      }
    }
  }

  private static void set(Map<String, String> values, String name, String shown, String value)
      throws Unusable {
    if (!values.containsKey(name)) {
      throw new Unusable(
          "There is no setting %s. Did you mean %s? All settings: ./axle help settings"
              .formatted(shown, asShown(nearest(name, values.keySet()), shown)));
    }
    values.put(name, value.strip());
  }

  private static String asShown(String name, String shown) {
    return shown.startsWith("--")
        ? "--" + name.substring(PREFIX.length()).toLowerCase(Locale.ROOT).replace('_', '-')
        : name;
  }

  private static String nearest(String name, Collection<String> known) {
    LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
    return known.stream()
        .min(Comparator.comparingInt(each -> distance.apply(each, name)))
        .orElseThrow();
  }

  private static Optional<AccessToken> token(Map<String, String> values) throws Unusable {
    Optional<AccessToken> token = text(values, "AXLE_TOKEN").map(AccessToken::new);
    if (token.isPresent() && !token.get().isWellFormed()) {
      throw new Unusable(
          "AXLE_TOKEN must have the form of a private app's token, pat-na1- and a UUID, such as pat-na1-%s."
              .formatted(new UUID(0, 0)));
    }
    return token;
  }

  private static Optional<Admin> admin(Map<String, String> values) throws Unusable {
    Optional<String> email = text(values, "AXLE_ADMIN_EMAIL");
    Optional<String> password = text(values, "AXLE_ADMIN_PASSWORD");
    if (email.isPresent() != password.isPresent()) {
      throw new Unusable(
          "AXLE_ADMIN_EMAIL and AXLE_ADMIN_PASSWORD must be set together, or neither of them.");
    }
    return email.map(each -> new Admin(each, password.orElseThrow()));
  }

  private static Optional<Bucket> bucket(Map<String, String> values) throws Unusable {
    List<String> needed =
        List.of("AXLE_S3_BUCKET", "AXLE_S3_REGION", "AXLE_S3_ACCESS_KEY", "AXLE_S3_SECRET_KEY");
    List<String> missing = needed.stream().filter(name -> text(values, name).isEmpty()).toList();
    Optional<String> endpoint = text(values, "AXLE_S3_ENDPOINT");
    boolean wanted =
        endpoint.isPresent()
            || needed.stream()
                .filter(name -> !name.equals("AXLE_S3_REGION"))
                .anyMatch(name -> text(values, name).isPresent());
    if (!wanted) {
      return Optional.empty();
    }
    if (!missing.isEmpty()) {
      throw new Unusable(
          "%s must be set too, for files to be kept in S3; or set none of AXLE_S3_…, and they are kept in the data folder."
              .formatted(String.join(" and ", missing)));
    }
    return Optional.of(
        new Bucket(
            values.getOrDefault("AXLE_S3_BUCKET", ""),
            endpoint.isEmpty() ? Optional.empty() : Optional.of(endpoint(endpoint.get())),
            values.getOrDefault("AXLE_S3_REGION", ""),
            values.getOrDefault("AXLE_S3_ACCESS_KEY", ""),
            values.getOrDefault("AXLE_S3_SECRET_KEY", "")));
  }

  private static URI endpoint(String text) throws Unusable {
    try {
      URI endpoint = new URI(text);
      if (List.of("http", "https").contains(String.valueOf(endpoint.getScheme()))
          && endpoint.getHost() != null
          && endpoint.getRawUserInfo() == null) {
        return endpoint;
      }
    } catch (URISyntaxException notAnAddress) {
      // told below
    }
    throw new Unusable(
        "AXLE_S3_ENDPOINT must be an address such as https://s3.example.com:9000, without a user.");
  }

  private static Optional<OpenSearchAddress> openSearch(Map<String, String> values)
      throws Unusable {
    Optional<OpenSearchAddress.Credentials> credentials =
        text(values, "AXLE_SEARCH_USER")
            .map(
                user ->
                    new OpenSearchAddress.Credentials(
                        user, values.getOrDefault("AXLE_SEARCH_PASSWORD", "")));
    Optional<String> url = text(values, "AXLE_SEARCH_URL");
    if (url.isEmpty() && credentials.isPresent()) {
      throw new Unusable("AXLE_SEARCH_URL must be set too, or there is nobody to log in to.");
    }
    try {
      return url.map(each -> OpenSearchAddress.parse(each, credentials));
    } catch (IllegalArgumentException unusable) {
      throw new Unusable("AXLE_SEARCH_URL can't be used. " + unusable.getMessage() + ".");
    }
  }

  private static Optional<RedisAddress> redis(Map<String, String> values) throws Unusable {
    try {
      return text(values, "AXLE_REDIS_URL").map(RedisAddress::parse);
    } catch (IllegalArgumentException unusable) {
      throw new Unusable("AXLE_REDIS_URL can't be used. " + unusable.getMessage() + ".");
    }
  }

  private static Optional<String> text(Map<String, String> values, String name) {
    return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
  }

  private static int number(Map<String, String> values, String name, int least, int most)
      throws Unusable {
    String value = values.getOrDefault(name, "");
    try {
      int number = Integer.parseInt(value);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      // told below
    }
    throw new Unusable(
        "%s must be a number from %d to %d, not '%s'.".formatted(name, least, most, value));
  }

  private static final Pattern DURATION = Pattern.compile("(\\d{1,6})(ms|s|m)?");

  private static Duration duration(Map<String, String> values, String name) throws Unusable {
    String value = values.getOrDefault(name, "").toLowerCase(Locale.ROOT);
    Matcher parts = DURATION.matcher(value);
    if (!parts.matches() || parts.group(2) == null && !value.equals("0")) {
      throw new Unusable(
          "%s must be a duration such as 500ms, 10s or 2m, or 0, not '%s'.".formatted(name, value));
    }
    long number = Long.parseLong(parts.group(1));
    return switch (parts.group(2)) {
      case "m" -> Duration.ofMinutes(number);
      case "s" -> Duration.ofSeconds(number);
      case null, default -> Duration.ofMillis(number);
    };
  }

  private static String choice(Map<String, String> values, String name, List<String> choices)
      throws Unusable {
    String value = values.getOrDefault(name, "").toLowerCase(Locale.ROOT);
    if (!choices.contains(value)) {
      throw new Unusable(
          "%s must be one of %s, not '%s'.".formatted(name, String.join(", ", choices), value));
    }
    return value;
  }

  private static List<String> names(Enum<?>[] values) {
    return Arrays.stream(values)
        .map(value -> value.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.toList());
  }
}
