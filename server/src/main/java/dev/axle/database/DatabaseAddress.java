package dev.axle.database;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** Where a PostgreSQL is, and who we are to it. */
public record DatabaseAddress(String jdbcUrl, String user, String password) {

  /**
   * Reads {@code postgresql://user:password@host:port/database?options} or a {@code
   * jdbc:postgresql:} URL.
   *
   * @throws IllegalArgumentException in words for whoever typed it
   */
  public static DatabaseAddress parse(String url) {
    if (url.startsWith("jdbc:postgresql:")) {
      return new DatabaseAddress(url, "", "");
    }
    if (!url.startsWith("postgresql://") && !url.startsWith("postgres://")) {
      throw new IllegalArgumentException(
          "AXLE_DATABASE_URL must be like postgresql://user:password@host:5432/database");
    }
    URI uri = URI.create(url);
    String[] login =
        uri.getRawUserInfo() == null ? new String[0] : uri.getRawUserInfo().split(":", 2);
    String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    return new DatabaseAddress(
        "jdbc:postgresql://" + uri.getHost() + port + uri.getRawPath() + query,
        login.length > 0 ? decode(login[0]) : "",
        login.length > 1 ? decode(login[1]) : "");
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "DatabaseAddress[" + jdbcUrl.replaceAll("password=[^&]*", "password=…") + "]";
  }
}
