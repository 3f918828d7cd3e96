package dev.axle.database;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where PostgreSQL is, and what opens it.
 *
 * @param jdbcUrl without a password, unless whoever gave the address put one there
 * @param properties the driver's, such as {@code user} and {@code password}; the URL's win
 */
public record DatabaseAddress(String jdbcUrl, Map<String, String> properties) {

  private static final String JDBC = "jdbc:postgresql:";

  /** libpq's names of parameters that the JDBC driver calls otherwise. */
  private static final Map<String, String> DRIVER_NAMES =
      Map.of(
          "application_name", "ApplicationName",
          "channel_binding", "channelBinding",
          "connect_timeout", "connectTimeout",
          "gssencmode", "gssEncMode",
          "require_auth", "requireAuth");

  public DatabaseAddress {
    properties = Map.copyOf(properties);
  }

  /**
   * Reads {@code postgresql://user:password@host:5432/database?sslmode=require}, the form that
   * libpq and hosts of databases use, or a JDBC URL, which is taken as it is.
   *
   * @throws IllegalArgumentException for anything else, in words that don't repeat the password
   */
  public static DatabaseAddress parse(String url) {
    if (url.startsWith(JDBC)) {
      return new DatabaseAddress(url, Map.of());
    }
    int scheme = url.indexOf("://");
    String name = scheme < 0 ? "" : url.substring(0, scheme).toLowerCase(Locale.ROOT);
    if (!name.equals("postgresql") && !name.equals("postgres")) {
      throw unusable();
    }
    String rest = url.substring(scheme + 3);
    int query = rest.indexOf('?');
    String place = query < 0 ? rest : rest.substring(0, query);
    int at = place.lastIndexOf('@');
    String hostAndDatabase = place.substring(at + 1);
    int slash = hostAndDatabase.indexOf('/');
    if (slash <= 0 || slash == hostAndDatabase.length() - 1) {
      throw unusable();
    }
    Map<String, String> properties = new TreeMap<>();
    if (at >= 0) {
      credentials(place.substring(0, at), properties);
    }
    String parameters = query < 0 ? "" : driverNames(rest.substring(query + 1));
    return new DatabaseAddress(JDBC + "//" + hostAndDatabase + parameters, properties);
  }

  private static void credentials(String text, Map<String, String> properties) {
    int colon = text.indexOf(':');
    properties.put("user", decoded(colon < 0 ? text : text.substring(0, colon)));
    if (colon >= 0) {
      properties.put("password", decoded(text.substring(colon + 1)));
    }
  }

  private static String driverNames(String query) {
    List<String> parameters = new ArrayList<>();
    for (String parameter : query.split("&", -1)) {
      int equals = parameter.indexOf('=');
      if (equals > 0) {
        String name = parameter.substring(0, equals);
        parameters.add(DRIVER_NAMES.getOrDefault(name, name) + parameter.substring(equals));
      }
    }
    return parameters.isEmpty() ? "" : "?" + String.join("&", parameters);
  }

  /** A plus sign stands for itself in these URLs. */
  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static IllegalArgumentException unusable() {
    return new IllegalArgumentException(
        "The address of the database must look like"
            + " postgresql://user:password@host:5432/database or jdbc:postgresql://…");
  }

  /** Without the properties: one of them is the password. */
  @Override
  public String toString() {
    int query = jdbcUrl.indexOf('?');
    return query < 0 ? jdbcUrl : jdbcUrl.substring(0, query);
  }
}
