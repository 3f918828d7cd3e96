package dev.axle.edge;

import java.time.LocalDate;
import java.util.List;

/**
 * A call that wants to be counted on a day by all nodes together.
 *
 * @param app who calls
 * @param all the calls of all apps so far
 * @param own those of the caller
 * @param held what is kept for other apps
 */
public record DayClaim(
    PortalId portal, LocalDate date, long allowed, AppId app, Part all, Part own, List<Held> held) {

  public DayClaim {
    held = List.copyOf(held);
  }

  /**
   * @param known what the nodes have counted together, as far as this one has heard
   * @param owed what this one has counted alone, and tells now
   */
  public record Part(long known, long owed) {}

  /**
   * @param reserved calls that only the app may make
   * @param known calls that it has made, as far as this node has heard
   */
  public record Held(AppId app, long reserved, long known) {}

  /**
   * @param all the calls of the day, with this one if it was admitted
   * @param own those of the caller
   * @param free how many more the caller could make now
   */
  public record Decision(boolean admitted, long all, long own, long free) {}
}
