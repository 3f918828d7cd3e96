package dev.axle.edge;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;

/**
 * A text that opens something: shown to whom it is made for, kept as its SHA-256, never printed.
 */
public record Secret(String value) {

  private static final SecureRandom RANDOM = new SecureRandom();

  /** The text of an access token of a public app: letters, digits, dashes and underscores. */
  public static Secret accessToken() {
    return new Secret("C" + random(48));
  }

  /** What a browser shows for as long as somebody is signed in, or what a link opens by. */
  public static Secret session() {
    return new Secret(random(32));
  }

  private static String random(int bytes) {
    byte[] random = new byte[bytes];
    RANDOM.nextBytes(random);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }

  /** As codes and refresh tokens look: {@code na1-} and a UUID. */
  public static Secret withHublet() {
    return new Secret("na1-" + UUID.randomUUID());
  }

  /** As client secrets look: a UUID. */
  public static Secret uuid() {
    return new Secret(UUID.randomUUID().toString());
  }

  /** SHA-256 of its UTF-8. */
  public byte[] hash() {
    try {
      return MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Whether it is this text, found out in a time that tells nothing. */
  public boolean is(String text) {
    return MessageDigest.isEqual(hash(), new Secret(text).hash());
  }

  @Override
  public String toString() {
    return "Secret[…]";
  }
}
