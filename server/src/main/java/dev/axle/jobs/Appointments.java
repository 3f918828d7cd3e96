package dev.axle.jobs;

import dev.axle.database.Database;
import dev.axle.database.DatabaseUnavailable;
import dev.axle.edge.PortalId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is to be done once, when a portal's clock has come to a time, whether it got there by itself
 * or was moved. Each of one kind is kept in a transaction of its own, which strikes it off too.
 */
public final class Appointments {

  private static final Logger log = LoggerFactory.getLogger(Appointments.class);
  private static final int AT_A_TIME = 500;

  private final String kind;
  private final Database database;
  private final PortalTimes times;
  private final Keeper keeper;
  private final AppointmentStore store;

  Appointments(String kind, Database database, PortalTimes times, Keeper keeper) {
    this.kind = kind;
    this.database = database;
    this.times = times;
    this.keeper = keeper;
    this.store = new AppointmentStore(kind);
  }

  /** Keeps an appointment. */
  @FunctionalInterface
  public interface Keeper {

    /**
     * Does what was to be done. If it throws, the transaction is undone and it is called again
     * later; what it does without the transaction may then be done twice.
     *
     * @param now by the portal's clock
     */
    void keep(Connection transaction, Appointment appointment, Instant now) throws SQLException;
  }

  /** Makes appointments; one takes the place of an earlier one with its key. */
  public void make(Connection transaction, Collection<Appointment> appointments)
      throws SQLException {
    store.put(transaction, appointments);
  }

  /** Makes an appointment; it takes the place of an earlier one with its key. */
  public void make(Connection transaction, Appointment appointment) throws SQLException {
    make(transaction, List.of(appointment));
  }

  /** Cancels appointments; those that are not there don't matter. */
  public void cancel(Connection transaction, PortalId portal, Collection<String> keys)
      throws SQLException {
    store.remove(transaction, portal, keys);
  }

  void keepAllDue(Job.Stop stop) {
    List<Appointment> due;
    do {
      Map<PortalId, Instant> now = times.now();
      due = database.read(connection -> store.due(connection, now, AT_A_TIME));
      for (Appointment appointment : due) {
        if (stop.isAsked()) {
          return;
        }
        keep(appointment, now.getOrDefault(appointment.portal(), appointment.due()));
      }
    } while (due.size() == AT_A_TIME);
  }

  private void keep(Appointment appointment, Instant now) {
    try {
      database.transaction(
          transaction -> {
            boolean stands = store.strikeOff(transaction, appointment);
            if (stands) {
              keeper.keep(transaction, appointment, now);
            }
            return stands;
          });
    } catch (DatabaseUnavailable away) {
      throw away;
    } catch (RuntimeException failure) {
      log.error(
          "{} {} of portal {} failed, and is tried again later",
          kind,
          appointment.key(),
          appointment.portal(),
          failure);
      database.transaction(
          transaction -> {
            store.putOff(transaction, appointment, now);
            return appointment;
          });
    }
  }
}
