package dev.axle.portals;

import dev.axle.edge.Problem;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** The picture by which people know an app. Never SVG, which can hold scripts. */
public record Logo(Type type, byte[] bytes) {

  private static final int MOST_BYTES = 256 * 1024;
  private static final int CHECKSUM_BYTES = 16;

  /** What a logo can be, known by its first bytes. */
  enum Type {
    PNG("image/png"),
    JPEG("image/jpeg"),
    WEBP("image/webp");

    private final String mediaType;

    Type(String mediaType) {
      this.mediaType = mediaType;
    }

    String mediaType() {
      return mediaType;
    }

    private static Optional<Type> of(byte[] bytes) {
      String start = HexFormat.of().formatHex(Arrays.copyOf(bytes, 12));
      if (start.startsWith("89504e470d0a1a0a")) {
        return Optional.of(PNG);
      }
      if (start.startsWith("ffd8ff")) {
        return Optional.of(JPEG);
      }
      return start.startsWith("52494646") && start.endsWith("57454250")
          ? Optional.of(WEBP)
          : Optional.empty();
    }
  }

  /**
   * @throws Problem 400 if it is too large, or none of the types
   */
  public static Logo of(byte[] bytes) {
    if (bytes.length > MOST_BYTES) {
      throw Problem.invalid("The logo is larger than 256 kB. Choose a smaller picture.");
    }
    return Type.of(bytes)
        .map(type -> new Logo(type, bytes))
        .orElseThrow(() -> Problem.invalid("The logo must be a PNG, JPEG or WebP picture."));
  }

  /** Names what is in it. */
  String checksum() {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(hash, 0, CHECKSUM_BYTES);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
