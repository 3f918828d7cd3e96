package dev.axle.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.Supplier;

/**
 * A few rows that an act commits together with what it does: in the first of its transactions that
 * writes, so that neither is there without the other. An act that committed nothing, such as one
 * whose effect is a file, gets them in a transaction of their own; one that was refused gets none.
 */
public final class Addendum {

  private static final ScopedValue<Addendum> PRESENT = ScopedValue.newInstance();

  /** Writes the rows. */
  public interface Rows {
    void write(Connection transaction) throws SQLException;
  }

  private final Rows rows;
  private boolean written;
  private boolean committed;

  private Addendum(Rows rows) {
    this.rows = rows;
  }

  /** Does something whose transactions, in this thread, carry the rows. */
  static <T> T to(Database database, Rows rows, Supplier<T> act) {
    Addendum addendum = new Addendum(rows);
    T result = ScopedValue.where(PRESENT, addendum).call(act::get);
    if (!addendum.committed) {
      database.transaction(
          transaction -> {
            rows.write(transaction);
            return result;
          });
    }
    return result;
  }

  /** To be called before a transaction is committed, whichever way it was begun. */
  static void beforeCommit(Connection transaction) throws SQLException {
    if (PRESENT.isBound()) {
      PRESENT.get().write(transaction);
    }
  }

  /** To be called after that commit. */
  static void afterCommit() {
    if (PRESENT.isBound()) {
      Addendum addendum = PRESENT.get();
      addendum.committed |= addendum.written;
    }
  }

  private void write(Connection transaction) throws SQLException {
    written = false;
    if (!committed && hasWritten(transaction)) {
      rows.write(transaction);
      written = true;
    }
  }

  /** PostgreSQL gives a transaction its number with its first write. */
  private static boolean hasWritten(Connection transaction) throws SQLException {
    try (PreparedStatement select =
            transaction.prepareStatement("select pg_current_xact_id_if_assigned() is not null");
        ResultSet row = select.executeQuery()) {
      row.next();
      return row.getBoolean(1);
    }
  }
}
