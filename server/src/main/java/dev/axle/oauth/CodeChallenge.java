package dev.axle.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an app says of the verifier that it will show with the code (PKCE, RFC 7636).
 *
 * @param value 43 to 128 of the characters that RFC 7636 allows
 */
public record CodeChallenge(String value, Method method) {

  private static final Pattern UNRESERVED = Pattern.compile("[A-Za-z0-9._~-]{43,128}");

  /** How the challenge is made of the verifier. */
  public enum Method {
    PLAIN("plain"),
    S256("S256");

    private final String text;

    Method(String text) {
      this.text = text;
    }

    String text() {
      return text;
    }

    static Optional<Method> named(String text) {
      for (Method method : values()) {
        if (method.text.equals(text)) {
          return Optional.of(method);
        }
      }
      return Optional.empty();
    }
  }

  boolean isWellFormed() {
    return UNRESERVED.matcher(value).matches();
  }

  boolean isMetBy(String verifier) {
    String made = method == Method.PLAIN ? verifier : hashed(verifier);
    return MessageDigest.isEqual(made.getBytes(UTF_8), value.getBytes(UTF_8));
  }

  private static String hashed(String verifier) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
