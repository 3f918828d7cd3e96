package dev.axle.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/** PostgreSQL, asked by a number of connections at once, each as soon as it has its answer. */
record SqlLoad(Postgres postgres) {

  /** Each connection asks at least so often, however long it takes. */
  private static final int LEAST = 3;

  Load run(SearchKind kind, int connections, int seconds) throws Exception {
    long start = System.nanoTime();
    long end = start + TimeUnit.SECONDS.toNanos(seconds);
    List<Future<List<Long>>> asking = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(connections)) {
      for (int i = 0; i < connections; i++) {
        int first = i * kind.asked().size() / connections;
        asking.add(threads.submit(() -> ask(kind, first, end)));
      }
    }
    double elapsed = (System.nanoTime() - start) / 1e9;
    List<Long> nanos = new ArrayList<>();
    for (Future<List<Long>> each : asking) {
      nanos.addAll(each.get());
    }
    return new Load(nanos.size() / elapsed, percentile(nanos, 50), percentile(nanos, 99), 0);
  }

  private List<Long> ask(SearchKind kind, int first, long end) throws SQLException {
    List<Long> nanos = new ArrayList<>();
    try (Connection connection = open();
        PreparedStatement select = connection.prepareStatement(kind.sql())) {
      int next = first;
      while (System.nanoTime() < end || nanos.size() < LEAST) {
        long start = System.nanoTime();
        total(select, kind.asked().get(next));
        nanos.add(System.nanoTime() - start);
        next = (next + 1) % kind.asked().size();
      }
    }
    return nanos;
  }

  /** How many records PostgreSQL finds. */
  long total(SearchKind kind, SearchKind.Asked asked) throws SQLException {
    try (Connection connection = open();
        PreparedStatement select = connection.prepareStatement(kind.sql())) {
      return total(select, asked);
    }
  }

  private static long total(PreparedStatement select, SearchKind.Asked asked) throws SQLException {
    for (int i = 0; i < asked.parameters().size(); i++) {
      select.setObject(i + 1, asked.parameters().get(i));
    }
    long total = 0;
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        total = row.getLong(1);
        row.getString(3);
      }
    }
    return total;
  }

  /** With memory for large answers, and planned anew for each question. */
  private Connection open() throws SQLException {
    Connection connection = postgres.open("prepareThreshold=0");
    try (Statement statement = connection.createStatement()) {
      statement.execute("set work_mem = '64MB'");
    }
    return connection;
  }

  static double percentile(List<Long> nanos, int percent) {
    long[] sorted = nanos.stream().flatMapToLong(LongStream::of).sorted().toArray();
    return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)] / 1e6;
  }
}
