package dev.axle.crm.search.opensearch;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where OpenSearch is, and what opens it.
 *
 * @param nodes any of which may be asked
 * @param prefix what the names of this installation's indexes begin with
 */
public record OpenSearchAddress(List<URI> nodes, String prefix, Optional<Credentials> credentials) {

  private static final String PREFIX = "axle";
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");

  public OpenSearchAddress {
    nodes = List.copyOf(nodes);
  }

  public record Credentials(String user, String password) {

    /** Without the password. */
    @Override
    public String toString() {
      return user;
    }
  }

  /**
   * Reads {@code https://one:9200,https://two:9200}, the last with a path, such as {@code /axle},
   * if the names of indexes shall begin otherwise.
   *
   * @throws IllegalArgumentException for anything else, in words for whoever typed it
   */
  public static OpenSearchAddress parse(String urls, Optional<Credentials> credentials) {
    List<URI> given = Arrays.stream(urls.split(",", -1)).map(OpenSearchAddress::node).toList();
    String path = given.getLast().getPath().replaceFirst("^/", "").replaceFirst("/$", "");
    String prefix = path.isEmpty() ? PREFIX : path;
    if (!NAME.matcher(prefix).matches()) {
      throw new IllegalArgumentException(
          "The names of OpenSearch's indexes can't begin with '"
              + prefix
              + "': letters in lower case, digits and _ may stand there");
    }
    return new OpenSearchAddress(
        given.stream().map(each -> each.resolve("/")).toList(), prefix, credentials);
  }

  private static URI node(String url) {
    try {
      URI node = URI.create(url.strip());
      String scheme = node.getScheme() == null ? "" : node.getScheme().toLowerCase(Locale.ROOT);
      if ((scheme.equals("http") || scheme.equals("https"))
          && node.getHost() != null
          && node.getRawUserInfo() == null
          && node.getRawQuery() == null) {
        return node;
      }
    } catch (IllegalArgumentException unreadable) {
      // told below
    }
    throw new IllegalArgumentException(
        "The address of OpenSearch must look like https://host:9200, or several of these joined by"
            + " commas; user and password are settings of their own");
  }
}
