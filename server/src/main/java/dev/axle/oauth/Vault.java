package dev.axle.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.axle.database.PrivateFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals secrets that the server has to read again (AES-256-GCM). What is sealed for one thing opens
 * for no other.
 */
public final class Vault {

  private static final String FILE = "secret.key";
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final VaultKey key;
  private final SecureRandom random = new SecureRandom();

  Vault(VaultKey key) {
    this.key = key;
  }

  /**
   * Takes the key that is given, or that of the data folder, which is made if there is none.
   *
   * @param data the folder for {@code secret.key}
   * @throws IOException if the file can't be read or made, or holds no key
   */
  public static Vault open(Optional<VaultKey> given, Path data) throws IOException {
    if (given.isPresent()) {
      return new Vault(given.get());
    }
    Path file = data.resolve(FILE);
    if (!Files.exists(file)) {
      Files.createDirectories(data);
      VaultKey made = VaultKey.random();
      PrivateFiles.write(file, made.text());
      return new Vault(made);
    }
    try {
      return new Vault(VaultKey.parse(Files.readString(file).strip()));
    } catch (IllegalArgumentException broken) {
      throw new IOException(file + " holds no key: " + broken.getMessage(), broken);
    }
  }

  /** What was sealed under another key, or for something else. */
  static final class WrongKey extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WrongKey(String what, Throwable cause) {
      super("The secret of " + what + " was sealed under another key.", cause);
    }
  }

  /**
   * @param what names the thing whose secret it is
   */
  public byte[] seal(String secret, String what) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, what).doFinal(secret.getBytes(UTF_8));
      return ByteBuffer.allocate(NONCE_BYTES + sealed.length).put(nonce).put(sealed).array();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /**
   * @throws WrongKey if it was sealed under another key or for another thing
   */
  public String open(byte[] sealed, String what) {
    ByteBuffer parts = ByteBuffer.wrap(sealed);
    byte[] nonce = new byte[NONCE_BYTES];
    parts.get(nonce);
    byte[] rest = new byte[parts.remaining()];
    parts.get(rest);
    try {
      return new String(cipher(Cipher.DECRYPT_MODE, nonce, what).doFinal(rest), UTF_8);
    } catch (AEADBadTagException otherKey) {
      throw new WrongKey(what, otherKey);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** A signature that only this installation can make (HMAC-SHA256 under a key derived from it). */
  byte[] sign(String text) {
    return mac(mac(key.key().getEncoded(), "signatures"), text);
  }

  private Cipher cipher(int mode, byte[] nonce, String what) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key.key(), new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(what.getBytes(UTF_8));
    return cipher;
  }

  private static byte[] mac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(UTF_8));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
