package dev.axle.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is sealed is read with the right key only. */
class VaultTest {

  @TempDir private Path data;

  @Test
  void whatWasSealedIsReadAgainAlsoAfterARestart() throws IOException {
    byte[] sealed = Vault.open(Optional.empty(), data).seal("the-secret", "app 1");
    assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("the-secret");
    assertThat(Vault.open(Optional.empty(), data).open(sealed, "app 1")).isEqualTo("the-secret");
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(data.resolve("secret.key"))))
        .isEqualTo("rw-------");
  }

  @Test
  void twoSealsOfOneSecretDiffer() {
    Vault vault = new Vault(VaultKey.random());
    assertThat(vault.seal("s", "app 1")).isNotEqualTo(vault.seal("s", "app 1"));
  }

  @Test
  void anotherKeyOrAnotherThingOpensNothing() {
    Vault vault = new Vault(VaultKey.random());
    byte[] sealed = vault.seal("the-secret", "app 1");
    assertThatThrownBy(() -> vault.open(sealed, "app 2")).isInstanceOf(Vault.WrongKey.class);
    Vault other = new Vault(VaultKey.random());
    assertThatThrownBy(() -> other.open(sealed, "app 1"))
        .isInstanceOf(Vault.WrongKey.class)
        .hasMessageNotContaining("the-secret");
    sealed[sealed.length - 1] ^= 1;
    assertThatThrownBy(() -> vault.open(sealed, "app 1")).isInstanceOf(Vault.WrongKey.class);
  }

  @Test
  void aFileThatHoldsNoKeyStopsTheStart() throws IOException {
    Files.writeString(data.resolve("secret.key"), "nonsense");
    assertThatThrownBy(() -> Vault.open(Optional.empty(), data))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("holds no key");
  }

  @Test
  void aKeyDoesNotPrintItself() {
    VaultKey key = VaultKey.random();
    assertThat(key.toString()).doesNotContain(key.text());
  }
}
