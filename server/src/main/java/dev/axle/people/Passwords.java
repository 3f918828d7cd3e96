package dev.axle.people;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.util.Optional;

/**
 * Hashes passwords with Argon2id: 19 MiB, two rounds, as OWASP advises.
 *
 * <p>Source: https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html
 */
final class Passwords {

  static final int SHORTEST = 10;
  static final int LONGEST = 200;

  private static final Argon2Function ARGON2 =
      Argon2Function.getInstance(19 * 1024, 2, 1, 32, Argon2.ID);

  /** Checked for emails of nobody, so that their answers take as long as others. */
  private final String nobodys = hash("a password that nobody has");

  String hash(String password) {
    return Password.hash(password).addRandomSalt(16).with(ARGON2).getResult();
  }

  boolean matches(String password, String hash) {
    return password.length() <= LONGEST && Password.check(password, hash).with(ARGON2);
  }

  /** Whether it is the password of somebody, who may not be there; that takes as long to say. */
  boolean matches(String password, Optional<String> hash) {
    boolean isSame = matches(password, hash.orElse(nobodys));
    return hash.isPresent() && isSame;
  }
}
