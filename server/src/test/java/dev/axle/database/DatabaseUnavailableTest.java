package dev.axle.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.jdbi.v3.core.ConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseUnavailableTest {

  @ParameterizedTest
  @CsvSource({
    "08001, true",
    "08006, true",
    "57P01, true",
    "57P02, true",
    "57P03, true",
    "53300, true",
    "57014, false",
    "23505, false",
    "40P01, false",
    "42601, false",
    ", false",
  })
  void isToldByTheState(String state, boolean outage) {
    SQLException failure = new SQLException("failed", state);
    assertThat(DatabaseUnavailable.explains(failure)).isEqualTo(outage);
    assertThat(DatabaseUnavailable.explains(new IllegalStateException(failure))).isEqualTo(outage);
  }

  @Test
  void isSeenThroughWhatJdbiWraps() {
    SQLException none = new SQLTransientConnectionException("no connection");
    assertThat(DatabaseUnavailable.explains(new ConnectionException(none))).isTrue();
  }

  @Test
  void endsOnACircle() {
    RuntimeException first = new RuntimeException();
    RuntimeException second = new RuntimeException(first);
    first.initCause(second);
    assertThat(DatabaseUnavailable.explains(second)).isFalse();
  }
}
