package dev.axle.oauth;

import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** The key that secrets are sealed under: 32 bytes, written as base64, never printed. */
public record VaultKey(SecretKey key) {

  private static final int BYTES = 32;

  static VaultKey random() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return new VaultKey(new SecretKeySpec(bytes, "AES"));
  }

  /**
   * @throws IllegalArgumentException if it is not the base64 of 32 bytes
   */
  public static VaultKey parse(String text) {
    byte[] bytes = Base64.getDecoder().decode(text);
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException("not " + BYTES + " bytes");
    }
    return new VaultKey(new SecretKeySpec(bytes, "AES"));
  }

  String text() {
    return Base64.getEncoder().encodeToString(key.getEncoded());
  }

  @Override
  public String toString() {
    return "VaultKey[…]";
  }
}
