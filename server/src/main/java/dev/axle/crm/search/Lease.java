package dev.axle.crm.search;

import dev.axle.database.Database;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * Which node keeps the index that all share. A node that dies loses it when its time is up, one
 * that closes gives it back; each term has a number higher than the one before.
 */
final class Lease {

  /** How long a node that says nothing more is waited for. */
  private static final String LASTING = Duration.ofSeconds(10).toString();

  private final Database database;
  private final UUID node = UUID.randomUUID();

  Lease(Database database) {
    this.database = database;
  }

  /** The node's time to keep the index. */
  final class Term implements Places, AutoCloseable {
    private final long number;

    private Term(long number) {
      this.number = number;
    }

    long number() {
      return number;
    }

    /** Prolongs it and says how far the index has come; false if it is over. */
    boolean prolong(long horizon) {
      return database.read(connection -> LeaseStore.prolong(connection, number, LASTING, horizon));
    }

    @Override
    public Optional<Place> read() {
      return database.read(LeaseStore::place);
    }

    @Override
    public void write(Place place) {
      database.read(
          connection -> {
            LeaseStore.move(connection, number, place);
            return place;
          });
    }

    @Override
    public void close() {
      database.read(
          connection -> {
            LeaseStore.end(connection, number);
            return number;
          });
    }
  }

  /** A term of one's own, unless another node has one. */
  Optional<Term> take() {
    OptionalLong number = database.read(connection -> LeaseStore.take(connection, node, LASTING));
    return number.isPresent() ? Optional.of(new Term(number.getAsLong())) : Optional.empty();
  }
}
