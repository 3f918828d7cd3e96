package dev.axle.crm.lists;

import dev.axle.database.Database;
import dev.axle.edge.PortalId;
import dev.axle.jobs.Appointment;
import dev.axle.jobs.Appointments;
import dev.axle.jobs.Jobs;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Turns lists that follow their conditions into lists that people fill, when it is time. */
public final class Conversions {

  private final Database database;
  private final Lists lists;
  private final Function<PortalId, ZoneId> zones;
  private final Appointments appointments;

  /**
   * @param zones where the days of portals begin
   */
  public Conversions(Database database, Jobs jobs, Lists lists, Function<PortalId, ZoneId> zones) {
    this.database = database;
    this.lists = lists;
    this.zones = zones;
    this.appointments = jobs.appointments("list-conversion", this::convert);
  }

  /**
   * @throws dev.axle.edge.Problem 404 if none was ever asked for
   */
  Conversion read(PortalId portal, ListId id) {
    lists.read(portal, id);
    return database
        .read(connection -> ConversionStore.find(connection, portal, id))
        .orElseThrow(() -> ListProblems.noConversion(id));
  }

  /**
   * @throws dev.axle.edge.Problem 400 for a list that follows no conditions, and a time that has
   *     passed
   */
  Conversion schedule(PortalId portal, ListId id, Conversion.When when, Instant now) {
    CrmList list = lists.read(portal, id);
    if (!list.isFollowed()) {
      throw ListProblems.notDynamic(id, "it can't be converted");
    }
    Instant due = due(when, list, now, portal);
    if (when instanceof Conversion.OnDate && !due.isAfter(now)) {
      throw ListProblems.conversionPast();
    }
    return database.transaction(
        transaction -> {
          ConversionStore.request(transaction, portal, id, when, now);
          appointments.make(transaction, new Appointment(portal, id.toString(), due, ""));
          return new Conversion(Optional.of(when), Optional.empty());
        });
  }

  private Instant due(Conversion.When when, CrmList list, Instant requested, PortalId portal) {
    Instant quietSince =
        Stream.of(list.size().lastAddedAt(), list.size().lastRemovedAt(), Optional.of(requested))
            .flatMap(Optional::stream)
            .max(Instant::compareTo)
            .orElse(requested);
    return when.due(quietSince, zones.apply(portal));
  }

  /** Forgets a conversion that was not made yet. */
  void cancel(PortalId portal, ListId id) {
    lists.read(portal, id);
    database.transaction(
        transaction -> {
          ConversionStore.cancel(transaction, portal, id);
          appointments.cancel(transaction, portal, List.of(id.toString()));
          return id;
        });
  }

  /** A list that has changed meanwhile gets more time. */
  private void convert(Connection transaction, Appointment appointment, Instant now)
      throws SQLException {
    PortalId portal = appointment.portal();
    ListId id = new ListId(Long.parseLong(appointment.key()));
    Optional<Conversion> asked = ConversionStore.find(transaction, portal, id);
    Optional<CrmList> list =
        MembershipStore.hold(transaction, portal, List.of(id)).stream()
            .filter(held -> !held.isDeleted())
            .findFirst();
    if (asked.isEmpty() || list.isEmpty() || asked.get().requested().isEmpty()) {
      return;
    }
    Instant requested =
        ConversionStore.requestedAt(transaction, portal, id).orElse(appointment.due());
    Instant due = due(asked.get().requested().get(), list.get(), requested, portal);
    if (due.isAfter(now)) {
      appointments.make(transaction, new Appointment(portal, appointment.key(), due, ""));
    } else if (ConversionStore.convert(transaction, portal, id, now)) {
      ConversionStore.done(transaction, portal, id, now);
    }
  }
}
