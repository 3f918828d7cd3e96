package dev.axle.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** What is knowingly not there, and why. */
record LeftOut(String area, String group, String tail, String reason) {

  static List<LeftOut> all() {
    try (var in = LeftOut.class.getResourceAsStream("left-out.tsv")) {
      if (in == null) {
        throw new IllegalStateException("missing resource left-out.tsv");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .map(line -> line.split("\t", -1))
          .map(columns -> new LeftOut(columns[0], columns[1], columns[2], columns[3]))
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  static Optional<LeftOut> of(List<LeftOut> all, SpecOperation operation) {
    return all.stream().filter(each -> each.covers(operation)).findFirst();
  }

  private boolean covers(SpecOperation operation) {
    return operation.area().equals(area)
        && (group.equals("*") || operation.group().equals(group))
        && operation.path().endsWith(tail);
  }
}
