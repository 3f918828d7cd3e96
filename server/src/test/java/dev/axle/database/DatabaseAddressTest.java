package dev.axle.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseAddressTest {

  @ParameterizedTest
  @CsvSource({
    "postgresql://host/db, jdbc:postgresql://host/db",
    "postgres://u:p@host:6543/db, jdbc:postgresql://host:6543/db",
    "postgresql://u@[::1]:5432/db, jdbc:postgresql://[::1]:5432/db",
    "postgresql://u:p@a:1/db?sslmode=require&channel_binding=require,"
        + " jdbc:postgresql://a:1/db?sslmode=require&channelBinding=require",
    "postgresql://u:p@a:1/db?connect_timeout=5, jdbc:postgresql://a:1/db?connectTimeout=5",
    "jdbc:postgresql://host/db?user=u, jdbc:postgresql://host/db?user=u",
  })
  void readsBothWaysToWriteIt(String url, String jdbcUrl) {
    assertThat(DatabaseAddress.parse(url).jdbcUrl()).isEqualTo(jdbcUrl);
  }

  @Test
  void decodesUserAndPassword() {
    assertThat(DatabaseAddress.parse("postgresql://ann%40x:p%3A%2F+a@b@host/db").properties())
        .containsEntry("user", "ann@x")
        .containsEntry("password", "p:/+a@b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "host/db",
        "mysql://u:secret@host/db",
        "postgresql://u:secret@host",
        "postgresql:///db"
      })
  void refusesAnythingElseWithoutRepeatingIt(String url) {
    assertThatThrownBy(() -> DatabaseAddress.parse(url))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("postgresql://user:password@host:5432/database")
        .hasMessageNotContaining("secret");
  }

  @Test
  void doesNotShowThePassword() {
    assertThat(DatabaseAddress.parse("postgresql://u:secret@host/db"))
        .hasToString("jdbc:postgresql://host/db");
    assertThat(DatabaseAddress.parse("jdbc:postgresql://host/db?password=secret"))
        .hasToString("jdbc:postgresql://host/db");
  }
}
