package dev.axle.edge;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret of one export: whoever has a signature made with it may fetch the file for a while.
 */
public final class LinkKey {

  private static final String ALGORITHM = "HmacSHA256";
  private static final int BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final byte[] bytes;

  public LinkKey(byte[] bytes) {
    this.bytes = bytes.clone();
  }

  public static LinkKey random() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return new LinkKey(bytes);
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  public String signature(Instant expiry) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(bytes, ALGORITHM));
      return HexFormat.of()
          .formatHex(
              mac.doFinal(
                  Long.toString(expiry.toEpochMilli()).getBytes(StandardCharsets.US_ASCII)));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException(missing);
    }
  }

  public boolean signed(Instant expiry, String signature) {
    return MessageDigest.isEqual(
        signature(expiry).getBytes(StandardCharsets.US_ASCII),
        signature.getBytes(StandardCharsets.US_ASCII));
  }
}
