package dev.axle.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What the tools print, and what the bench makes of it. */
class ReportsTest {

  @Test
  void wrkIsUnderstood() {
    Load load =
        Wrk.parse(
            """
            Running 5s test @ http://127.0.0.1:8080
              1 threads and 16 connections
              Latency Distribution
                 50%    1.18ms
                 75%    1.71ms
                 90%    2.20ms
                 99%  500.00us
              61876 requests in 5.00s, 54.27MB read
              Socket errors: connect 0, read 1, write 0, timeout 2
              Non-2xx or 3xx responses: 4
            Requests/sec:  12375.20
            """);
    assertThat(load).isEqualTo(new Load(12375.20, 1.18, 0.5, 7));
  }

  @Test
  void pgbenchIsUnderstood() {
    Load load =
        PgBench.parse(
            """
            number of failed transactions: 0 (0.000%)
            latency average = 0.548 ms
            initial connection time = 40.1 ms
            tps = 29201.007331 (without initial connection time)
            """);
    assertThat(load).isEqualTo(new Load(29201.007331, 0.548, 0, 0));
  }

  @Test
  void otherOutputIsNotPassedOver() {
    assertThatThrownBy(() -> Wrk.parse("unable to connect")).hasMessageContaining("unable");
    assertThatThrownBy(() -> PgBench.parse("fatal")).hasMessageContaining("fatal");
  }

  @Test
  void theMedianIsInTheMiddle() {
    assertThat(Bench.median(List.of(3.0, 1.0, 2.0), value -> value)).isEqualTo(2.0);
    assertThat(Bench.median(List.of(4.0, 1.0, 2.0, 3.0), value -> value)).isEqualTo(2.5);
  }

  @Test
  void columnsAreAligned() {
    assertThat(new Table().row("", "per second").row("read", 12345.6).row("list", 0.31).toString())
        .isEqualTo(
            """
                  per second
            read      12,346
            list        0.31
            """);
  }

  @Test
  void flagsAreRead() throws Options.Unusable {
    assertThat(Options.parse(List.of("--quick", "--connections", "4,8")).connections())
        .containsExactly(4, 8);
    assertThatThrownBy(() -> Options.parse(List.of("--fast", "1")))
        .hasMessage("There is no flag --fast.");
    assertThatThrownBy(() -> Options.parse(List.of("--seconds", "0")))
        .hasMessageContaining("--seconds");
  }

  @Test
  void flagsOfSearchesAreRead() throws Options.Unusable {
    assertThat(SearchOptions.parse(List.of("--quick", "--heap", "512m")))
        .isEqualTo(new SearchOptions(50_000, List.of(1, 8), 3, "512m", Optional.empty(), false));
    assertThat(SearchOptions.parse(List.of("--only-axle", "--data", "kept")))
        .isEqualTo(
            new SearchOptions(
                1_000_000, List.of(1, 8), 10, "1g", Optional.of(Path.of("kept")), true));
    assertThat(SearchOptions.parse(List.of("--contacts", "200000")).contacts()).isEqualTo(200_000);
    assertThatThrownBy(() -> SearchOptions.parse(List.of("--heap", "much")))
        .hasMessageContaining("--heap");
    assertThatThrownBy(() -> SearchOptions.parse(List.of("--rows", "1000")))
        .hasMessage("There is no flag --rows of --search.");
  }

  @Test
  void percentilesAreOfAllThatWasMeasured() {
    List<Long> nanos = LongStream.rangeClosed(1, 100).map(i -> i * 1_000_000).boxed().toList();
    assertThat(SqlLoad.percentile(nanos, 50)).isEqualTo(51);
    assertThat(SqlLoad.percentile(nanos, 99)).isEqualTo(100);
    assertThat(SqlLoad.percentile(List.of(3_000_000L), 99)).isEqualTo(3);
  }
}
