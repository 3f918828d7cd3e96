package dev.axle.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.axle.edge.Secret;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * How what is sent to an app is signed by its client secret.
 *
 * <p>Source:
 * https://developers.hubspot.com/docs/apps/legacy-apps/authentication/validating-requests
 */
public final class Signatures {

  private static final String HMAC = "HmacSHA256";

  /** The escapes in an address that are read before it is signed. */
  private static final List<Map.Entry<String, String>> READ =
      List.of(
          Map.entry("%3A", ":"),
          Map.entry("%2F", "/"),
          Map.entry("%3F", "?"),
          Map.entry("%40", "@"),
          Map.entry("%21", "!"),
          Map.entry("%24", "$"),
          Map.entry("%27", "'"),
          Map.entry("%28", "("),
          Map.entry("%29", ")"),
          Map.entry("%2A", "*"),
          Map.entry("%2C", ","),
          Map.entry("%3B", ";"));

  private Signatures() {}

  /** Version 1: of the body. */
  public static String v1(Secret secret, String body) {
    return hex(secret.value() + body);
  }

  /** Version 2: of what is asked of which address, too. */
  public static String v2(Secret secret, String method, String uri, String body) {
    return hex(secret.value() + method + uri + body);
  }

  /**
   * Version 3: of the time as well.
   *
   * @param millis since 1970
   */
  public static String v3(Secret secret, String method, String uri, String body, long millis) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(secret.value().getBytes(UTF_8), HMAC));
      return Base64.getEncoder()
          .encodeToString(mac.doFinal((method + read(uri) + body + millis).getBytes(UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String read(String uri) {
    String read = uri;
    for (Map.Entry<String, String> escape : READ) {
      read =
          read.replace(escape.getKey(), escape.getValue())
              .replace(escape.getKey().toLowerCase(Locale.ROOT), escape.getValue());
    }
    return read;
  }

  private static String hex(String text) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
